"""Days and times as an iCalendar file (RFC 5545) that phones and mail programs take in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from liushou.printable import inert

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//liushou//liushou//ZH"
_UID_DIGITS = 20


@dataclass(frozen=True, slots=True)
class IcsEvent:
    """One event, over whole days or, with `start`, at clock times of wherever it is read (RFC 5545 3.3.5).

    `last` is the last day it holds (None: `first`). `start` and `end` are written `HH:MM`; an `end`
    without a `start`, or not after it, is left out.
    """

    uid: str
    summary: str
    first: date
    last: date | None = None
    start: str | None = None
    end: str | None = None
    description: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()


def stable_uid(*parts: str) -> str:
    """An event's uid from what makes it this event and no other: the same parts give the same uid.

    Nothing of the parts can be read from it.
    """
    return sha256("\n".join(parts).encode()).hexdigest()[:_UID_DIGITS] + "@liushou"


def ics(events: Iterable[IcsEvent], name: str, stamp: date) -> bytes:
    """A calendar of the events in the order given, called `name`; lines end in CRLF and are folded.

    `stamp` stands as DTSTAMP at midnight UTC, so that the same input gives the same bytes. Every event is
    CLASS:PRIVATE, since it may name children, and TRANSP:TRANSPARENT over whole days, which do not fill them.
    """
    # 70 ms to import, and only this format needs it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _words(name))
    for event in events:
        calendar.add_component(_component(event, datetime.combine(stamp, time(), UTC)))
    text: bytes = calendar.to_ical()
    return text


def _component(event: IcsEvent, stamp: datetime) -> "Event":
    from icalendar import Event

    found = Event()
    found.add("uid", event.uid)
    found.add("dtstamp", stamp)
    first, end = _bounds(event)
    found.add("dtstart", first)
    if end is not None:
        found.add("dtend", end)
    found.add("summary", _words(event.summary))
    if event.description:
        found.add("description", _words(event.description))
    if event.location:
        found.add("location", _words(event.location))
    if event.categories:
        found.add("categories", list(event.categories))
    found.add("class", "PRIVATE")
    if event.start is None:
        found.add("transp", "TRANSPARENT")
    return found


def _words(text: str) -> str:
    """A text whose line ends the library escapes, and in which there is no other control character."""
    return inert(text.replace("\r\n", "\n"))


def _bounds(event: IcsEvent) -> tuple[date, date | None]:
    """DTSTART and DTEND; the end of whole days is the day after the last one (RFC 5545 3.6.1)."""
    last = event.last or event.first
    if event.start is None:
        return event.first, None if last == date.max else last + timedelta(days=1)
    start = datetime.combine(event.first, time.fromisoformat(event.start))
    if event.end is None:
        return start, None
    end = datetime.combine(last, time.fromisoformat(event.end))
    return start, end if end > start else None
