"""活动室: when rooms are open and who is on duty."""

from liushou.documents.contexts.people import names
from liushou.documents.contexts.publicity import for_wall
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import clock_range
from liushou.documents.plain import Plain
from liushou.records.vocabulary import Weekday
from liushou.store.load import Store

_DAYS: tuple[Weekday, ...] = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def room_hours(store: Store, audience: Audience) -> dict[str, Plain]:
    """{list, week}: the rooms {name, place, equipment, open}, and the weekdays on which one is open.

    A weekday is {day, openings}, an opening {clock, room, place, duty} by its hour. No phones.
    """
    speak = for_wall if audience == "public" else str
    rooms = store.unit.rooms
    listed: tuple[dict[str, Plain], ...] = tuple(
        {
            "name": speak(room.name),
            "place": room.place,
            "equipment": room.equipment,
            "open": bool(room.openings),
        }
        for room in rooms
    )
    week: list[dict[str, Plain]] = []
    for day in _DAYS:
        found = sorted(
            (opening.from_, opening.to, speak(room.name), room.place, names(store, opening.duty))
            for room in rooms
            for opening in room.openings
            if opening.day == day
        )
        openings: tuple[dict[str, Plain], ...] = tuple(
            {"clock": clock_range(start, end), "room": room, "place": place, "duty": duty}
            for start, end, room, place, duty in found
        )
        if openings:
            week.append({"day": day, "openings": openings})
    return {"list": listed, "week": tuple(week)}
