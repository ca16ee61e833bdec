"""Towns of one name in several counties, told apart by what is above them.

A unit is known by its name and that of its parent. Where 东县 and 西县 both have a 城关镇 with a 中心小学,
these would be taken for one: their parents are then called 东县城关镇 and 西县城关镇.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from liushou.stats.rollup.given import Given, Group, calls
from liushou.stats.summary.model import Summary, UnitName

Above = Mapping[int, str]
"""By rank (of the names of places; 0 for others) what is known to be above a parent, the nearest first."""
_RANKS = {"县": 3, "区": 3, "旗": 3, "市": 4, "州": 4, "盟": 4, "省": 5}
_NO_PLACES = ("片区", "学区", "校区", "社区", "园区", "小区")
"""Folders of such names, as those called 第一次 or 旧, say nothing about who is above."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit with the name of its parent and what is above that."""

    summary: Summary
    parent: str
    above: Above


def told_apart(group: Group) -> Group:
    """The same, where units with one name and parent are not the same with other names for these parents.

    Units differ where both are known to lie in places of one rank and another name. One of which that is not
    known is the one of its name with the same figures, else the first.
    """
    found = [one for part in group.parts for one in _each(part, ())]
    by_parent: dict[str, list[_Found]] = {}
    for one in found:
        by_parent.setdefault(one.parent, []).append(one)
    parents: dict[int, str] = {}
    for parent, units in by_parent.items():
        if parent and _clash(units):
            parents |= _renamed(parent, units)
    return _with_parents(group, parents) if parents else group


def _each(part: Group | Given | Summary, above: tuple[UnitName, ...]) -> Iterator[_Found]:
    if isinstance(part, Group):
        for inner in part.parts:
            yield from _each(inner, (UnitName(part.name, ""), *above))
        return
    summary = part.summary if isinstance(part, Given) else part
    unit = summary.unit
    others = [one for one in above if one.name != unit.name]
    parent = unit.parent or (others[0].name if others else "")
    name, *higher = _chain(parent, others)
    ranks: dict[int, str] = {}
    for one in higher:
        ranks.setdefault(_rank(one), one)
    yield _Found(summary, name, ranks)
    for below in summary.units:
        yield from _each(below, (unit, *above))


def _chain(parent: str, above: Sequence[UnitName]) -> list[str]:
    """The parent and those known to be above it; `above` are folders and sums, nearest first."""
    for place, one in enumerate(above):
        if calls(parent, one):
            rest = above[place + 1 :]
            higher = one.parent or parent.removesuffix(one.name)
            return [one.name, *(_chain(higher, rest) if higher else _places(rest))]
    return [parent, *_places(above)]


def _places(above: Sequence[UnitName]) -> list[str]:
    return [one.name for one in above if _rank(one.name)]


def _rank(name: str) -> int:
    return 0 if name.endswith(_NO_PLACES) else _RANKS.get(name[-1:], 0)


def _clash(units: Sequence[_Found]) -> bool:
    by_name: dict[str, list[Above]] = {}
    for one in units:
        several = by_name.setdefault(one.summary.unit.name, [])
        if any(_differ(one.above, other) for other in several):
            return True
        if one.above not in several:
            several.append(one.above)
    return False


def _differ(one: Above, other: Above) -> bool:
    return any(
        not (calls(name, UnitName(other[rank], "")) or calls(other[rank], UnitName(name, "")))
        for rank, name in one.items()
        if rank in other
    )


def _renamed(parent: str, units: Sequence[_Found]) -> dict[int, str]:
    """What the parents of these units are called, by identity of the units; who is unknown is not there."""
    known: dict[str, list[tuple[Summary, str]]] = {}
    unsure: list[tuple[Summary, list[str]]] = []
    called = _called(parent, units)
    for one in units:
        fits = [text for text, above in called.items() if not _differ(one.above, above)]
        if fits[1:]:
            unsure.append((one.summary, fits))
        else:
            known.setdefault(one.summary.unit.name, []).append((one.summary, fits[0]))
    found = {id(summary): text for several in known.values() for summary, text in several}
    for summary, fits in unsure:
        namesakes = [(other, text) for other, text in known.get(summary.unit.name, ()) if text in fits]
        same = [text for other, text in namesakes if other.figures == summary.figures]
        if namesakes:
            found[id(summary)] = min(same or [text for _, text in namesakes])
    return found


def _called(parent: str, units: Sequence[_Found]) -> dict[str, Above]:
    """The places that have this one name, each with the name of what is above it before its own."""
    places: list[Above] = []
    for one in sorted(units, key=lambda one: (-len(one.above), [*one.above.items()])):
        if one.above and all(_differ(one.above, place) for place in places):
            places.append(one.above)
    short = {f"{next(iter(place.values()))}{parent}": place for place in places}
    if len(short) == len(places):
        return short
    return {"".join(reversed([*place.values()])) + parent: place for place in places}


def _with_parents(group: Group, parents: Mapping[int, str]) -> Group:
    return replace(
        group,
        parts=tuple(
            _with_parents(part, parents)
            if isinstance(part, Group)
            else replace(part, summary=_summary(part.summary, parents))
            for part in group.parts
        ),
    )


def _summary(summary: Summary, parents: Mapping[int, str]) -> Summary:
    unit = replace(summary.unit, parent=parents.get(id(summary), summary.unit.parent))
    return replace(summary, unit=unit, units=tuple(_summary(one, parents) for one in summary.units))
