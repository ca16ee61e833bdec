"""活动室: where they are and when they are open, in words."""

from collections.abc import Iterable
from itertools import groupby

from liushou.documents.contexts.publicity import for_wall
from liushou.documents.language.chinese import clock_range
from liushou.documents.plain import Plain
from liushou.records.unit import Room, RoomOpening


def rooms_in_words(rooms: Iterable[Room]) -> tuple[dict[str, Plain], ...]:
    """Each room as {name, place, phone, openings}; no name labels children. The phone is the room's
    own, for everybody to call. `openings` is a text, 周二、周四12:30—13:30，周日18:00—20:00, or None.
    """
    return tuple(
        {
            "name": for_wall(room.name),
            "place": room.place,
            "phone": room.phone,
            "openings": _openings(room.openings),
        }
        for room in rooms
    )


def _openings(openings: Iterable[RoomOpening]) -> str | None:
    times = groupby(openings, key=lambda each: clock_range(each.from_, each.to))
    return "，".join("、".join(each.day for each in same) + time for time, same in times) or None
