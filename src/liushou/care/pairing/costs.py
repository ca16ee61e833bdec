"""What a pair costs: a penalty for each factor, in thousandths of its worst case, times its weight.

Each factor is a function of columns: of the pairs child[i] with helper[i], all at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from liushou.care.pairing.coded import Coded, Ints, Truths
from liushou.care.pairing.fitness import CATEGORY, INTEREST
from liushou.care.pairing.suggestion import Factor
from liushou.care.pairing.weights import WORST, cost

SAME_PLACE, SAME_GRADE, SAME_SCHOOL = 0, 400, 500
"""Penalties of distance: in one village or class; in one grade; at one school. WORST for all others."""

Penalty = Callable[[Coded, Ints, Ints], Ints]


def distance(sides: Coded, child: Ints, helper: Ints) -> Ints:
    """From one village or class (0) to nothing in common, or nothing known (WORST)."""
    own, other = sides.children, sides.helpers
    found = np.where(own.school[child] == other.school[helper], SAME_SCHOOL, WORST)
    found[_among(own.grade, other.grades, child, helper)] = SAME_GRADE
    found[_among(own.room, other.rooms, child, helper)] = SAME_PLACE
    found[_among(own.village, other.villages, child, helper)] = SAME_PLACE
    return found


def kind(sides: Coded, child: Ints, helper: Ints) -> Ints:
    """The share of the child's categories that the helper's kind does not suit."""
    needs = _Needs(sides.children.categories, sides.kind_counts, sides.by_kind)
    return needs.unmet(sides.helpers.kind, child, helper)


def skills(sides: Coded, child: Ints, helper: Ints) -> Ints:
    """The share of the child's categories and interests that none of the helper's skills is good for.

    An interest counts half of a category; where there are interests alone, the share is halved.
    """
    needs = _Needs(sides.children.needs, sides.skill_counts, sides.by_skills)
    return needs.unmet(sides.helpers.skills, child, helper)


def sex(sides: Coded, child: Ints, helper: Ints) -> Ints:
    """WORST for a girl of ten or more with a man."""
    return np.where(sides.children.girl[child] & sides.helpers.man[helper], WORST, 0)


def continuity(sides: Coded, child: Ints, helper: Ints) -> Ints:
    """WORST for a stranger, where somebody who knows the child is there to be had."""
    found = np.zeros(len(child), dtype=np.int64)
    tied = np.flatnonzero(sides.children.tied[child])
    keys = child[tied] * sides.sizes[1] + helper[tied]
    # Who is tied has a tie, so that the list is not empty where anything is looked up in it.
    known = sides.ties[np.minimum(np.searchsorted(sides.ties, keys), len(sides.ties) - 1)] == keys
    found[tied[~known]] = WORST
    return found


PENALTIES: Mapping[Factor, Penalty] = {
    "distance": distance,
    "kind": kind,
    "skills": skills,
    "sex": sex,
    "continuity": continuity,
}
"""The factors of a pair by itself; what it adds to a helper's load depends on the helper's other children."""


def pair_costs(sides: Coded, weights: Mapping[Factor, int], child: Ints, helper: Ints) -> Ints:
    """The cost of each pair in COST_UNITs, without the load."""
    total = np.zeros(len(child), dtype=np.int64)
    for factor, penalty in PENALTIES.items():
        if weights[factor]:
            total += _priced(weights[factor], penalty(sides, child, helper))
    return total


def load(sides: Coded, helper: Ints, nth: Ints) -> Ints:
    """The penalty of being the nth child at once of a helper: it grows, so that places fill evenly."""
    found: Ints = WORST * (nth - 1) // sides.helpers.capacity[helper]
    return found


def nth_costs(sides: Coded, weights: Mapping[Factor, int], helper: Ints, nth: Ints) -> Ints:
    """The cost in COST_UNITs of being the nth child at once of each helper."""
    return _priced(weights["load"], load(sides, helper, nth))


def _priced(weight: int, penalties: Ints) -> Ints:
    return np.array([cost(weight, each) for each in range(WORST + 1)], dtype=np.int64)[penalties]


def _among(own: Ints, others: Ints, child: Ints, helper: Ints) -> Truths:
    asked, found = own[child], np.zeros(len(child), dtype=np.bool_)
    for column in np.ascontiguousarray(others.T):
        found |= column[helper] == asked
    return found


@dataclass(frozen=True, slots=True)
class _Needs:
    """Each child's needs side by side; how much each need counts; which offers meet it."""

    rows: Ints
    counts: Ints
    met: Truths

    def unmet(self, offer: Ints, child: Ints, helper: Ints) -> Ints:
        """The share of the needs that the offer leaves unmet, in thousandths; 0 for no needs."""
        counted = self.counts[self.rows]
        asked, alone = counted.sum(axis=1), counted.max(axis=1) == INTEREST
        most = int(asked.max(initial=0)) + 1
        # One line for each sum of needs, after them one for each sum of interests alone.
        total, served = np.divmod(np.arange(most * most), most)
        left = WORST * np.maximum(total - served, 0)
        shares = np.concatenate([left // np.maximum(total * whole, 1) for whole in (1, CATEGORY // INTEREST)])
        at = ((asked + alone * most) * most)[child]
        table, width, offered = (self.met * self.counts[:, None]).ravel(), self.met.shape[1], offer[helper]
        for column in np.ascontiguousarray(self.rows.T) * width:
            at += table[column[child] + offered]
        found: Ints = shares[at]
        return found
