"""The targets of a term, and whether one is reached: one rule for reports, groups and roll-ups."""

from collections.abc import Mapping
from decimal import Decimal

from liushou.records.term import Goal, Term

_PERCENT = 100


def goals_of(term: Term) -> Mapping[str, Goal]:
    """The goal of each indicator: the first that names it counts."""
    found: dict[str, Goal] = {}
    for goal in term.goals:
        if goal.indicator is not None:
            found.setdefault(goal.indicator, goal)
    return found


def targets_of(term: Term) -> Mapping[str, float]:
    """The targets of a term as shares (0.98), by indicator."""
    shares = {name: target_of(goal) for name, goal in goals_of(term).items()}
    return {name: share for name, share in shares.items() if share is not None}


def target_of(goal: Goal) -> float | None:
    """The target of a goal as a share; None where the goal is of words only."""
    return None if goal.target is None else float(Decimal(str(goal.target)) / _PERCENT)


def reached(numerator: int, denominator: int, target: float | None) -> bool | None:
    """Whether a share reaches a target; None where there is none, or nothing to divide by.

    By whole numbers: 0.986 as a float may lie a hair above a rate that reaches it exactly.
    """
    if target is None or not denominator:
        return None
    return numerator >= Decimal(str(target)) * denominator
