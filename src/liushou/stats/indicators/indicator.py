"""What an indicator is: a numerator over a denominator, with the children behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress
from operator import not_

from liushou.stats.rows.row import Row


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. `counted` are the children in the numerator, `missing` those of the denominator who
    are not (for figures of cases and weeks: the children concerned); both are sorted by id.
    """

    name: str
    numerator: int
    denominator: int
    counted: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """Numerator over denominator, not rounded; None when there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


def share(name: str, *, of: Iterable[Row], where: Callable[[Row], bool]) -> Indicator:
    """The members for whom `where` is true among these, who come sorted by id."""
    rows = [*of]
    ids, true = [row.id for row in rows], [*map(where, rows)]
    counted, missing = tuple(compress(ids, true)), tuple(compress(ids, map(not_, true)))
    return Indicator(name, len(counted), len(rows), counted, missing)


def share_of_things(name: str, things: Iterable[tuple[str, bool]]) -> Indicator:
    """The things that are true among these, each of a child by id.

    A child with one that is not is missing, even if another of it is true.
    """
    true: list[str] = []
    false: list[str] = []
    for child, one in things:
        (true if one else false).append(child)
    return Indicator(name, len(true), len(true) + len(false), _children(true), _children(false))


def _children(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
