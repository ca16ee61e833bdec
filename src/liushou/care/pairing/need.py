"""Who comes first when there are fewer places than children: the needier, and never the easier to place."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import numpy as np

from liushou.care.pairing.coded import Ints
from liushou.records.child import Child
from liushou.records.standing import in_focus, standing
from liushou.records.vocabulary import LeftBehindType

FIRST, SECOND, OTHERS, LAST = range(4)
"""Tiers: 重点, 无父母照护, or a guardianship that fails; 双留守; all others; who is asked for by name and not
counted as left behind.
"""
SAID = "先安排重点关爱、无父母照护、监护较差的，再安排双留守的"
"""The order in words: the rule, and of no child which tier it is in."""
_FAILING = frozenset({"差", "无人监护"})


def tier_of(child: Child, day: date) -> int:
    """The tier of a child by itself, as it stands on the day."""
    then = standing(child, day)
    if in_focus(child, day) or then.left_behind == "无父母照护" or then.guardianship in _FAILING:
        return FIRST
    return SECOND if then.left_behind == "双留守" else OTHERS


def is_counted(child: Child, day: date, counts: Collection[LeftBehindType]) -> bool:
    """True for a child whose 留守类型 the unit counts on the day."""
    return standing(child, day).left_behind in counts


def tiers_of(
    children: Iterable[Child],
    families: Sequence[Sequence[int]],
    day: date,
    counts: Collection[LeftBehindType],
) -> Ints:
    """The tier of each child; brothers and sisters (`families`, by rows) have that of the neediest.

    Who is of a 留守类型 that is not in `counts` comes last, whatever else is written.
    """
    tiers = [tier_of(child, day) if is_counted(child, day, counts) else LAST for child in children]
    found = np.array(tiers, dtype=np.int64)
    for family in families:
        rows = list(family)
        found[rows] = found[rows].min()
    return found


def quotas_of(tiers: Ints, places: int) -> Ints | None:
    """How many of each tier get a place: the first tier all, as far as places go, then the second, and so
    on. None where there is a place for every child.
    """
    if places >= len(tiers):
        return None
    up_to = np.minimum(np.cumsum(np.bincount(tiers, minlength=LAST + 1)), places)
    found: Ints = np.diff(up_to, prepend=0)
    return found
