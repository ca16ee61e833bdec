"""A roll-up as its reader asked for it: which indicators, how deep, and how each unit stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from liushou.stats.rollup.due import absent_units
from liushou.stats.rollup.given import each_of
from liushou.stats.rollup.model import Remark, RemarkKind, Rollup
from liushou.stats.rollup.ranking import Standing, common_targets, ranked
from liushou.stats.rollup.remarks import labels_of
from liushou.stats.rollup.whole import figures_within, towns_of
from liushou.stats.summary.counts import Tree
from liushou.stats.summary.measured import Result, results_of
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import count_of
from liushou.terms import term_name

REMARK_TITLES: Mapping[RemarkKind, str] = {
    "missing": "缺报",
    "late": "迟报",
    "unreadable": "读不了",
    "twice": "重复上报",
    "day": "截至日不同",
    "definition": "口径不一致",
    "shared": "跨单位重复的儿童",
}
"""What the kinds of remark are called, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Node:
    """A unit, how it stands among the units beside it (None without shared targets), and those under it."""

    unit: Summary
    standing: Standing | None
    under: tuple["Node", ...] = ()


@dataclass(frozen=True)
class View:
    """What is shown: `wanted` indicators and units down to `depth` (none: all), `per` groups to count by.

    `every` has a screen show all of these units, however many they are.
    """

    rollup: Rollup
    wanted: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    depth: int | None = None
    every: bool = False

    @property
    def total(self) -> Summary:
        """The sum."""
        return self.rollup.total

    @cached_property
    def targets(self) -> Mapping[str, float]:
        """The targets that units are measured and ranked by: those all share, of what the sum has."""
        return common_targets(self.total)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The units with what is under them, in the order of the roll-up, down to the depth."""
        return _nodes(self.total.units, self.targets, self.depth)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The names of the indicators shown: those asked for, or all that the sum or a unit has."""
        if self.wanted:
            return self.wanted
        found = dict.fromkeys(one.name for one in results_of(self.total))
        for unit in self.total.leaves():
            found.update(dict.fromkeys(_names(unit)))
        return tuple(found)

    def results(self, unit: Summary) -> dict[str, Result]:
        """The indicators of a unit beside the targets all units share, or its own where they share none."""
        found = self._measured.get(id(unit))
        if found is None:
            found = {one.name: one for one in results_of(unit, self.targets or None)}
            self._measured[id(unit)] = found
        return found

    @cached_property
    def _measured(self) -> dict[int, dict[str, Result]]:
        """What was measured already: every table asks for the same units, of which there may be thousands."""
        return {}

    def figures(self, unit: Summary) -> Tree:
        """The figures of a unit with its villages called as in the sum, so that they add up by name."""
        return figures_within(unit, self._towns)

    @cached_property
    def _towns(self) -> frozenset[str]:
        return towns_of(self.total)

    def behind(self, unit: Summary, name: str) -> list[str]:
        """The ids of an indicator's children who are not in its numerator; in a sum as unit, slash, id."""
        found = self.rollup.behind
        if not unit.units:
            return [*found.get(unit.unit.key, {}).get(name, ())]
        return [
            f"{self._labels[leaf.unit.key]}/{id_}"
            for leaf in (unit.leaves() if found else ())
            for id_ in found.get(leaf.unit.key, {}).get(name, ())
        ]

    @cached_property
    def _labels(self) -> dict[tuple[str, str], str]:
        return labels_of(self.total.leaves())

    def remarks(self) -> dict[RemarkKind, list[Remark]]:
        """The remarks by kind, in the order in which they are told."""
        by_kind = {kind: [one for one in self.rollup.remarks if one.kind == kind] for kind in REMARK_TITLES}
        return {kind: found for kind, found in by_kind.items() if found}


def each_node(nodes: Iterable[Node], level: int = 1) -> Iterator[tuple[int, Node]]:
    """Every unit with its depth from 1, each before those under it."""
    for node in nodes:
        yield level, node
        yield from each_node(node.under, level + 1)


def all_standings(view: View) -> tuple[Standing, ...]:
    """How all units that counted their own archives stand among one another, best first."""
    return ranked(view.total.leaves(), view.targets) if view.targets else ()


def repeated_of(total: Summary) -> int:
    """How many heads were taken off in the sum and in the sums below it, for standing in several units."""
    return sum(one.repeated for one in each_of(total))


def reported(rollup: Rollup) -> tuple[int, int]:
    """How many units that count their own archives are in the sum, of how many there should be."""
    there = sum(1 for _ in rollup.total.leaves()) if rollup.total.units else 1
    return there, there + len(absent_units(rollup))


def head_lines(rollup: Rollup) -> tuple[str, ...]:
    """The lines over the figures on a terminal: period, day, units and children."""
    total = rollup.total
    return f"学期 {total.begins} 至 {total.ends}，统计截至 {total.on}", *counted_lines(rollup)


def counted_lines(rollup: Rollup) -> tuple[str, ...]:
    """How many units, and how many children once and as 人次: the lines under the period."""
    total = rollup.total
    there, due = reported(rollup)
    heads, population = count_of(total.figures, "heads"), count_of(total.figures, "population")
    repeated = repeated_of(total)
    once = "（去重后）" if repeated else ""
    line = f"上报 {there}/{due} 个单位；在册留守儿童 {heads} 人{once}，学期统计 {population} 人次"
    if not repeated:
        return (line,)
    return (line, f"几个单位都有档案的儿童只算一次，在册人数因此减去 {repeated} 人")


def title_of(total: Summary) -> str:
    """What the roll-up is called: term and matter."""
    return f"{term_name(total.term)}留守儿童关爱工作汇总"


def main_indicators(view: View) -> Sequence[str]:
    """The indicators that tell units apart best: those asked for, those with a target, else all."""
    if view.wanted:
        return view.wanted
    targeted = [name for name in view.indicators if name in view.targets]
    return targeted or view.indicators


def _nodes(units: Sequence[Summary], targets: Mapping[str, float], depth: int | None) -> tuple[Node, ...]:
    if depth == 0:
        return ()
    standings = {id(one.unit): one for one in ranked(units, targets)} if targets else {}
    below = None if depth is None else depth - 1
    return tuple(Node(unit, standings.get(id(unit)), _nodes(unit.units, targets, below)) for unit in units)


def _names(unit: Summary) -> Iterable[str]:
    found = unit.figures.get("indicators")
    return found if isinstance(found, dict) else ()
