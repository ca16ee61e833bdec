"""The timed items of an agenda, day by day, in the order in which they begin."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from liushou.dates import Interval
from liushou.records.activity import Activity, AgendaItem

_MOST_DAYS = 31
"""Days of one item that are looked at: a year mistyped must not make thousands of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One timed item of the agenda on one day.

    `days` is None where the plan does not say on which day of several the item is; such items have no
    `day` in common with any other. Clock times are `HH:MM`, which sort as they are.
    """

    index: int
    day: date | int
    days: Interval | None
    start: str
    end: str | None
    title: str
    group: str | None
    lead: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The time as people write it: 09:00–09:30."""
        return f"{self.start}–{self.end}" if self.end else self.start

    @property
    def last(self) -> str:
        """The moment it ends, or its start where no end is written."""
        return self.end or self.start

    @property
    def taking_part(self) -> tuple[tuple[str, int | None, str], ...]:
        """Who is in it: the key, the place in a list, and the group or the person."""
        leads = tuple(("lead", place, person) for place, person in enumerate(self.lead))
        return leads if self.group is None else (("group", None, self.group), *leads)

    def runs_at(self, clock: str) -> bool:
        """True if the item, begun already, still runs; without an end it is at its start only."""
        return clock == self.start or (self.end is not None and clock < self.end)


def items_of(activity: Activity) -> tuple[Item, ...]:
    """The items that have a start, once for each of their days, sorted by day and time."""
    found = [
        item
        for index, entry in enumerate(activity.agenda)
        if entry.start is not None
        for item in _on_days(index, entry, entry.start, activity)
    ]
    return tuple(sorted(found, key=lambda item: (str(item.day), item.start, item.index)))


def minutes(clock: str) -> int:
    """Minutes from midnight."""
    return int(clock[:2]) * 60 + int(clock[3:])


def _on_days(index: int, entry: AgendaItem, start: str, activity: Activity) -> list[Item]:
    days = _days(entry, activity)
    end = entry.end if entry.end is not None and entry.end >= start else None
    made = Item(index, -index, days, start, end, entry.title, entry.group, entry.lead or ())
    if days is None or days.last is None:
        return [made]
    count = min((days.last - days.first).days, _MOST_DAYS) + 1
    return [replace(made, day=days.first + timedelta(days=number)) for number in range(max(count, 1))]


def _days(entry: AgendaItem, activity: Activity) -> Interval | None:
    """The days an item is on; None for an item without a date in an activity of several days.

    Where an activity recurs, every meeting has the same agenda, so that one day stands for all.
    """
    when = activity.when
    if entry.date is not None:
        return Interval(entry.date, max(entry.to or entry.date, entry.date))
    if when.weekdays or when.days.first == when.days.last:
        return Interval(when.from_, when.from_)
    return None
