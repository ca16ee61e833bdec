"""Who is to be where, and when: everyone with a part in an activity, on its days, at clock times."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.check.agenda import Item, items_of
from liushou.findings import Path
from liushou.records.activity import Activity, When
from liushou.records.taking_part import named_people
from liushou.records.vocabulary import Weekday

_MOST_DAYS = 366
"""Days of a recurring activity that are looked at: a year mistyped must not make thousands of them."""

_WEEKDAYS: tuple[Weekday, ...] = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


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


@dataclass(frozen=True, slots=True)
class Presence:
    """One person (a volunteer's id or a plain name) at one time, and the place that says so."""

    person: str
    time: Time
    path: Path


def weekday(day: date) -> Weekday:
    """The day of the week, as archives write it."""
    return _WEEKDAYS[day.weekday()]


def presences(activity: Activity) -> Iterator[Presence]:
    """Everyone in the activity when it is known to take place, each person and time once.

    Those on the list and in the team are there all the time, volunteers of a session on its day, leads
    of the agenda while their item runs. Leads of a phase need not be anywhere.
    """
    times = _Times(activity)
    seen: set[tuple[str, Time]] = set()
    for path, person in named_people(activity):
        for time in times.at(path):
            if (person, time) not in seen:
                seen.add((person, time))
                yield Presence(person, time, path)


class _Times:
    """The times of the parts of one activity, each worked out once."""

    def __init__(self, activity: Activity) -> None:
        self._whole = _meetings(activity.when)
        self._items = _times_of_items(activity)
        self._sessions = tuple(_time_on(session.date, activity.when) for session in activity.sessions)

    def at(self, path: Path) -> tuple[Time, ...]:
        """When a person named at this place is there."""
        part, index = path[0], path[1]
        if part in ("volunteers", "team"):
            return self._whole
        if part == "agenda" and isinstance(index, int):
            return self._items.get(index, ())
        if part == "sessions" and isinstance(index, int):
            time = self._sessions[index]
            return (time,) if time is not None else ()
        return ()


def _times_of_items(activity: Activity) -> Mapping[int, tuple[Time, ...]]:
    """By index; each meeting of a recurring activity has the items that have no date."""
    found: defaultdict[int, tuple[Time, ...]] = defaultdict(tuple)
    for item in items_of(activity):
        every_meeting = bool(activity.when.weekdays) and activity.agenda[item.index].date is None
        days = _days(activity.when) if every_meeting else _day(item)
        found[item.index] += tuple(Time(day, item.start, item.end) for day in days)
    return found


def _day(item: Item) -> tuple[date, ...]:
    return (item.day,) if isinstance(item.day, date) else ()


def _meetings(when: When) -> tuple[Time, ...]:
    if when.start is None:
        return ()
    times = (_time_on(day, when) for day in _days(when))
    return tuple(time for time in times if time is not None)


def _time_on(day: date, when: When) -> Time | None:
    """The clock times that `when` gives for a day; None where it gives none.

    The start of an activity of several days in a row is that of its first day, the end of its last.
    """
    if when.start is None:
        return None
    if when.weekdays or when.days.first == when.days.last:
        return Time(day, when.start, when.end if when.end is None or when.end >= when.start else None)
    return Time(day, when.start, None) if day == when.from_ else None


def _days(when: When) -> tuple[date, ...]:
    last = when.to or when.from_
    count = min((last - when.from_).days + 1, _MOST_DAYS)
    days = (when.from_ + timedelta(days=number) for number in range(count))
    return tuple(day for day in days if not when.weekdays or weekday(day) in when.weekdays)
