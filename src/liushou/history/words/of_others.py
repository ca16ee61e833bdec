"""What happened to a volunteer, an activity, a resident, where that is more than one field."""

from collections.abc import Iterator, Sequence

from liushou.history.compare import Change
from liushou.history.words.phrases import Versions, sentences
from liushou.yamltext.scalars import Value

Found = Sequence[Change]


def volunteer_status(versions: Versions, changes: Found) -> Iterator[str]:
    """离岗, or back in service."""
    left = versions.new.get("left_on")
    if versions.new.get("status") == "离岗":
        yield f"离岗（在岗到{versions.wording.day(left)}）" if left else "离岗"
    elif versions.old.get("status") == "离岗" and versions.new.get("status") == "在岗":
        yield "重新在岗"
    else:
        yield from sentences(versions, changes)


def homeroom(versions: Versions, changes: Found) -> Iterator[str]:
    """班主任 of another class, of one for the first time, or no longer."""
    before, after = (_class(versions, side) for side in (versions.old, versions.new))
    if before == after or not all(
        change.path[1:] in ((), ("grade",), ("class",), ("since",)) for change in changes
    ):
        yield from sentences(versions, changes)
    elif before and after:
        yield f"班主任 {before} → {after}"
    else:
        yield f"任{after}班主任" if after else f"不再任{before}班主任"


def _class(versions: Versions, side: dict[str, Value]) -> str:
    room = side.get("homeroom")
    if not isinstance(room, dict):
        return ""
    grade, name = (versions.text(("homeroom", key), room.get(key, "")) for key in ("grade", "class"))
    return f"{grade}{name}班" if name.isdigit() else f"{grade}{name}"


def clearance(versions: Versions, changes: Found) -> Iterator[str]:
    """违法犯罪记录查询 done, and what came of it."""
    entry = versions.new.get("clearance")
    if not isinstance(entry, dict):
        yield from sentences(versions, changes)
        return
    day = versions.wording.day(entry.get("checked_on") or "")
    result = versions.text(("clearance", "result"), entry.get("result") or "")
    yield f"违法犯罪记录查询：{day}{result}"


def activity_status(versions: Versions, changes: Found) -> Iterator[str]:
    """已完成, 已取消, 开始进行."""
    said = {"完成": "已完成", "取消": "取消了", "进行": "开始进行"}
    text = said.get(str(versions.new.get("status")))
    if text:
        yield text
    else:
        yield from sentences(versions, changes)


def sessions(versions: Versions, changes: Found) -> Iterator[str]:
    """How many came to a meeting of the activity; all else as any field."""
    rest = []
    for change in changes:
        if change.kind == "added" and len(change.path) == 2 and isinstance(change.new, dict):
            yield _session(versions, change.new)
        else:
            rest.append(change)
    yield from sentences(versions, rest)


def _session(versions: Versions, entry: dict[str, Value]) -> str:
    day = versions.wording.day(entry.get("date") or "")
    absent = _count(entry.get("absent"))
    missing = f"，缺席 {absent} 名" if absent else ""
    return f"{day}办了一场，到场儿童 {_count(entry.get('present'))} 名{missing}"


def _count(value: Value) -> int:
    return len(value) if isinstance(value, list) else 0


def resident_status(versions: Versions, changes: Found) -> Iterator[str]:
    """Off the register, or on it again."""
    closed = versions.new.get("closed_on")
    if versions.new.get("status") == "结束":
        yield f"结束（{versions.wording.day(closed)}起不再在册）" if closed else "结束"
    elif versions.new.get("status") == "在册":
        yield "重新在册"
    else:
        yield from sentences(versions, changes)
