"""What is planned for a person: activities to come, and the hours for which a room is kept."""

from dataclasses import dataclass
from datetime import date

from liushou.records.taking_part import planned_people
from liushou.records.unit import Unit
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Coming:
    """An activity that is not over: its id, title, and the next day it may be on."""

    id: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Hours:
    """The weekly hours at which a room is kept open."""

    room: str
    day: str
    from_: str
    to: str

    def __str__(self) -> str:
        return f"{self.room} {self.day} {self.from_}–{self.to}"


def coming_activities(store: Store, names: frozenset[str], day: date) -> tuple[Coming, ...]:
    """The activities after `day` with a part for the person of these names, by day."""
    found = []
    for activity in store.activities.values():
        days = activity.when.days
        over = activity.status in ("完成", "取消") or (days.last is not None and days.last <= day)
        if not over and any(person in names for _, person in planned_people(activity)):
            found.append(Coming(activity.id, activity.title, days.first))
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def rooms_kept(unit: Unit, names: frozenset[str]) -> tuple[Hours, ...]:
    """The weekly hours at which the person keeps a room open."""
    return tuple(
        Hours(room.name, opening.day, opening.from_, opening.to)
        for room in unit.rooms
        for opening in room.openings
        if names.intersection(opening.duty or ())
    )
