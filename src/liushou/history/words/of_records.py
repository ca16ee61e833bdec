"""What was done for a child: talks, visits, calls, and promises kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from liushou.history.compare import Change
from liushou.history.words.entries import Found, by_entry, entry_of, is_new, whole
from liushou.history.words.phrases import Versions, about, pieces
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value

_MANY = 5
"""More days than these are not told one by one."""


def records(versions: Versions, changes: Found) -> Iterator[str]:
    """Care done: 谈心 11月3日、11月10日；家访 11月5日, follow-ups that were done, and corrections."""
    new = [change for change in changes if is_new(change, 2)]
    days: defaultdict[str, list[str]] = defaultdict(list)
    for change in new:
        entry = change.new if isinstance(change.new, dict) else {}
        kind = versions.text((*change.path, "kind"), entry.get("kind") or "其他")
        days[kind].append(str(entry.get("date") or ""))
    if days:
        yield "；".join(f"{kind} {_days(versions, found)}" for kind, found in days.items())
    gone = [change for change in changes if whole(change) and change.kind == "removed"]
    if len(gone) > _MANY:
        yield _many_gone(versions, gone)
    for place, found in by_entry(change for change in changes if change not in new):
        if not whole(found[0]):
            yield _corrected(versions, found, entry_of(versions, found[0], place))
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
    kinds = (at(change.new, ("kind",)) for change in changes if is_new(change, 2))
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
