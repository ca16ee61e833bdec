"""`pair suggest` without reading the store: against its solver alone, and against taking the next best."""

import time
from collections.abc import Iterator, Sequence
from functools import partial
from unittest.mock import patch

import numpy as np

from bench.counties import DAY, county
from bench.results import Result, Told
from bench.row import Scene
from bench.timing import compare
from liushou.care.pairing import arrangement, families
from liushou.care.pairing.adults import suggest_adults
from liushou.care.pairing.assignment import Offers, Places, Shares, assigned
from liushou.care.pairing.candidates import ALL_UP_TO, candidates
from liushou.care.pairing.coded import Ints, Truths
from liushou.care.pairing.costs import nth_costs, pair_costs
from liushou.care.pairing.question import Question, question_of
from liushou.care.pairing.suggestion import COST_UNIT, Suggestion, Wanted
from liushou.store.load import Store

_WANTED = Wanted(DAY)


def pairing(scene: Scene) -> Iterator[Result]:
    """A suggestion for a school and for a county."""
    for children, helpers, runs in scene.sizes.county:
        store = county(children, helpers)
        name = f"，{children:,} 名儿童、{helpers:,} 名帮扶人"
        suggest = partial(suggest_adults, store, _WANTED)
        yield compare(name, suggest, "只求解，同样的候选", _Solver(store).again, 2.0, runs)
        yield _optimal(store, name)
        yield _greedy(store, name)


class _Solver:
    """The solver's part of a suggestion, with the very same numbers."""

    def __init__(self, store: Store) -> None:
        self._asked: list[tuple[int, Offers, Places, Shares | None]] = []
        with (
            patch.object(arrangement, "assigned", self._noted),
            patch.object(families, "assigned", self._noted),
        ):
            suggest_adults(store, _WANTED)

    def _noted(self, children: int, offers: Offers, places: Places, shares: Shares | None = None) -> Ints:
        self._asked.append((children, offers, places, shares))
        return assigned(children, offers, places, shares)

    def again(self) -> None:
        """Solve it all once more."""
        for asked in self._asked:
            assigned(*asked)


def _optimal(store: Store, name: str) -> Result:
    start = time.perf_counter()
    found: Suggestion = suggest_adults(store, _WANTED)
    return _outcome(f"{name}，最优", len(found.pairs), found.total_cost, time.perf_counter() - start)


def _greedy(store: Store, name: str) -> Result:
    """By the same rule, but in turn: each family, then each child, takes the cheapest helper with room.

    Of the candidates, or else of all.
    """
    start = time.perf_counter()
    queue = _Queue(question_of(store, _WANTED))
    queue.take_all()
    return _outcome(f"{name}，先到先得", queue.paired, queue.cost, time.perf_counter() - start)


def _outcome(name: str, pairs: int, cost: int, seconds: float) -> Result:
    """What came of it: how many were paired, at what cost, in what time."""
    return Told(name, f"结对 {pairs:,} 名，总代价 {cost / COST_UNIT:,.0f}", f"{seconds * 1000:.1f} ms")


class _Queue:
    """Helpers and their places as one after the other takes what is left."""

    def __init__(self, question: Question) -> None:
        self._families = question.families
        self._sides = sides = question.sides()
        self._pairs = candidates(sides, ALL_UP_TO)
        self._ends = np.searchsorted(self._pairs, np.arange(sides.coded.sizes[0] + 1) * sides.coded.sizes[1])
        self._free, self._taken = sides.coded.helpers.free.copy(), sides.coded.helpers.taken.copy()
        self.paired = self.cost = 0

    def take_all(self) -> None:
        """Families first, each with a helper of its own."""
        used = np.zeros(len(self._free), dtype=np.bool_)
        placed = set()
        for family in self._families:
            helper = self._take(family, ~used & (self._free >= len(family)))
            if helper is not None:
                used[helper] = True
                placed |= set(family)
        for child in range(self._sides.coded.sizes[0]):
            if child not in placed:
                self._take((child,), self._free > 0)

    def _take(self, family: Sequence[int], open_: Truths) -> int | None:
        near = self._pairs[self._ends[family[0]] : self._ends[family[0] + 1]] % len(self._free)
        near = near[open_[near]]
        helpers = near if len(near) else np.flatnonzero(open_)
        if not len(helpers):
            return None
        costs = np.sum([self._costs(child, helpers, nth) for nth, child in enumerate(family)], axis=0)
        best = int(costs.argmin())
        self.paired, self.cost = self.paired + len(family), self.cost + int(costs[best])
        self._free[helpers[best]] -= len(family)
        self._taken[helpers[best]] += len(family)
        return int(helpers[best])

    def _costs(self, child: int, helpers: Ints, nth: int) -> Ints:
        asked, sides = np.full(len(helpers), child, dtype=np.int64), self._sides
        costs = pair_costs(sides.coded, sides.weights, asked, helpers)
        return costs + nth_costs(sides.coded, sides.weights, helpers, self._taken[helpers] + 1 + nth)
