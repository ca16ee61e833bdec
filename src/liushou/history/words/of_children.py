"""What happened to a child, where that is more than one field: left, came back, paired, 重点, consent."""

from collections.abc import Iterator

from liushou.history.words.entries import Found, by_entry, entry_of, is_new, whole
from liushou.history.words.phrases import Versions, about, pieces
from liushou.records.child import Child
from liushou.records.schooling import class_label
from liushou.records.standing import left_behind
from liushou.records.validate import build
from liushou.yamltext.edit_values import Archive, same
from liushou.yamltext.scalars import Value


def status(versions: Versions, changes: Found) -> Iterator[str]:
    """转出、毕业、结束, or back again; the day comes from closed_on and registered_on."""
    old, new = versions.old.get("status"), versions.new.get("status")
    day = versions.wording.day
    closed = versions.new.get("closed_on")
    if old == "在册" and new != "在册":
        yield f"{versions.text(('status',), new)}{f'（{day(closed)}起不再在册）' if closed else ''}"
    elif old != "在册" and new == "在册":
        registered = versions.new.get("registered_on")
        yield f"回来了，重新在册（{day(registered)}建档）" if registered else "重新在册"
    else:
        yield from pieces(versions, changes, 0)


def school(versions: Versions, changes: Found) -> Iterator[str]:
    """五年级1班 → 六年级1班, 离校, and the rest field by field."""
    keys = {change.path[1] for change in changes if len(change.path) == 2}
    if len(keys) != len(changes):
        yield from pieces(versions, changes, 0)
        return
    told: set[Value] = set()
    before, after = (class_of(side) for side in (versions.old, versions.new))
    if keys & {"grade", "class"} and before and after:
        yield f"{before} → {after}"
        told |= {"grade", "class"}
    school_now = versions.new.get("school")
    if "left_on" in keys and isinstance(school_now, dict) and school_now.get("left_on") is not None:
        why = school_now.get("left_why")
        reason = f"（{versions.text(('school', 'left_why'), why)}）" if why else ""
        yield f"{versions.wording.day(school_now['left_on'])}离校{reason}"
        told |= {"left_on", "left_why", "enrolled"}
    yield from pieces(versions, [change for change in changes if change.path[1] not in told], 1)


def class_of(archive: dict[str, Value]) -> str:
    """五年级1班 of a child's plain values; nothing where there is none."""
    place = archive.get("school")
    grade, room = (place.get("grade"), place.get("class")) if isinstance(place, dict) else (None, None)
    if not isinstance(grade, str):
        return ""
    return class_label(grade, room if isinstance(room, int | str) else None) or grade


def pairings(versions: Versions, changes: Found) -> Iterator[str]:
    """Pairings that began, ended, or are told otherwise."""
    for place, found in by_entry(changes):
        name = versions.called(found[0], 2)
        entry = entry_of(versions, found[0], place)
        since, until = (versions.wording.day(entry.get(key) or "") for key in ("since", "until"))
        rest = [change for change in found if change.path[2:] != ("until",)]
        if is_new(found[0], 2):
            span = f"{since}至{until}" if until else f"{since}起"
            yield f"{'结过对' if until else '开始结对'}：{name}（{span}）"
        elif whole(found[0]):
            yield f"删去一条结对：{name}（{since}起）"
        else:
            ended = any(change.kind == "added" for change in found if change not in rest)
            if ended and until:
                yield f"结对结束：{name}（到{until}）"
            told = rest if ended else found
            if told:
                yield about(name, pieces(versions, told, 2))


def focus(versions: Versions, changes: Found) -> Iterator[str]:
    """Listed as 重点关爱对象, or no longer."""
    whole = changes[0] if len(changes) == 1 and len(changes[0].path) == 1 else None
    if whole is None or whole.kind == "changed":
        yield from pieces(versions, changes, 0)
    elif whole.kind == "removed":
        yield "不再列为重点关爱对象"
    else:
        entry = whole.new if isinstance(whole.new, dict) else {}
        why = versions.shown(("focus", "why"), entry.get("why")) if entry.get("why") else ""
        since = f"（{versions.wording.day(entry['since'])}起）" if entry.get("since") else ""
        yield f"列为重点关爱对象{since}{f'：{why}' if why else ''}"


def left_behind_moved(versions: Versions) -> Iterator[str]:
    """留守类型 单留守 → 双留守, where the parents' situations make it another."""
    if same(_situations(versions.old), _situations(versions.new)):
        return
    before, after = (build(Child, dict(side)) for side in (versions.old, versions.new))
    if isinstance(before, Child) and isinstance(after, Child):
        was, now = left_behind(before.parents), left_behind(after.parents)
        if was != now:
            yield f"留守类型 {was} → {now}"


def _situations(side: Archive) -> Value:
    parents = side.get("parents")
    if not isinstance(parents, list):
        return parents
    return [one.get("situation") if isinstance(one, dict) else one for one in parents]


def consent(versions: Versions, changes: Found) -> Iterator[str]:
    """同意书 signed or withdrawn."""
    entry = versions.new.get("consent")
    whole = len(changes) == 1 and changes[0].path == ("consent",) and changes[0].kind == "added"
    withdrawn = [change for change in changes if change.path == ("consent", "withdrawn_on")]
    if whole and isinstance(entry, dict):
        by = versions.shown(("consent", "by"), entry.get("by")) if entry.get("by") else "监护人"
        yield f"{by}{versions.wording.day(entry.get('signed_on') or '')}签了同意书"
    elif len(changes) == len(withdrawn) == 1 and withdrawn[0].kind == "added":
        yield f"{versions.wording.day(withdrawn[0].new or '')}撤回了同意书"
    else:
        yield from pieces(versions, changes, 0)
