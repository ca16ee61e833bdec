"""Counts that are not known, how they add up, and the least and most that each can be.

The bounds are those of a linear program. Where parts make up wholes as in a cross table (a network of flows)
its corners are whole numbers, so that the bounds are exact; where counts hang together in more ways they may
be a little wide.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

from ortools.linear_solver import pywraplp

K = TypeVar("K")
_NEARLY = 1e-6


class Unknowns(Generic[K]):
    """Whole numbers that are not below 0, by key."""

    def __init__(self) -> None:
        """None yet."""
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._far = self._solver.infinity()
        self._aim = self._solver.Objective()
        self._counts: dict[K, pywraplp.Variable] = {}

    def add(self, key: K, least: int = 0, most: int | None = None) -> None:
        """One more, of which so much is known."""
        self._counts[key] = self._solver.NumVar(float(least), self._far if most is None else float(most), "")

    def has(self, key: K) -> bool:
        """True if it is one of them."""
        return key in self._counts

    def never_more(self, parts: Iterable[K], whole: Iterable[K]) -> None:
        """That some have together at most what others have together."""
        self._solver.Add(
            sum(map(self._counts.__getitem__, parts)) <= sum(map(self._counts.__getitem__, whole))
        )

    def as_many(self, parts: Iterable[K], whole: Iterable[K]) -> None:
        """That some have together what others have together."""
        self._solver.Add(
            sum(map(self._counts.__getitem__, parts)) == sum(map(self._counts.__getitem__, whole))
        )

    def learn(self, key: K, low: int, high: int) -> None:
        """That a count is not below `low` nor above `high`, beside what is known already."""
        count = self._counts[key]
        count.SetBounds(float(max(low, count.lb())), float(min(high, count.ub())))

    def range_of(self, key: K) -> tuple[int, int | None]:
        """The least and most that a count can be; None where nothing bounds it."""
        count = self._counts[key]
        self._aim.SetCoefficient(count, 1)
        self._aim.SetMinimization()
        self._solver.Solve()
        least = count.solution_value()
        self._aim.SetMaximization()
        # There is always a solution, the truth; where the search for the most finds none, nothing bounds it.
        bounded = self._solver.Solve() == pywraplp.Solver.OPTIMAL
        most = count.solution_value() if bounded else None
        self._aim.SetCoefficient(count, 0)
        return _up(least), None if most is None else -_up(-most)


def _up(bound: float) -> int:
    """The least whole number that is not below a bound that was reckoned with floats."""
    return -int(-(bound - _NEARLY) // 1)
