"""The sums of a tree of units, level by level, each with the heads that stand in several of its units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liushou.stats.rollup.given import Given, Group, level_above, rank_of
from liushou.stats.rollup.whole import shared_definitions, whole_figures
from liushou.stats.summary.counts import Tree
from liushou.stats.summary.model import Summary, UnitName


@dataclass(frozen=True, slots=True)
class _Part:
    """A unit of a sum, and the digests of its heads: one for each archive that has an id number."""

    summary: Summary
    heads: Sequence[bytes]


def summed(group: Group, unit: UnitName, targets: Mapping[str, float] | None) -> Summary:
    """The sum of a group for a unit; without `targets` those that all of its units share.

    Raises UnlikeCountsError where figures of its units are not of the same shape.
    """
    return _summed(group, unit, targets).summary


def unit_of(group: Group, parent: str | None) -> UnitName:
    """The unit that a group of units is: called as the group, its level above that of all in it."""
    return UnitName(group.name, level_above(_rank(group)), parent)


def _rank(group: Group) -> int:
    return max(
        rank_of(part.summary.unit.level) if isinstance(part, Given) else _rank(part) + 1
        for part in group.parts
    )


def _summed(group: Group, unit: UnitName, targets: Mapping[str, float] | None) -> _Part:
    parts = [_part(part, unit.name, targets) for part in group.parts]
    units = tuple(part.summary for part in parts)
    heads = frozenset(digest for part in parts for digest in part.heads)
    repeated = sum(len(part.heads) for part in parts) - len(heads)
    first = units[0]
    figures = whole_figures(units, repeated)
    summary = Summary(
        unit=unit,
        term=first.term,
        begins=min(one.begins for one in units),
        ends=max(one.ends for one in units),
        on=max(one.on for one in units),
        definitions=shared_definitions([leaf.definitions for one in units for leaf in one.leaves()]),
        targets=_shared_targets(units, figures) if targets is None else targets,
        figures=figures,
        units=units,
        lacking=group.lacking,
        repeated=repeated,
    )
    return _Part(summary, tuple(heads))


def _part(part: Group | Given, parent: str, targets: Mapping[str, float] | None) -> _Part:
    if isinstance(part, Given):
        return _Part(part.summary, [digest for digest, _ in part.heads])
    return _summed(part, unit_of(part, parent), targets)


def _shared_targets(units: Sequence[Summary], figures: Tree) -> dict[str, float]:
    """The targets all units have, but for those of indicators that the figures of the sum leave out."""
    there = figures.get("indicators")
    names = there if isinstance(there, dict) else {}
    first, *others = (unit.targets for unit in units)
    return {
        name: target
        for name, target in first.items()
        if name in names and all(other.get(name) == target for other in others)
    }
