"""Counts that add up, read as figures: shares with their rates, groups in their order, cross tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from liushou.stats.groups import BREAKDOWNS, Cross
from liushou.stats.order import in_order
from liushou.stats.summary.counts import Counts


@dataclass(frozen=True, slots=True)
class Share:
    """A numerator over a denominator."""

    numerator: int
    denominator: int

    @property
    def rate(self) -> float | None:
        """Not rounded; None when there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class DutySum:
    """A duty: periods due and done, children whose latest ended period was missed."""

    name: str
    every: str
    due: int
    done: int
    overdue: int = 0

    @property
    def rate(self) -> float | None:
        """Done over due, not rounded; None when nothing was due."""
        return self.done / self.due if self.due else None


def count_of(tree: Mapping[str, Counts], *way: str) -> int:
    """The number at the end of a way through the tree; 0 where nothing is counted there."""
    found = _at(tree, way)
    return found if isinstance(found, int) else 0


def shares_of(tree: Mapping[str, Counts], *way: str) -> dict[str, Share]:
    """The shares under a way (such as "indicators", or "checklists" and a list), by name."""
    return {name: Share(row[0], row[1]) for name, row in rows_of(tree, *way)}


def groups_of(tree: Mapping[str, Counts], by: str) -> dict[str, int]:
    """The population by the groups of a breakdown, in their order."""
    return in_order(by, numbers_of(tree, "groups", by))


def numbers_of(tree: Mapping[str, Counts], *way: str) -> dict[str, int]:
    """The numbers under a way, by name."""
    return {name: part for name, part in _parts(tree, way) if isinstance(part, int)}


def rows_of(tree: Mapping[str, Counts], *way: str) -> list[tuple[str, list[int]]]:
    """The rows of numbers under a way (such as "activities", or "survey" and a definition), by name."""
    return [(name, part) for name, part in _parts(tree, way) if isinstance(part, list)]


def names_of(tree: Mapping[str, Counts], *way: str) -> tuple[str, ...]:
    """The names under a way, whatever is counted under them."""
    return tuple(name for name, _ in _parts(tree, way))


def cross_of(tree: Mapping[str, Counts], rows: str, columns: str) -> Cross:
    """The population by two breakdowns at once, with totals; either may be the rows."""
    turned = f"{rows},{columns}" not in _tree(tree, ("crosses",))
    found = _tree(tree, ("crosses", f"{columns},{rows}" if turned else f"{rows},{columns}"))
    down, across = groups_of(tree, rows), groups_of(tree, columns)
    cells = {
        row: {column: count_of(found, *((column, row) if turned else (row, column))) for column in across}
        for row in down
    }
    return Cross(down, across, cells, count_of(tree, "population"))


def duties_of(tree: Mapping[str, Counts], *way: str) -> tuple[DutySum, ...]:
    """The duties under a way ("duties", "unit_duties", or "residents" and "duties")."""
    return tuple(
        DutySum(name, every, *row)
        for every, _ in _parts(tree, way)
        for name, row in rows_of(tree, *way, every)
    )


def shared_groups(tree: Mapping[str, Counts]) -> tuple[str, ...]:
    """The breakdowns that the tree has, in the order of indicators.md."""
    found = _tree(tree, ("groups",))
    return tuple(by for by in BREAKDOWNS if by in found)


def _parts(tree: Mapping[str, Counts], way: tuple[str, ...]) -> list[tuple[str, Counts]]:
    return [*_tree(tree, way).items()]


def _tree(tree: Mapping[str, Counts], way: tuple[str, ...]) -> Mapping[str, Counts]:
    found = _at(tree, way)
    return found if isinstance(found, dict) else {}


def _at(tree: Mapping[str, Counts], way: tuple[str, ...]) -> Counts | Mapping[str, Counts]:
    found: Counts | Mapping[str, Counts] = tree
    for name in way:
        found = found.get(name, 0) if isinstance(found, Mapping) else 0
    return found
