"""The days of last year's term in another year: 1 September stays, and what lies near 春节 moves with it."""

from datetime import date, timedelta

from liushou.care.festivals import named_in
from liushou.dates import Interval, months_before, shifted
from liushou.records.term import Term

_BEFORE = timedelta(days=7)
"""The least between the end of the autumn term and 春节."""
_SATURDAY = 5


def moved_term(old: Term, years: int) -> Interval:
    """The days of the same term so many years later, on the same weekdays.

    An autumn term that opened with the school year does so again, on 1 September or the Monday after. Its
    end, and the beginning of the spring term, move by half the way of 春节, so that both terms keep about
    their length; so the school calendars of the education bureaus have it, within a week.
    """
    if old.id.endswith("-2"):
        return Interval(_near_new_year(old.begins, years), _same_weekday(old.ends, _later(old.ends, years)))
    again = _later(old.begins, years)
    opens = old.begins == _opening(old.begins.year)
    begins = _opening(again.year) if opens else _same_weekday(old.begins, again)
    return Interval(begins, _in_time(_near_new_year(old.ends, years)))


def _later(day: date, years: int) -> date:
    """The same date of another year; 28 February for the 29th of a common one."""
    return months_before(day, -12 * years)


def _same_weekday(day: date, around: date) -> date:
    """The day nearest to `around` that has the weekday of `day`."""
    return shifted(around, timedelta(days=(day.weekday() - around.weekday() + 3) % 7 - 3))


def _opening(year: int) -> date:
    """1 September, or the Monday after where that is a weekend."""
    first = date(year, 9, 1)
    return first + timedelta(days=7 - first.weekday() if first.weekday() >= _SATURDAY else 0)


def _near_new_year(day: date, years: int) -> date:
    again = _later(day, years)
    before, after = _new_year(day.year), _new_year(again.year)
    moved = (after - before.replace(year=after.year)).days // 2 if before and after else 0
    return _same_weekday(day, shifted(again, timedelta(days=moved)))


def _in_time(ends: date) -> date:
    """The end of an autumn term, weeks earlier where it would be too near to 春节."""
    feast = _new_year(ends.year)
    while feast is not None and feast - _BEFORE < ends < feast + _BEFORE:
        ends -= timedelta(weeks=1)
    return ends


def _new_year(year: int) -> date | None:
    found = named_in("春节", date(year, 1, 1), date(year, 3, 1))
    return found[0].day if found else None
