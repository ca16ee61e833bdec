"""后续: what was promised to a child or resident and is not done yet."""

from collections.abc import Iterable, Iterator
from datetime import date

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.records.careplan import CareRecord, FollowUp
from liushou.records.fields import Sensitivity
from liushou.records.person import Person, owner_of


def open_promises(
    records: Iterable[CareRecord], on: date, until: date
) -> Iterator[tuple[CareRecord, FollowUp]]:
    """The records up to `on` whose promise is open then and due by `until`, each with its promise."""
    for record in records:
        promise = record.follow_up
        if promise is None or record.date > on or promise.due > until:
            continue
        if promise.done is None or promise.done > on:
            yield record, promise


def follow_up(asked: Asked, person: Person) -> Iterator[Due]:
    """Every promise of a record up to today that is open and near; overdue from the day after its day."""
    for record, promise in open_promises(person.records, asked.on, asked.until):
        yield Due(
            kind="follow_up",
            what=f"{record.kind}后续",
            due=promise.due,
            missed=promise.due < asked.on,
            owner=owner_of(person),
            people=asked.people(promise.by, record.by, asked.answering(person)),
            text=promise.what,
            mark=Sensitivity.CARE,
        )
