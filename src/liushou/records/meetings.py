"""When an activity meets: its days, by date or by weekdays, and the clock times on them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from liushou.records.activity import When
from liushou.records.vocabulary import Weekday

_MOST_DAYS = 366
"""Days of an activity that are looked at: a year mistyped must not make thousands of them."""

_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


@dataclass(frozen=True, slots=True)
class Time:
    """A time on one day. Clock times are `HH:MM`; without an end, only the start is known."""

    day: date
    start: str
    end: str | None

    @property
    def shown(self) -> str:
        """The clock times as people write them: 09:00–10:45."""
        return f"{self.start}–{self.end}" if self.end else self.start

    def still_runs(self, clock: str) -> bool:
        """True if what has begun by then still runs; what ends as another begins is over."""
        return clock == self.start or (self.end is not None and clock < self.end)


def weekday(day: date) -> Weekday:
    """The day of the week, as archives write it."""
    return _WEEKDAYS[day.weekday()]


def meetings(when: When) -> tuple[Time, ...]:
    """When it meets, on each of its days that has a clock time."""
    if when.start is None:
        return ()
    times = (time_on(day, when) for day in days_of(when))
    return tuple(time for time in times if time is not None)


def time_on(day: date, when: When) -> Time | None:
    """The clock times that `when` gives for a day; None where it gives none.

    The start of an activity of several days in a row is that of its first day, the end of its last.
    """
    if when.start is None:
        return None
    if when.weekdays or when.days.first == when.days.last:
        return Time(day, when.start, when.end if when.end is None or when.end >= when.start else None)
    return Time(day, when.start, None) if day == when.from_ else None


def days_of(when: When) -> tuple[date, ...]:
    """The days that `when` names, in order: each from the first to the last, or those of its weekdays."""
    last = when.to or when.from_
    count = min((last - when.from_).days + 1, _MOST_DAYS)
    days = (when.from_ + timedelta(days=number) for number in range(count))
    return tuple(day for day in days if not when.weekdays or weekday(day) in when.weekdays)
