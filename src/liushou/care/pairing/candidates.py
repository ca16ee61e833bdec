"""Which pairs are weighed at all: every one while they are few; of a county's, those near and those fit.

A pair is written as one number, child × number of helpers + helper, by their rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from liushou.care.pairing.coded import Coded, Ints
from liushou.care.pairing.costs import nth_costs, pair_costs
from liushou.care.pairing.lots import Seeds, mixed
from liushou.care.pairing.suggestion import Factor

ALL_UP_TO = 1_000_000
"""So many pairs are all weighed, and the suggestion is the best there is."""
_SEEN, _KEPT = 64, 16
"""Beyond that, a child sees so many helpers of its village, of its class, of its grade, of its school and of
all there are, and keeps the cheapest of each: near ones, and of those elsewhere the fit."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Everything that decides which pairs are weighed and what they cost; seeds are of the ids, by row.

    `tiers` say who comes first where places are short (need.py).
    """

    coded: Coded
    weights: Mapping[Factor, int]
    child_seeds: Seeds
    helper_seeds: Seeds
    tiers: Ints


def candidates(sides: Sides, limit: int = ALL_UP_TO) -> Ints:
    """The pairs to be weighed, in order; beyond `limit` the likely ones and all who know each other."""
    children, helpers = sides.coded.sizes
    if children * helpers <= limit:
        return np.arange(children * helpers, dtype=np.int64)
    own, others = sides.coded.children, sides.coded.helpers
    everywhere = np.zeros_like(own.village), np.zeros_like(others.villages[:, :1])
    likely = [
        _cheapest(sides, own.village, others.villages),
        _cheapest(sides, own.room, others.rooms),
        _cheapest(sides, own.grade, others.grades),
        _cheapest(sides, own.school, others.school.reshape(-1, 1)),
        _cheapest(sides, *everywhere),
    ]
    return distinct(sides.coded.ties, *likely)


def distinct(*keys: Ints) -> Ints:
    """All of these numbers in order, each once."""
    found = np.sort(np.concatenate(keys))
    return found[np.diff(found, prepend=-1) > 0]


def filling(sides: Sides, waiting: Ints, free: Ints) -> Ints:
    """A pair for each free place, as far as children are waiting (by rows): nobody stays without for want of
    candidates while there is room.
    """
    order = np.argsort(sides.helper_seeds, kind="stable")
    ends = np.minimum(np.cumsum(np.minimum(free[order], len(waiting))), len(waiting))
    places = np.repeat(order, np.diff(ends, prepend=0))
    return waiting[: len(places)] * sides.coded.sizes[1] + places


def _cheapest(sides: Sides, own: Ints, others: Ints) -> Ints:
    """For each child the cheapest helpers of those it sees of its group.

    Of a large group each child sees others, by its seed, so that not all children name the same ones.
    """
    groups, members = _members(others, sides.helper_seeds)
    known = np.flatnonzero(np.isin(own, groups))
    first = np.searchsorted(groups, own[known], "left")
    size = np.searchsorted(groups, own[known], "right") - first
    start = (sides.child_seeds[known] % size.astype(np.uint64)).astype(np.int64)
    seen = np.arange(min(_SEEN, int(size.max(initial=1))))
    there = seen < size[:, None]
    helper = members[first[:, None] + (start[:, None] + seen) % size[:, None]]
    keys = known[:, None] * sides.coded.sizes[1] + helper
    if len(seen) <= _KEPT:
        return keys[there]
    order = np.full(keys.shape, np.iinfo(np.int64).max, dtype=np.int64)
    order[there] = _order(sides, keys[there])
    best = np.argpartition(order, _KEPT - 1, axis=1)[:, :_KEPT]
    return np.take_along_axis(keys, best, 1)[np.take_along_axis(there, best, 1)]


def _members(others: Ints, seeds: Seeds) -> tuple[Ints, Ints]:
    """The groups that helpers are in and the helpers, side by side, by group and within it by seed."""
    helper, column = np.nonzero(others >= 0)
    group = others[helper, column]
    order = np.lexsort((seeds[helper], group))
    return group[order], helper[order]


def _order(sides: Sides, keys: Ints) -> Ints:
    """A number for each pair, by cost with the helper's next child and then by chance."""
    child, helper = np.divmod(keys, sides.coded.sizes[1])
    cost = pair_costs(sides.coded, sides.weights, child, helper)
    cost += nth_costs(sides.coded, sides.weights, helper, sides.coded.helpers.taken[helper] + 1)
    chance = mixed(sides.child_seeds[child], sides.helper_seeds[helper]) >> np.uint64(48)
    return (cost << 16) + chance.astype(np.int64)
