"""Who is wanted where, over all activities of a store, and who is wanted at two places at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.meetings import Time
from liushou.records.presence import presences
from liushou.records.term import Term
from liushou.records.types import looks_like_id
from liushou.records.vocabulary import VolunteerKind
from liushou.store.load import Store

_MOST_AT_ONCE = 10
"""Of the bookings of one person at one time, so many are compared with the next: nobody has more."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A time at which a person (id or plain name) or a place is taken, by an activity or a duty.

    `file` and `path` are where that is written, `what` is what it is taken for, `begins` the first day and
    the start of an activity; nothing of a duty of every week.
    """

    whose: str
    time: Time
    file: str
    path: Path
    what: str
    begins: tuple[date, str] = (date.min, "")
    activity: Activity | None = None

    @property
    def order(self) -> tuple[date, str, str]:
        """By this the later of two bookings is told; duties of every week go first."""
        return *self.begins, self.file


def bookings_of_people(store: Store) -> Iterator[Booking]:
    """Everyone in an activity that was not cancelled, at the times the plan gives.

    A unit (单位) can be in two places, and an unknown id is LS201's matter.
    """
    for file in store.files:
        if isinstance(file.record, Activity):
            for one in bookings_in(file.source.path, file.record, store.terms):
                volunteer = store.volunteers.get(one.whose)
                if is_a_person(one.whose, None if volunteer is None else volunteer.kind):
                    yield one


def bookings_in(file: str, activity: Activity, terms: Mapping[str, Term]) -> Iterator[Booking]:
    """Everyone named in an activity, at the times the plan gives; nobody if it was cancelled.

    `terms` are those of the store, by id.
    """
    begins = activity.when.from_, activity.when.start or ""
    for one in presences(activity) if activity.status != "取消" else ():
        if meets_on(terms, activity, one.time.day):
            yield Booking(one.person, one.time, file, one.path, activity.title, begins, activity)


def is_a_person(who: str, kind: VolunteerKind | None) -> bool:
    """True for a plain name and a volunteer of this kind (None: there is none) but a unit."""
    return not looks_like_id(who) if kind is None else kind != "单位"


def clashes(bookings: Iterable[Booking]) -> Iterator[tuple[Booking, Booking]]:
    """The pairs of different files that want one person or place at one time, the later (by order) second.

    By day and by whom; those without an end are compared by their start.
    """
    found: defaultdict[tuple[date, str], list[Booking]] = defaultdict(list)
    for booking in bookings:
        found[booking.time.day, booking.whose].append(booking)
    for _, same in sorted(found.items()):
        yield from _overlapping(same)


def meets_on(terms: Mapping[str, Term], activity: Activity, day: date) -> bool:
    """True if an activity meets on one of its days; `terms` are those of the store, by id.

    One of every week does not on a day off of its term, nor on a weekend day of school (调休), unless a
    session says that it did.
    """
    term = terms.get(activity.term) if activity.when.weekdays else None
    if term is None or any(session.date == day for session in activity.sessions):
        return True
    return not any(holiday.days.holds(day) for holiday in term.holidays) and all(
        made_up.date != day for made_up in term.make_up_days
    )


def _overlapping(same: list[Booking]) -> Iterator[tuple[Booking, Booking]]:
    if len({booking.file for booking in same}) < 2:
        return
    running: list[Booking] = []
    for one in sorted(same, key=lambda one: (one.time.start, one.order)):
        running = [other for other in running if other.time.still_runs(one.time.start)]
        for other in running:
            if other.file != one.file:
                yield (other, one) if other.order < one.order else (one, other)
        if len(running) < _MOST_AT_ONCE:
            running.append(one)
