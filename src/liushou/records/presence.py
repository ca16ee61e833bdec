"""Who is to be where, and when: everyone with a part in an activity, on its days, at clock times."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.agenda import Item, items_of
from liushou.records.meetings import Time, days_of, meetings, time_on
from liushou.records.taking_part import named_people


@dataclass(frozen=True, slots=True)
class Presence:
    """One person (a volunteer's id or a plain name) at one time, and the place that says so."""

    person: str
    time: Time
    path: Path


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
        self._whole = meetings(activity.when)
        self._items = _times_of_items(activity)
        self._sessions = tuple(time_on(session.date, activity.when) for session in activity.sessions)

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
        days = days_of(activity.when) if every_meeting else _day(item)
        found[item.index] += tuple(Time(day, item.start, item.end) for day in days)
    return found


def _day(item: Item) -> tuple[date, ...]:
    return (item.day,) if isinstance(item.day, date) else ()
