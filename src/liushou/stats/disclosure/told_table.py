"""A table of the population as it is published, within what is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from liushou.records.publishing import Base
from liushou.rounding import told
from liushou.stats.disclosure.exact import POPULATION, Exact, Key, cell_key
from liushou.stats.disclosure.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class ToldTable:
    """Published counts: of the population, by breakdown and group, and of the cells row by row."""

    population: int
    groups: Mapping[str, Mapping[str, int]]
    cells: Mapping[str, Mapping[str, int]]


Said = Mapping[Key, int]
"""What was published of counts already: the same is said of them again."""


def known_base(exact: Exact, base: Base) -> Knowledge:
    """What everybody knows before anything else is published (records/publishing.py)."""
    known = Knowledge(exact)
    known.learn(POPULATION, base.population.low, base.population.high)
    for by, groups in base.groups.items():
        known.add_breakdown(by)
        for group, one in groups.items():
            known.learn((by, group), one.low, one.high)
    return known


def add_tables(known: Knowledge, bys: Sequence[str]) -> None:
    """One breakdown, or two with their cells."""
    for by in bys:
        known.add_breakdown(by)
    if len(bys) == 2:
        known.add_cross(bys[0], bys[1])


def told_table(
    known: Knowledge, exact: Exact, base: Base, bys: Sequence[str], said: Said = MappingProxyType({})
) -> ToldTable:
    """The groups of one or two breakdowns, and the cells of two: margins first, then the rows in order.

    Every count is told within what `known` leaves open, and known from then on.
    """
    add_tables(known, bys)
    before: dict[Key, int] = {**said}
    for by, told_groups in base.groups.items():
        before.update({(by, group): one.shown for group, one in told_groups.items()})
    groups = {
        by: {group: _told(known, exact, before, (by, group)) for group in exact.listed(by)} for by in bys
    }
    cells: dict[str, dict[str, int]] = {}
    if len(bys) == 2:
        for row, column in product(exact.listed(bys[0]), exact.listed(bys[1])):
            key = cell_key(bys[0], row, bys[1], column)
            cells.setdefault(row, {})[column] = _told(known, exact, before, key)
    return ToldTable(base.population.shown, groups, cells)


def _told(known: Knowledge, exact: Exact, said: Said, key: Key) -> int:
    if key in said:
        return said[key]
    one = told(exact.count(key), *known.range_of(key))
    known.learn(key, one.low, one.high)
    return one.shown
