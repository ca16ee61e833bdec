"""Three versions of a list made into one: which entries there are, and in what order."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liushou.history.matching import Matched, agree, frozen, matched
from liushou.history.merging.held import ABSENT, Absent, Clash, Held, Outcome
from liushou.history.merging.sentences import with_reworded
from liushou.records.fields import Record
from liushou.records.sameness import SAMENESS, Sameness
from liushou.yamltext.scalars import Value

Merge = Callable[[Held, Held, Held], Outcome]
"""How one entry is merged: as in base, as in ours, as in theirs."""
Items = Sequence[Value]


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """One entry of the merged list, and its places in the lists of both sides."""

    outcome: Outcome
    ours: int | None
    theirs: int | None
    is_new: bool


def merged_lists(part: type[Record] | None, base: Items, ours: Items, theirs: Items, merge: Merge) -> Outcome:
    """What both sides made of a list of entries of the model `part`, None for plain values."""
    sameness = SAMENESS.get(part) if part is not None else None
    to_ours, to_theirs = _matched(part, base, ours), _matched(part, base, theirs)
    entries = [*_kept(base, ours, theirs, to_ours, to_theirs, merge)]
    entries += _added(sameness, ours, theirs, to_ours.added, to_theirs.added, merge)
    there = [entry for entry in entries if not isinstance(entry.outcome.value, Absent)]
    ordered = _in_date_order(sameness, _in_order(there, to_ours, to_theirs), ours, theirs)
    value: list[Value] = []
    clashes: list[Clash] = []
    for entry in ordered:
        if not isinstance(entry.outcome.value, Absent):
            clashes += entry.outcome.below(len(value))
            value.append(entry.outcome.value)
    return Outcome(value, tuple(clashes))


def _matched(part: type[Record] | None, old: Items, new: Items) -> Matched:
    found = matched(part, old, new)
    return found if part is not None else with_reworded(found, old, new)


def _kept(
    base: Items, ours: Items, theirs: Items, to_ours: Matched, to_theirs: Matched, merge: Merge
) -> list[_Entry]:
    in_ours, in_theirs = dict(to_ours.pairs), dict(to_theirs.pairs)
    found = []
    for place, before in enumerate(base):
        here, there = in_ours.get(place), in_theirs.get(place)
        outcome = merge(
            before, ABSENT if here is None else ours[here], ABSENT if there is None else theirs[there]
        )
        found.append(_Entry(outcome, here, there, is_new=False))
    return found


def _added(
    sameness: Sameness | None,
    ours: Items,
    theirs: Items,
    by_ours: Sequence[int],
    by_theirs: Sequence[int],
    merge: Merge,
) -> list[_Entry]:
    """Entries that are in no earlier version: those of both sides that mean one thing are one."""
    pairs = _twins(sameness, {i: ours[i] for i in by_ours}, {i: theirs[i] for i in by_theirs})
    found = []
    for here in by_ours:
        there = pairs.get(here)
        other = ABSENT if there is None else theirs[there]
        outcome = Outcome(ours[here]) if there is None else merge(ABSENT, ours[here], other)
        found.append(_Entry(outcome, here, there, is_new=True))
    paired = set(pairs.values())
    alone = (there for there in by_theirs if there not in paired)
    return found + [_Entry(Outcome(theirs[there]), None, there, is_new=True) for there in alone]


def _twins(sameness: Sameness | None, ours: dict[int, Value], theirs: dict[int, Value]) -> dict[int, int]:
    """Places of what both sides added alike: equal or, for a `once` kind, by what tells it from others."""
    left: defaultdict[object, list[int]] = defaultdict(list)
    for there, value in theirs.items():
        left[frozen(value)].append(there)
    pairs = {here: same.pop(0) for here, value in ours.items() if (same := left.get(frozen(value)))}
    if sameness is None or not sameness.once:
        return pairs
    keys = sameness.tiers[0]
    rest = {there: value for there, value in theirs.items() if there not in pairs.values()}
    for here, one in ours.items():
        if here in pairs or not isinstance(one, dict) or all(one.get(key) is None for key in keys):
            continue
        found = next((there for there, other in rest.items() if agree(one, other, keys)), None)
        if found is not None:
            pairs[here] = found
            del rest[found]
    return pairs


def _in_order(entries: Sequence[_Entry], to_ours: Matched, to_theirs: Matched) -> list[_Entry]:
    """Entries as ours has them; what theirs added or moved stands behind what is before it in theirs."""
    moved_here = {after for _, after in to_ours.moved}
    moved_there = {after for _, after in to_theirs.moved}

    def stays(entry: _Entry) -> bool:
        return entry.ours is not None and (entry.theirs not in moved_there or entry.ours in moved_here)

    ordered = sorted((entry for entry in entries if stays(entry)), key=lambda one: one.ours or 0)
    to_place = sorted((entry for entry in entries if not stays(entry)), key=lambda one: one.theirs or 0)
    for entry in to_place:
        ordered.insert(_place(ordered, entry.theirs or 0), entry)
    return ordered


def _place(ordered: Sequence[_Entry], theirs: int) -> int:
    """Behind the nearest entry that is before it in theirs, and behind what ours added there."""
    before = [(one.theirs, at) for at, one in enumerate(ordered) if one.theirs is not None]
    at = max((pair for pair in before if pair[0] < theirs), default=(-1, -1))[1] + 1
    while at < len(ordered) and ordered[at].theirs is None and ordered[at].is_new:
        at += 1
    return at


def _in_date_order(
    sameness: Sameness | None, ordered: list[_Entry], ours: Items, theirs: Items
) -> list[_Entry]:
    """By date, where both sides had the list so (or both the latest first); else as they are."""
    key = sameness.dated if sameness is not None else None
    days = [_days(key, items) for items in (ours, theirs, [entry.outcome.value for entry in ordered])]
    if key is None or any(day is None for side in days for day in side):
        return ordered
    mine, other, result = ([day or "" for day in side] for side in days)
    for is_back in (False, True):
        if all(side == sorted(side, reverse=is_back) for side in (mine, other)):
            places = sorted(range(len(result)), key=lambda at: result[at], reverse=is_back)
            return [ordered[at] for at in places]
    return ordered


def _days(key: str | None, items: Sequence[Held]) -> list[str | None]:
    found = [item.get(key) if isinstance(item, dict) and key is not None else None for item in items]
    return [day if isinstance(day, str) else None for day in found]
