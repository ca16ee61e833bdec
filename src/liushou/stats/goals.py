"""The goals of a term beside what was reached."""

from collections.abc import Iterable
from dataclasses import dataclass

from liushou.records.term import Goal, Term
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.targets import goals_of, reached, target_of


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
    goals = goals_of(term)
    return tuple(_measured(indicator, goals.get(indicator.name)) for indicator in indicators)


def goal_texts(term: Term, measured: Iterable[Measured]) -> tuple[str, ...]:
    """The goals that no indicator answers, as text: those of words only, and of names no indicator has."""
    names = {one.indicator.name for one in measured}
    texts = (goal.text or goal.indicator for goal in term.goals if goal.indicator not in names)
    return tuple(text for text in texts if text is not None)


def _measured(indicator: Indicator, goal: Goal | None) -> Measured:
    if goal is None:
        return Measured(indicator)
    target = target_of(goal)
    met = reached(indicator.numerator, indicator.denominator, target)
    return Measured(indicator, target, met, goal.text)
