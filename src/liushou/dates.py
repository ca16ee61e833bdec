"""Days, closed and half-open intervals, calendar periods and ages."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Every = Literal["day", "week", "month", "quarter", "term", "year"]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def looks_like_date(text: str) -> bool:
    """True if `text` has the form of a date, whether or not that day exists."""
    return _DATE.fullmatch(text) is not None


def parse_date(text: str) -> date:
    """The day written as `YYYY-MM-DD` in ASCII digits.

    Raises ValueError if the text has another form or the day does not exist.
    """
    if not looks_like_date(text):
        raise ValueError(text)
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `first` to `last`, both included; `last` None means it has no end yet."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """True if `day` is one of the interval's days."""
        return self.first <= day and (self.last is None or day <= self.last)

    def nearest(self, day: date) -> date:
        """The day itself, or the one of the interval's days that is next to it."""
        return max(self.first, day if self.last is None else min(day, self.last))

    def meets(self, other: "Interval") -> "Interval | None":
        """The days both intervals have, or None."""
        first = max(self.first, other.first)
        last = (
            self.last
            if other.last is None
            else other.last
            if self.last is None
            else min(self.last, other.last)
        )
        return None if last is not None and last < first else Interval(first, last)

    def within(self, other: "Interval") -> bool:
        """True if every day of this interval is a day of the other."""
        if self.first < other.first:
            return False
        return other.last is None or (self.last is not None and self.last <= other.last)


def until(first: date, end: date | None) -> Interval | None:
    """The half-open [first, end) as days: `end` is the first day no longer in it; None if empty."""
    if end is None:
        return Interval(first)
    return None if end <= first else Interval(first, end - timedelta(days=1))


def shifted(day: date, by: timedelta) -> date:
    """The day so much later; the first or the last day of the calendar where that lies beyond it."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def full_years(born: date, day: date) -> int:
    """Age in full years on `day`; one born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def full_months(since: date, day: date) -> int:
    """Full months that have passed from `since` to `day`."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or that month's last day where it is shorter.

    `months` below nothing go forward. The first or the last day of the calendar where that would lie beyond.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < MINYEAR:
        return date.min
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_within(since: date, months: int) -> date:
    """The last day that is at most `months` months after `since`, by the measure of months_before.

    It is the last `day` with months_before(day, months) ≤ since; the last day of the calendar where that
    would lie after it.
    """
    if since == date.max:
        return date.max
    following = since + timedelta(days=1)
    year, month = divmod(following.year * 12 + following.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    length = calendar.monthrange(year, month + 1)[1]
    if following.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, following.day) - timedelta(days=1)


def month_days(day: date) -> Interval:
    """The calendar month of a day."""
    return Interval(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def birthday(born: date, year: int) -> date:
    """The day on which a birthday is kept in `year`: one of 29 February on the 28th of a common year."""
    return date(year, born.month, min(born.day, calendar.monthrange(year, born.month)[1]))


def periods(every: Every, within: Interval) -> Iterator[Interval]:
    """The calendar periods that lie wholly inside `within`, in order.

    A week begins on Monday, a quarter in January, April, July or October; `term` and `year` are the
    interval itself. `within` must have an end.
    """
    if within.last is None:
        raise ValueError("periods need an interval that ends")
    if every in ("term", "year"):
        yield within
        return
    first = _period_start(every, within.first)
    while first <= within.last:
        period = Interval(first, _period_end(every, first))
        if period.within(within):
            yield period
        if period.last is None or period.last == date.max:
            return
        first = period.last + timedelta(days=1)


def _period_start(every: Every, day: date) -> date:
    if every == "week":
        return day - timedelta(days=day.weekday())
    if every == "month":
        return day.replace(day=1)
    if every == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return day


def _period_end(every: Every, first: date) -> date:
    """The last day of the period that begins on `first`; of one that the calendar cuts short, its last."""
    if every == "day":
        return first
    if every == "week":
        return shifted(first, timedelta(days=6))
    last = first.month if every == "month" else first.month + 2
    return month_days(first.replace(month=last)).last or first
