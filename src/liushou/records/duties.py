"""When a duty (职责频次) was due for a child or resident and whether it was done: the one definition.

indicators.md: a period is due when it lies wholly inside both the term and the time on the
register and has ended; a term-long duty is due once for everyone, so that progress shows; a yearly one
once, in the second term, over the school year; periods wholly inside one holiday are not due.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from liushou.dates import Interval, periods, shifted
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.helpers import Helpers
from liushou.records.person import Person
from liushou.records.resident import Resident
from liushou.records.standing import in_focus, judged_day
from liushou.records.term import LONGEST, Term
from liushou.records.unit import Duty
from liushou.terms import term_school_year

Applies = Callable[[Record, date], bool]


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

    def due_by(self, on: date) -> bool:
        """True if by `on` the period has ended; a whole one is due from its first day, to show progress."""
        return self.owed.first <= on if self.whole else self.deadline() <= on

    def due_for(self, stays: tuple[Interval, ...], on: date) -> bool:
        """True if a period due by `on` was so for somebody with these times on the register.

        They were on it all the period, or, for a whole one, on one of its days up to `on`.
        """
        if not self.whole:
            return any(self.owed.within(stay) for stay in stays)
        begun = Interval(self.owed.first, min(self.deadline(), on))
        return any(stay.meets(begun) for stay in stays)


@dataclass(frozen=True, slots=True)
class DutyPlan:
    """A duty as it stands on a day of a term, the same for all whom it is owed to.

    `periods` are those due by then, in order, no two of which share a day; `span` are the days from the first
    owed to the last, None where nothing is due. `running` is the period that has begun and is not over, None
    between two. A whole period that runs stands in both.
    """

    duty: Duty
    periods: tuple[Period, ...]
    running: Period | None
    applies: Applies | None
    on: date
    helpers: Helpers
    span: Interval | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A period that was due for somebody, how many records count in it, and whether that is enough."""

    period: Period
    count: int
    done: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What was done for a person, looked up once for all duties.

    `stays` are the times on the register; `dates` those of the records by kind, oldest first, whenever.
    """

    person: Person
    stays: tuple[Interval, ...]
    dates: Mapping[str, list[date]]


class Tally(NamedTuple):
    """A duty in sum: periods due, those of them done, and whether the latest that has ended was missed."""

    due: int
    done: int
    late: bool


NOTHING_DUE = Tally(0, 0, late=False)


def done_for(person: Person) -> Done:
    """What was done for a person."""
    dates: dict[str, list[date]] = {}
    for record in person.records:
        dates.setdefault(record.kind, []).append(record.date)
    for each in dates.values():
        each.sort()
    return Done(person, person.stays, dates)


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
    """The days in which a duty falls due: the term's, its vacation's, or both; no more than LONGEST."""
    if duty.during == "学期":
        days = term.days
    elif duty.during == "假期":
        if term.vacation is None:
            return None
        days = term.vacation.days
    else:
        days = Interval(term.begins, max(term.ends, term.vacation.to)) if term.vacation else term.days
    last = shifted(days.first, LONGEST)
    return Interval(days.first, min(days.last or last, last))


def plan_of(duty: Duty, term: Term, on: date, helpers: Helpers, min_away_months: int = 0) -> DutyPlan:
    """A duty of a term as of `on`; a `for` by 国家口径 asks for the unit's minimum absence.

    Raises UsageError where its `for` cannot be read.
    """
    periods_owed = duty_periods(duty, term)
    due = tuple(period for period in periods_owed if period.due_by(on))
    return DutyPlan(
        duty,
        due,
        running_period(periods_owed, on),
        _owed_to(duty, min_away_months),
        on,
        helpers,
        Interval(due[0].owed.first, due[-1].deadline()) if due else None,
    )


def judged_on(duty: Duty, term: Term, on: date) -> date:
    """The day a duty of a term is judged on: only one that reaches into the vacation looks past the end."""
    return min(on, term.ends) if duty.during == "学期" else on


def running_period(found: tuple[Period, ...], on: date) -> Period | None:
    """The period that has begun by `on` and is not over with it; None between two."""
    return next((period for period in found if period.owed.first <= on < period.deadline()), None)


def _owed_to(duty: Duty, min_away_months: int) -> Applies | None:
    """Whether a duty is owed on a day: to the focus group of children or by a filter; None for everyone.

    Raises UsageError where its `for` cannot be read, also for 重点 of residents, who have no focus group.
    """
    if duty.for_ is None or duty.for_ == "全部":
        return None
    if duty.for_ == "重点" and duty.owed_to_children:
        return lambda record, day: isinstance(record, Child) and in_focus(record, day)
    # Only a filter needs the parser library.
    from liushou.records.filters import record_filter

    try:
        return record_filter(duty.for_, Child if duty.owed_to_children else Resident, min_away_months)
    except UsageError as error:
        reason = error.message if error.message.endswith("？") else f"{error.message}。"
        raise UsageError(f"liushou.yaml 里职责“{duty.title}”的 for 读不懂：{reason}") from None


def verdicts(plan: DutyPlan, person: Person) -> tuple[Verdict, ...]:
    """What became of each period that was due for a child or resident, oldest first; none of others' duties.

    Whether the duty is owed to that person is asked for the period's last day (while a whole period runs,
    for the judged day), so that a period once ended stays as it was judged. Records after the plan's day
    do not count.
    """
    return _judged(plan, plan.periods, done_for(person))


def tally(plan: DutyPlan, done: Done) -> Tally:
    """The verdicts in sum, without making them: as many and as good as `verdicts` says."""
    due = _due(plan, plan.periods, done)
    if not due:
        return NOTHING_DUE
    kept = _kept(due, _dates(plan, done), plan.duty.times)
    ended = next((place for place in range(len(due) - 1, -1, -1) if due[place].deadline() <= plan.on), None)
    return Tally(len(due), len(kept), late=ended is not None and ended not in kept)


def running(plan: DutyPlan, person: Person) -> Verdict | None:
    """How it stands with the running period, if the duty is owed to the person and will be due; else None."""
    found = _judged(plan, (plan.running,), done_for(person)) if plan.running else ()
    return found[0] if found else None


def _judged(plan: DutyPlan, found: tuple[Period, ...], done: Done) -> tuple[Verdict, ...]:
    """What became of those of the periods that are due for the person."""
    due = _due(plan, found, done)
    if not due:
        return ()
    dates, times = _dates(plan, done), plan.duty.times
    counts = [_count(dates, period.days) for period in due]
    return tuple(Verdict(period, count, count >= times) for period, count in zip(due, counts, strict=True))


def _due(plan: DutyPlan, found: tuple[Period, ...], done: Done) -> Sequence[Period]:
    """Those of the periods that are due for the person."""
    if not _concerns(plan.duty, done.person):
        return ()
    if plan.applies is None and found is plan.periods and _all_along(plan, done.stays):
        return found
    return [
        period
        for period in found
        if period.due_for(done.stays, plan.on) and _applies(plan, period, done.person)
    ]


def _all_along(plan: DutyPlan, stays: tuple[Interval, ...]) -> bool:
    """True for somebody on the register in all periods, as most are: nothing is asked of them one by one."""
    return plan.span is not None and any(plan.span.within(stay) for stay in stays)


def _kept(due: Sequence[Period], dates: list[date], times: int) -> frozenset[int]:
    """The places of the periods in which there are enough of the dates.

    Periods share no day, so each date is looked for among them, not each period among the dates.
    """
    firsts = [period.days.first for period in due]
    counts: dict[int, int] = {}
    for day in dates:
        place = bisect_right(firsts, day) - 1
        if place >= 0 and due[place].days.holds(day):
            counts[place] = counts.get(place, 0) + 1
    return frozenset(place for place, count in counts.items() if count >= times)


def _concerns(duty: Duty, person: Person) -> bool:
    """True for a child's duty and a child, or a duty to residents of the resident's kind."""
    return duty.owed_to_children if isinstance(person, Child) else person.kind in duty.residents


def _applies(plan: DutyPlan, period: Period, person: Person) -> bool:
    if plan.applies is None:
        return True
    return plan.applies(person, judged_day(person, min(period.deadline(), plan.on)))


def overdue(found: tuple[Verdict, ...], on: date) -> Verdict | None:
    """The latest due period that has ended by `on`, if the duty was not done in it."""
    ended = [verdict for verdict in found if verdict.period.deadline() <= on]
    return ended[-1] if ended and not ended[-1].done else None


def _dates(plan: DutyPlan, done: Done) -> list[date]:
    """The dates of the records up to the plan's day that count for the duty, sorted."""
    kinds, by, on = plan.duty.kind, plan.duty.by, plan.on
    if by is None:
        found = [dates for kind in dict.fromkeys(kinds) if (dates := done.dates.get(kind))]
        merged = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return merged if not merged or merged[-1] <= on else merged[: bisect_right(merged, on)]
    person, counting = done.person, plan.helpers.counting
    dates = [
        record.date
        for record in person.records
        if record.kind in kinds
        and record.date <= on
        and not counting(person, by, record.date).isdisjoint(record.by or ())
    ]
    dates.sort()
    return dates


def _count(dates: list[date], days: Interval) -> int:
    end = len(dates) if days.last is None else bisect_right(dates, days.last)
    return end - bisect_left(dates, days.first)
