"""Who goes to whom: families first, then all others on the places that are left. Each stage is optimal.

1. Brothers and sisters who all need somebody should have the same helper (one home, one visitor). As many
   families as can be are placed whole, each with a helper who has a place for every one of them, one family
   to a helper; of all such arrangements the one of least cost.
2. Then as many of the other children as can be, those of families that could not be placed whole among them;
   of all such arrangements the one of least cost.
Equal costs are decided by lot (lots.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from liushou.care.pairing.assignment import NOBODY, Offers, Places, assigned
from liushou.care.pairing.candidates import Sides, candidates, distinct, filling
from liushou.care.pairing.coded import Ints
from liushou.care.pairing.costs import nth_costs, pair_costs
from liushou.care.pairing.lots import lots, scale_for

Families = Sequence[Sequence[int]]
"""The rows of the children of one home who all need somebody, two or more."""


def arranged(sides: Sides, families: Families, limit: int) -> Ints:
    """For each child the row of its helper, or NOBODY; up to `limit` pairs all are weighed."""
    pairs = candidates(sides, limit)
    found = np.full(sides.coded.sizes[0], NOBODY, dtype=np.int64)
    if families:
        placed = placed_whole(sides, families, pairs)
        for family, helper in zip(families, placed.tolist(), strict=True):
            found[list(family)] = helper
    return placed_singly(sides, found, pairs)


def placed_whole(sides: Sides, families: Families, pairs: Ints) -> Ints:
    """For each family the row of its helper, or NOBODY."""
    members = _Members.of(families, sides.coded.sizes[0])
    family, helper = members.offers(sides, pairs)
    cost = np.zeros(len(family), dtype=np.int64)
    taken = sides.coded.helpers.taken
    for nth in range(members.rows.shape[1]):
        there = members.sizes[family] > nth
        child, by = members.rows[family[there], nth], helper[there]
        cost[there] += pair_costs(sides.coded, sides.weights, child, by)
        cost[there] += nth_costs(sides.coded, sides.weights, by, taken[by] + 1 + nth)
    lot = lots(sides.child_seeds[members.rows[family, 0]], sides.helper_seeds[helper], len(families))
    places = distinct(helper)
    return assigned(
        len(families),
        Offers(family, helper, cost * scale_for(len(families)) + lot),
        Places(places, np.zeros_like(places)),
    )


def placed_singly(sides: Sides, found: Ints, pairs: Ints) -> Ints:
    """The arrangement with those who have nobody yet placed as well as can be on what is left."""
    children, helpers = sides.coded.sizes
    new = np.bincount(found[found != NOBODY], minlength=helpers)
    free = sides.coded.helpers.free - new
    waiting = np.flatnonzero(found == NOBODY)
    if not len(waiting) or not helpers:
        return found
    if len(pairs) < children * helpers:
        pairs = distinct(pairs, filling(sides, waiting, free))
    child, helper = np.divmod(pairs, helpers)
    open_ = (found[child] == NOBODY) & (free[helper] > 0)
    child, helper = child[open_], helper[open_]
    scale = scale_for(len(waiting))
    cost = pair_costs(sides.coded, sides.weights, child, helper) * scale
    lot = lots(sides.child_seeds[child], sides.helper_seeds[helper], len(waiting))
    # A helper cannot get more children than there are offers.
    most = np.minimum(free, np.bincount(helper, minlength=helpers))
    by = np.repeat(np.arange(helpers), most)
    nth = np.arange(len(by)) - np.repeat(np.cumsum(most) - most, most) + 1
    load = nth_costs(sides.coded, sides.weights, by, (sides.coded.helpers.taken + new)[by] + nth) * scale
    singly = assigned(children, Offers(child, helper, cost + lot), Places(by, load))
    return np.where(found == NOBODY, singly, found)


@dataclass(frozen=True, slots=True)
class _Members:
    """The children of each family side by side, after them NOBODY; and each child's family, or NOBODY."""

    rows: Ints
    sizes: Ints
    family: Ints

    @classmethod
    def of(cls, families: Families, children: int) -> "_Members":
        width = max(map(len, families))
        rows = np.array([[*each, *[NOBODY] * (width - len(each))] for each in families], dtype=np.int64)
        family = np.full(children, NOBODY, dtype=np.int64)
        for number, each in enumerate(families):
            family[list(each)] = number
        return cls(rows, np.array([len(each) for each in families], dtype=np.int64), family)

    def offers(self, sides: Sides, pairs: Ints) -> tuple[Ints, Ints]:
        """Each family with the helpers who have a place for all of it: those of its children's candidates,
        and, so that none stays apart for want of candidates, one for each family while there are some.
        """
        helpers = max(1, sides.coded.sizes[1])
        free = sides.coded.helpers.free
        child, helper = np.divmod(pairs, helpers)
        family = self.family[child]
        fits = (family != NOBODY) & (free[helper] >= self.sizes[family])
        keys = distinct(family[fits] * helpers + helper[fits], self._whole(free))
        family, helper = np.divmod(keys, helpers)
        return family, helper

    def _whole(self, free: Ints) -> Ints:
        """As many families as can be placed whole, the small ones, each with a helper of its own."""
        small = np.argsort(self.sizes, kind="stable")
        roomy = np.argsort(-free, kind="stable")
        most = min(len(small), len(roomy))
        while most and (self.sizes[small[:most]] > free[roomy[:most]][::-1]).any():
            most -= 1
        return small[:most] * max(1, len(free)) + roomy[:most][::-1]
