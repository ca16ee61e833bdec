"""Brothers and sisters who all need somebody: placed whole, each family with a helper of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from liushou.care.pairing.assignment import NOBODY, Offers, Places, Shares, assigned
from liushou.care.pairing.candidates import Sides, distinct
from liushou.care.pairing.coded import Ints
from liushou.care.pairing.costs import nth_costs, pair_costs
from liushou.care.pairing.lots import lots, scale_for

Families = Sequence[Sequence[int]]
"""The rows of the children of one home who all need somebody, two or more."""


def placed_whole(sides: Sides, families: Families, pairs: Ints, quotas: Ints | None = None) -> Ints:
    """For each family the row of its helper, or NOBODY.

    As many as can be, at the least cost. Where places are short, `quotas` says how many children of each tier
    get one: then as many as can be of the first tier, of the second, of the third, of each the small ones
    first, and none in whose stead a child of its tier or of an earlier one would have to go without.
    """
    members = _Members.of(families, sides)
    kept = members.kept(sides.coded.helpers.free, quotas)
    family, helper = members.offers(sides, pairs, kept)
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
        None if quotas is None else members.shares(kept),
    )


@dataclass(frozen=True, slots=True)
class _Members:
    """The children of each family side by side, after them NOBODY; how many and of which tier they are; and
    each child's family, or NOBODY.
    """

    rows: Ints
    sizes: Ints
    tiers: Ints
    family: Ints

    @classmethod
    def of(cls, families: Families, sides: Sides) -> "_Members":
        width = max(map(len, families))
        rows = np.array([[*each, *[NOBODY] * (width - len(each))] for each in families], dtype=np.int64)
        family = np.full(len(sides.tiers), NOBODY, dtype=np.int64)
        for number, each in enumerate(families):
            family[list(each)] = number
        sizes = np.array([len(each) for each in families], dtype=np.int64)
        return cls(rows, sizes, sides.tiers[rows[:, 0]], family)

    def offers(self, sides: Sides, pairs: Ints, kept: Ints) -> tuple[Ints, Ints]:
        """Each family with the helpers who have a place for all of it: those of its children's candidates,
        and, so that none stays apart for want of candidates, one for each that is `kept`.
        """
        helpers = max(1, sides.coded.sizes[1])
        free = sides.coded.helpers.free
        child, helper = np.divmod(pairs, helpers)
        family = self.family[child]
        fits = (family != NOBODY) & (free[helper] >= self.sizes[family])
        roomy = np.argsort(-free, kind="stable")[: len(kept)][::-1]
        keys = distinct(family[fits] * helpers + helper[fits], kept * helpers + roomy)
        family, helper = np.divmod(keys, helpers)
        return family, helper

    def kept(self, free: Ints, quotas: Ints | None) -> Ints:
        """As many families as can be placed whole at once, in the order of their sizes."""
        left = quotas.tolist() if quotas is not None else None
        by = (self.sizes, self.tiers) if left is not None else (self.sizes,)
        roomy = [int((free >= size).sum()) for size in range(self.rows.shape[1] + 1)]
        found = []
        for family in np.lexsort(by).tolist():
            size, tier = int(self.sizes[family]), int(self.tiers[family])
            # Whoever has room for a large family has it for a small one, so it is enough to count.
            if min(roomy[: size + 1]) < 1 or (left is not None and left[tier] < size):
                continue
            found.append(family)
            for smaller in range(size + 1):
                roomy[smaller] -= 1
            if left is not None:
                left[tier] -= size
        return np.array(sorted(found, key=lambda each: int(self.sizes[each])), dtype=np.int64)

    def shares(self, kept: Ints) -> Shares:
        """As many families of each tier and size as are kept: which of them, the costs decide."""
        _, group = np.unique(self.tiers * (self.sizes.max() + 1) + self.sizes, return_inverse=True)
        return Shares(group, np.bincount(group[kept], minlength=int(group.max()) + 1))
