"""The goals of a term beside what was reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from liushou.records.term import Term
from liushou.stats.indicators.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with the term's target for it: `target` is a share (0.98), `met` whether it is reached.

    `met` is None where there is no target or nothing to divide by. `goal` is the goal's own text.
    """

    indicator: Indicator
    target: float | None = None
    met: bool | None = None
    goal: str | None = None


def measure(indicators: Iterable[Indicator], term: Term) -> tuple[Measured, ...]:
    """Each indicator beside the first goal of the term that names it."""
    return tuple(_measured(indicator, term) for indicator in indicators)


def goal_texts(term: Term, measured: Iterable[Measured]) -> tuple[str, ...]:
    """The goals that no indicator answers, as text: those of words only, and of names no indicator has."""
    names = {one.indicator.name for one in measured}
    texts = (goal.text or goal.indicator for goal in term.goals if goal.indicator not in names)
    return tuple(text for text in texts if text is not None)


def _measured(indicator: Indicator, term: Term) -> Measured:
    goal = next((goal for goal in term.goals if goal.indicator == indicator.name), None)
    if goal is None or goal.target is None:
        return Measured(indicator, goal=goal.text if goal else None)
    # By whole numbers: 98.6 / 100 as a float may lie a hair above a rate that reaches it exactly.
    percent = Decimal(str(goal.target))
    met = indicator.numerator * 100 >= percent * indicator.denominator if indicator.denominator else None
    return Measured(indicator, float(percent / 100), met, goal.text)
