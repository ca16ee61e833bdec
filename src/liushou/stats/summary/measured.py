"""The indicators of a summary beside their targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from liushou.records.term import Term
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import Share, shares_of

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator of a unit: `met` is None without a target, or with nothing to divide by."""

    name: str
    share: Share
    target: float | None
    met: bool | None


def results_of(summary: Summary, targets: Mapping[str, float] | None = None) -> tuple[Result, ...]:
    """Every indicator of a unit beside its own target, or beside one of `targets` where these are given."""
    aims = summary.targets if targets is None else targets
    return tuple(
        _result(name, share, aims.get(name))
        for name, share in shares_of(summary.figures, "indicators").items()
    )


def targets_of(term: Term) -> Mapping[str, float]:
    """The term's targets as shares, by indicator; the first goal of an indicator counts."""
    found: dict[str, float] = {}
    for goal in term.goals:
        if goal.indicator is not None and goal.target is not None:
            found.setdefault(goal.indicator, float(Decimal(str(goal.target)) / _PERCENT))
    return found


def _result(name: str, share: Share, target: float | None) -> Result:
    if target is None or not share.denominator:
        return Result(name, share, target, None)
    # By whole numbers: a target as a float may lie a hair above a rate that reaches it exactly.
    met = share.numerator >= Decimal(str(target)) * share.denominator
    return Result(name, share, target, met)
