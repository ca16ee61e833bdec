"""What cannot both be: two activities, or one and a duty in a room, that want one person or place at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from liushou.care.schedule.entry import Entry
from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.records.meetings import Time, meetings, weekday
from liushou.records.term import Term
from liushou.store.bookings import Booking, bookings_of_people, clashes, meets_on
from liushou.store.load import Store
from liushou.store.root import SETTINGS


@dataclass(frozen=True, slots=True)
class Collision:
    """Two bookings of one person (id or plain name) or one place that overlap, the later activity second."""

    whose: str
    place: bool
    one: Booking
    other: Booking

    @property
    def day(self) -> date:
        """The day on which both are."""
        return self.other.time.day

    def told(self, store: Store) -> str:
        """10月14日（周三）尤静：“心理辅导室值班”（16:00–17:30）与“领导小组会议”（16:00–17:20）."""
        day, whose = self.day, self.whose if self.place else store.name_of(self.whose)
        one, other = (f"“{each.what}”（{each.time.shown}）" for each in (self.one, self.other))
        return f"{day.month}月{day.day}日（{weekday(day)}）{whose}：{one}与{other}"


def collisions(store: Store, term: Term, days: Interval) -> tuple[Collision, ...]:
    """Those on these days: of people as LS402 finds them and with duties in a room, and of places.

    Each pair stands once a day. Someone on duty in the room where the activity is does both at once.
    """
    people = (*bookings_of_people(store), *_duties(store, term, days))
    found = [
        *(Collision(one.whose, False, one, other) for one, other in clashes(people)),
        *(Collision(one.whose, True, one, other) for one, other in clashes(_places(store))),
    ]
    kept = {
        (each.day, each.whose, each.one.what, each.other.file): each
        for each in reversed(found)
        if days.holds(each.day) and not _in_that_room(store, each)
    }
    return tuple(sorted(kept.values(), key=lambda each: (each.day, each.other.time.start, each.whose)))


def marked(store: Store, entries: Iterable[Entry], found: Iterable[Collision]) -> Iterator[Entry]:
    """The entries, each of an activity with what it collides with on its days."""
    told = _by_activity(store, found)
    kept = tuple(entries)
    meeting = {(entry.source, entry.first) for entry in kept if entry.kind == "场次"}
    for entry in kept:
        texts: list[str] = []
        for day, text in told.get(entry.source or "", ()):
            if entry.kind == "场次":
                texts += [text] if entry.first == day else []
            elif entry.kind == "活动" and (entry.source, day) not in meeting:
                texts.append(text)
        yield replace(entry, conflict="；".join(dict.fromkeys(texts))) if texts else entry


def _by_activity(store: Store, found: Iterable[Collision]) -> Mapping[str, list[tuple[date, str]]]:
    """By activity, the days and in words what it collides with."""
    told: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for each in found:
        for mine, other in ((each.one, each.other), (each.other, each.one)):
            if mine.activity is not None:
                whose = each.whose if each.place else store.name_of(each.whose)
                text = f"{whose} {other.time.shown} 还有“{other.what}”"
                told[mine.activity.id].append((each.day, text))
    return told


def _places(store: Store) -> Iterator[Booking]:
    """The places of the activities that were not cancelled, at their clock times."""
    for file in store.files:
        activity = file.record
        if isinstance(activity, Activity) and activity.status != "取消":
            times = [time for time in meetings(activity.when) if meets_on(store.terms, activity, time.day)]
            for index, place in enumerate(activity.places):
                path, name = ("places", index), place.strip()
                begins = activity.when.from_, activity.when.start or ""
                yield from (
                    Booking(name, time, file.source.path, path, activity.title, begins, activity)
                    for time in times
                )


def _duties(store: Store, term: Term, within: Interval) -> Iterator[Booking]:
    """Who is on duty in the rooms, each week of the term but on its days off."""
    length = (min(term.ends, within.last or term.ends) - term.begins).days + 1
    every = (term.begins + timedelta(days=number) for number in range(length))
    days = [day for day in every if not any(holiday.days.holds(day) for holiday in term.holidays)]
    for number, room in enumerate(store.unit.rooms):
        for index, opening in enumerate(room.openings):
            path = ("rooms", number, "openings", index)
            for who in opening.duty or ():
                for day in days:
                    if weekday(day) == opening.day:
                        time = Time(day, opening.from_, opening.to)
                        yield Booking(who, time, SETTINGS, path, f"{room.name}值班")


def _in_that_room(store: Store, found: Collision) -> bool:
    activity, path = found.other.activity, found.one.path
    if found.one.activity is not None or activity is None or not isinstance(path[1], int):
        return False
    room = store.unit.rooms[path[1]]
    return any(room.name in place or room.place == place.strip() for place in activity.places)
