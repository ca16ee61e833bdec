"""Who goes to whom: families first, then all others on the places that are left. Each stage is optimal.

As many children get somebody as there are places. Where places are short, the needier come first (need.py):
how many of each tier get one is settled before anything else, and no cost changes it. Then:

1. Brothers and sisters who all need somebody should have the same helper (one home, one visitor). As many
   families as can be are placed whole (families.py); of all such arrangements the one of least cost.
2. Then the other children, those of families that could not be placed whole among them; of all arrangements
   the one of least cost.
So the cost is the least stage by stage; the sum of both stages need not be the least there is.
Equal costs are decided by lot (lots.py).
"""

import numpy as np

from liushou.care.pairing.assignment import NOBODY, Offers, Places, Shares, assigned
from liushou.care.pairing.candidates import Sides, candidates, distinct, filling
from liushou.care.pairing.coded import Ints
from liushou.care.pairing.costs import nth_costs, pair_costs
from liushou.care.pairing.families import Families, placed_whole
from liushou.care.pairing.lots import lots, scale_for
from liushou.care.pairing.need import quotas_of


def arranged(sides: Sides, families: Families, limit: int) -> Ints:
    """For each child the row of its helper, or NOBODY; up to `limit` pairs all are weighed."""
    pairs = candidates(sides, limit)
    quotas = quotas_of(sides.tiers, int(sides.coded.helpers.free.sum()))
    found = np.full(sides.coded.sizes[0], NOBODY, dtype=np.int64)
    if families:
        placed = placed_whole(sides, families, pairs, quotas)
        for family, helper in zip(families, placed.tolist(), strict=True):
            found[list(family)] = helper
    return placed_singly(sides, found, pairs, quotas)


def placed_singly(sides: Sides, found: Ints, pairs: Ints, quotas: Ints | None) -> Ints:
    """The arrangement with those who have nobody yet placed as well as can be on what is left."""
    children, helpers = sides.coded.sizes
    new = np.bincount(found[found != NOBODY], minlength=helpers)
    free = sides.coded.helpers.free - new
    waiting = np.flatnonzero(found == NOBODY)
    if not len(waiting) or not helpers:
        return found
    if len(pairs) < children * helpers:
        needier = waiting[np.argsort(sides.tiers[waiting], kind="stable")]
        pairs = distinct(pairs, filling(sides, needier if quotas is not None else waiting, free))
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
    shares = None
    if quotas is not None:
        shares = Shares(
            sides.tiers, quotas - np.bincount(sides.tiers[found != NOBODY], minlength=len(quotas))
        )
    singly = assigned(children, Offers(child, helper, cost + lot), Places(by, load), shares)
    return np.where(found == NOBODY, singly, found)
