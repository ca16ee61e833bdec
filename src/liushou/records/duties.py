"""When a duty (职责频次) was due for a child and whether it was done: the one definition.

indicators.md: a period is due when it lies wholly inside both the term and the child's time on the
register and has ended; a term-long duty is due once for everyone, so that progress shows; a yearly one
once, in the second term, over the school year; periods wholly inside one holiday are not due.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval, periods
from liushou.records.child import Child
from liushou.records.helpers import Helpers
from liushou.records.standing import in_focus, judged_day
from liushou.records.term import Term
from liushou.records.unit import Duty
from liushou.terms import term_school_year

Applies = Callable[[Child, date], bool]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a duty.

    Records dated in `days` count. `owed` are the days in which it falls due, by its last day; the two
    differ for a yearly duty only. `whole` marks a period as long as the term, vacation or year.
    """

    days: Interval
    owed: Interval
    whole: bool

    def deadline(self) -> date:
        """The last day on which the duty can still be done in time."""
        if self.owed.last is None:
            raise ValueError("a period of a duty ends")
        return self.owed.last

    def due_for(self, stays: tuple[Interval, ...], on: date) -> bool:
        """True if by `on` the period was due for a child with these times on the register.

        A whole one is due as soon as the child was on the register on one of its days up to `on`.
        """
        if not self.whole:
            return self.deadline() <= on and any(self.owed.within(stay) for stay in stays)
        begun = Interval(self.owed.first, min(self.deadline(), on))
        return any(stay.meets(begun) for stay in stays)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A period that was due for a child, how many records count in it, and whether that is enough."""

    period: Period
    count: int
    done: bool


def duty_periods(duty: Duty, term: Term) -> tuple[Period, ...]:
    """All periods of a duty that belong to a term, in order; those inside one holiday are left out."""
    span = _span(duty, term)
    if span is None:
        return ()
    if duty.every == "year":
        return (Period(term_school_year(term.id), span, whole=True),) if term.id.endswith("-2") else ()
    if duty.every == "term":
        return (Period(span, span, whole=True),)
    holidays = [holiday.days for holiday in term.holidays]
    return tuple(
        Period(days, days, whole=False)
        for days in periods(duty.every, span)
        if not any(days.within(holiday) for holiday in holidays)
    )


def _span(duty: Duty, term: Term) -> Interval | None:
    vacation = term.vacation.days if term.vacation else None
    if duty.during == "学期":
        return term.days
    if duty.during == "假期" or vacation is None:
        return vacation if duty.during == "假期" else term.days
    return Interval(term.begins, max(term.ends, vacation.last or term.ends))


def owed_to(duty: Duty) -> Applies:
    """Whether a duty is owed to a child on a day: to everyone (全部), the focus group, or by a filter."""
    if duty.for_ in (None, "全部"):
        return lambda _child, _day: True
    if duty.for_ == "重点":
        return in_focus
    from liushou.records.filters import child_filter

    return child_filter(duty.for_ or "")


def verdicts(
    duty: Duty, due: tuple[Period, ...], applies: Applies, child: Child, on: date, helpers: Helpers
) -> tuple[Verdict, ...]:
    """What became of each of the periods `due` that was due for a child by `on`, oldest first.

    `due` comes from duty_periods, `applies` from owed_to; both are the same for all children. A child is
    asked for as it stood on the period's last day (for a running whole period: on its judged day), so
    that a period once ended stays as it was judged. Records after `on` do not count.
    """
    stays = child.stays
    ended = [
        period
        for period in due
        if period.due_for(stays, on) and applies(child, judged_day(child, min(period.deadline(), on)))
    ]
    if not ended:
        return ()
    dates = _dates(duty, child, on, helpers)
    counts = [_count(dates, period.days) for period in ended]
    return tuple(Verdict(*pair, pair[1] >= duty.times) for pair in zip(ended, counts, strict=True))


def overdue(found: tuple[Verdict, ...], on: date) -> Verdict | None:
    """The latest due period that has ended by `on`, if the duty was not done in it."""
    ended = [verdict for verdict in found if verdict.period.deadline() <= on]
    return ended[-1] if ended and not ended[-1].done else None


def _dates(duty: Duty, child: Child, on: date, helpers: Helpers) -> list[date]:
    """The dates of the records up to `on` that count for the duty, sorted."""
    by = duty.by
    return sorted(
        record.date
        for record in child.records
        if record.kind in duty.kind
        and record.date <= on
        and (by is None or not helpers.counting(child, by, record.date).isdisjoint(record.by or ()))
    )


def _count(dates: list[date], days: Interval) -> int:
    end = len(dates) if days.last is None else bisect_right(dates, days.last)
    return end - bisect_left(dates, days.first)
