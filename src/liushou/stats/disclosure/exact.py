"""The exact counts that a publication is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liushou.records.publishing import ALWAYS, LISTED
from liushou.stats.groups import BREAKDOWNS

Key = tuple[str, ...]
"""What is counted: nothing more for the population, (breakdown, group), or two of these one after the other
for a cell of a cross table, in the order of BREAKDOWNS."""
POPULATION: Key = ()
_ORDER = {by: place for place, by in enumerate(BREAKDOWNS)}


@dataclass(frozen=True, slots=True)
class Exact:
    """The population, the children of each group, and those of each cell that has any.

    `groups` has the breakdowns that are asked about and those that are always known; `cells` are by key.
    """

    population: int
    groups: Mapping[str, Mapping[str, int]]
    cells: Mapping[Key, int]

    def count(self, key: Key) -> int:
        """How many children there are; none in a group or cell that is not known."""
        if not key:
            return self.population
        return self.cells.get(key, 0) if len(key) > 2 else self.groups.get(key[0], {}).get(key[1], 0)

    def listed(self, by: str) -> tuple[str, ...]:
        """The groups of a breakdown that are published: every one it can have, or those that have anybody."""
        return LISTED.get(by) or tuple(group for group, count in self.groups[by].items() if count)


def exact_counts(groups: Mapping[str, Mapping[str, int]], cells: Mapping[Key, int]) -> Exact:
    """The counts of a population by breakdown (`ALWAYS` are needed) and cell."""
    return Exact(sum(groups[ALWAYS[0]].values()), groups, cells)


def pair_of(bys: Iterable[str]) -> tuple[str, ...]:
    """Breakdowns in the order in which keys have them."""
    return tuple(sorted(bys, key=_ORDER.__getitem__))


def cell_key(one: str, group: str, other: str, among: str) -> Key:
    """The key of the children who are in a group of one breakdown and in one of another."""
    return (one, group, other, among) if _ORDER[one] < _ORDER[other] else (other, among, one, group)
