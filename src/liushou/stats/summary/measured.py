"""The indicators of a summary beside their targets."""

from collections.abc import Mapping
from dataclasses import dataclass

from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import Share, shares_of
from liushou.stats.targets import reached


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


def _result(name: str, share: Share, target: float | None) -> Result:
    return Result(name, share, target, reached(share.numerator, share.denominator, target))
