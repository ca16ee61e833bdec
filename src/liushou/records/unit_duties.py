"""When a duty of the unit itself (`activity`) was due and whether it was done: the one definition.

indicators.md: it is due per period, and done when activities of that kind took place in it.
"""

from collections.abc import Iterable
from datetime import date

from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.records.duties import Period, Verdict, duty_periods, running_period
from liushou.records.taking_part import took_place
from liushou.records.term import Term
from liushou.records.unit import Duty


def unit_verdicts(
    duty: Duty, kind: str, term: Term, on: date, activities: Iterable[Activity]
) -> tuple[Verdict, ...]:
    """What became of each period that was due by `on`, oldest first; what took place after it is not yet."""
    due = tuple(period for period in duty_periods(duty, term) if period.due_by(on))
    return _judged(due, duty.times, _days(kind, on, activities))


def unit_running(
    duty: Duty, kind: str, term: Term, on: date, activities: Iterable[Activity]
) -> Verdict | None:
    """How it stands with the period that has begun and is not over; None between two."""
    period = running_period(duty_periods(duty, term), on)
    return _judged((period,), duty.times, _days(kind, on, activities))[0] if period else None


def _days(kind: str, on: date, activities: Iterable[Activity]) -> list[Interval]:
    """When activities of the kind took place, as far as they had begun by `on`."""
    held = (day for activity in activities if activity.kind == kind for day in took_place(activity))
    return [day for day in held if day.first <= on]


def _judged(periods: tuple[Period, ...], times: int, days: list[Interval]) -> tuple[Verdict, ...]:
    counts = [sum(day.meets(period.days) is not None for day in days) for period in periods]
    return tuple(
        Verdict(period, count, count >= times) for period, count in zip(periods, counts, strict=True)
    )
