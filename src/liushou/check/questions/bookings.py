"""Who is wanted where by the activities, for LS402."""

from itertools import groupby
from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.store.bookings import bookings_in

Times = tuple[tuple[str, str, str | None], ...]
"""Days (ISO), each with the clock times."""


class Booked(NamedTuple):
    """An activity: its title, first day (ISO) and start, and who is wanted when, in the order of the file.

    Those next to one another who are wanted at the same times stand together, each with the place.
    """

    title: str
    first: str
    start: str
    people: tuple[tuple[Times, tuple[tuple[str, Path], ...]], ...]


@gathering("booked", Activity)
def booked(activity: Activity, setting: Setting) -> Booked | None:
    """Nothing of an activity that was cancelled, or has no clock times."""
    each: list[tuple[Times, tuple[str, Path]]] = []
    found = bookings_in("", activity, setting.terms)
    for (path, who), bookings in groupby(found, key=lambda one: (one.path, one.whose)):
        times = tuple((one.time.day.isoformat(), one.time.start, one.time.end) for one in bookings)
        each.append((times, (who, path)))
    people = tuple(
        (times, tuple(person for _, person in together))
        for times, together in groupby(each, key=lambda one: one[0])
    )
    if not people:
        return None
    return Booked(activity.title, activity.when.from_.isoformat(), activity.when.start or "", people)
