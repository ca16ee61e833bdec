"""What happened to a child, where that is more than one field: left, came back, paired, a case, care."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from liushou.findings import Path
from liushou.history.compare import Change
from liushou.history.phrases import Versions, about, pieces
from liushou.records.child import Child
from liushou.records.standing import left_behind
from liushou.records.validate import build
from liushou.yamltext.edit_values import Archive, at, same
from liushou.yamltext.values import Value

Found = Sequence[Change]
_MANY = 5
"""More days than these are not told one by one."""


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
    if isinstance(room, int):
        return f"{grade}{room}班"
    return f"{grade}{room}" if isinstance(room, str) else grade


def pairings(versions: Versions, changes: Found) -> Iterator[str]:
    """Pairings that began, ended, or are told otherwise."""
    for place, found in _by_entry(changes):
        name = versions.called(found[0], 2)
        entry = _entry(versions, found[0], place)
        since, until = (versions.wording.day(entry.get(key) or "") for key in ("since", "until"))
        rest = [change for change in found if change.path[2:] != ("until",)]
        if _new_entry(found[0], 2):
            span = f"{since}至{until}" if until else f"{since}起"
            yield f"{'结过对' if until else '开始结对'}：{name}（{span}）"
        elif _whole(found[0]):
            yield f"删去一条结对：{name}（{since}起）"
        else:
            ended = any(change.kind == "added" for change in found if change not in rest)
            if ended and until:
                yield f"结对结束：{name}（到{until}）"
            told = rest if ended else found
            if told:
                yield about(name, pieces(versions, told, 2))


def cases(versions: Versions, changes: Found) -> Iterator[str]:
    """Cases opened, followed, escalated and closed."""
    for place, found in _by_entry(changes):
        name = versions.called(found[0], 2)
        entry = _entry(versions, found[0], place)
        if _new_entry(found[0], 2):
            yield _opened(versions, found[0].path, entry)
        elif _whole(found[0]):
            yield f"删去一件个案：{name}"
        else:
            yield f"{name}：{'；'.join(_case(versions, found, entry))}"


def _opened(versions: Versions, path: Path, entry: dict[str, Value]) -> str:
    told = [versions.text((*path, key), entry[key]) for key in ("kind", "level") if entry.get(key)]
    opened = versions.wording.day(entry.get("opened") or "")
    what = versions.shown((*path, "what"), entry.get("what")) if entry.get("what") else ""
    closed = versions.wording.day(entry.get("closed") or "")
    steps = entry.get("steps")
    parts = [f"立案（{opened}）：{'，'.join(told)}", what]
    parts.append(f"已记 {len(steps)} 步" if isinstance(steps, list) and steps else "")
    above = entry.get("escalated")
    for place, one in enumerate(above if isinstance(above, list) else []):
        parts.append(_told_above(versions, (*path, "escalated", place), one))
    parts.append(f"{closed}办结" if closed else "")
    return "，".join(part for part in parts if part)


def _case(versions: Versions, found: Found, entry: dict[str, Value]) -> Iterator[str]:
    steps = [change for change in found if change.path[2] == "steps" and _new_entry(change, 4)]
    told = [change for change in found if change.path[2] == "escalated" and _new_entry(change, 4)]
    closing = [change for change in found if change.path[2:] == ("closed",) and change.kind == "added"]
    if steps:
        yield f"有进展，{'，'.join(_step(versions, change) for change in steps)}"
    for change in told:
        yield _told_above(versions, change.path, change.new)
    if closing:
        outcome = versions.shown((*closing[0].path[:2], "outcome"), entry.get("outcome"))
        result = f"（结果：{outcome}）" if outcome and entry.get("outcome") else ""
        yield f"{versions.wording.day(entry.get('closed') or '')}办结{result}"
    known = [*steps, *told, *closing]
    if closing:
        known += [change for change in found if change.path[2:] == ("outcome",) and change.kind == "added"]
    yield from pieces(versions, [change for change in found if change not in known], 2)


def _step(versions: Versions, change: Change) -> str:
    entry = change.new if isinstance(change.new, dict) else {}
    day = versions.wording.day(entry.get("date") or "")
    what = versions.shown((*change.path, "what"), entry.get("what")) if entry.get("what") else ""
    by = versions.shown((*change.path, "by"), entry.get("by")) if entry.get("by") else ""
    return f"{day}{f' {by}' if by else ''}{f' {what}' if what else ''}"


def _told_above(versions: Versions, path: Path, told: Value) -> str:
    entry = told if isinstance(told, dict) else {}
    to = versions.shown((*path, "to"), entry.get("to") or "")
    return f"{versions.wording.day(entry.get('date') or '')}{f'向{to}' if to else ''}上报"


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


def records(versions: Versions, changes: Found) -> Iterator[str]:
    """Care done: 谈心 11月3日、11月10日；家访 11月5日, follow-ups that were done, and corrections."""
    new = [change for change in changes if _new_entry(change, 2)]
    days: defaultdict[str, list[str]] = defaultdict(list)
    for change in new:
        entry = change.new if isinstance(change.new, dict) else {}
        kind = versions.text((*change.path, "kind"), entry.get("kind") or "其他")
        days[kind].append(str(entry.get("date") or ""))
    if days:
        yield "；".join(f"{kind} {_days(versions, found)}" for kind, found in days.items())
    gone = [change for change in changes if _whole(change) and change.kind == "removed"]
    if len(gone) > _MANY:
        yield _many_gone(versions, gone)
    for place, found in _by_entry(change for change in changes if change not in new):
        if not _whole(found[0]):
            yield _corrected(versions, found, _entry(versions, found[0], place))
        elif len(gone) <= _MANY:
            yield f"删去{versions.called(found[0], 2)}"


def _many_gone(versions: Versions, gone: Found) -> str:
    kinds = Counter(
        versions.text((*change.path, "kind"), at(change.old, ("kind",)) or "其他") for change in gone
    )
    days = [str(at(change.old, ("date",)) or "") for change in gone]
    told = "、".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return f"删去帮扶记录 {_days(versions, days)}：{told}"


def _days(versions: Versions, days: Sequence[str]) -> str:
    """11月3日、11月10日; of many how many, and from when to when."""
    day = versions.wording.day
    if len(days) > _MANY:
        return f"{len(days)} 次（{day(min(days))}至{day(max(days))}）"
    return "、".join(map(day, days))


def counted(changes: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    """How many records of each kind came, the most frequent first."""
    kinds = (at(change.new, ("kind",)) for change in changes if _new_entry(change, 2))
    return tuple(Counter(kind for kind in kinds if isinstance(kind, str)).most_common())


def _corrected(versions: Versions, found: Found, entry: dict[str, Value]) -> str:
    name = versions.called(found[0], 2)
    done = at(entry, ("follow_up", "done"))
    if isinstance(done, str) and any(change.path[2:] == ("follow_up", "done") for change in found):
        what = versions.shown((*found[0].path[:2], "follow_up", "what"), at(entry, ("follow_up", "what")))
        rest = [change for change in found if change.path[2:] != ("follow_up", "done")]
        text = f"{name}，当时定的后续{versions.wording.day(done)}办了{f'：{what}' if what else ''}"
        return "；".join((text, *pieces(versions, rest, 2)))
    if any(change.path[2:] == ("follow_up",) and change.kind == "added" for change in found):
        due = versions.wording.day(at(entry, ("follow_up", "due")) or "")
        rest = [change for change in found if change.path[2:] != ("follow_up",)]
        return "；".join((f"{name}：定了后续，期限{due}", *pieces(versions, rest, 2)))
    return about(name, pieces(versions, found, 2))


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


def _whole(change: Change) -> bool:
    """True for an entry of the top list that came or went."""
    return change.of_entry and len(change.path) == 2


def _new_entry(change: Change, depth: int) -> bool:
    """True for an entry that came to a list so deep in the archive."""
    return change.kind == "added" and change.of_entry and len(change.path) == depth


def _by_entry(changes: Iterable[Change]) -> Iterator[tuple[Path, Found]]:
    """The changes of each entry of the top list; one that came or went is by itself."""
    for (path, _), group in groupby(changes, key=lambda change: (change.path[:2], _whole(change))):
        yield path, tuple(group)


def _entry(versions: Versions, change: Change, path: Path) -> dict[str, Value]:
    gone = _whole(change) and change.kind == "removed"
    entry = at(versions.old, change.was) if gone else at(versions.new, path)
    return entry if isinstance(entry, dict) else {}
