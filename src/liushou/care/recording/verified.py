"""信息核查: which archives still have to be verified in a term."""

from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.records.person import Owner, Person, PersonKind
from liushou.records.standing import on_register
from liushou.records.term import Term
from liushou.records.vocabulary import RecordKind
from liushou.store.load import Store
from liushou.store.people import person_of
from liushou.store.who import records_of

VERIFIED: RecordKind = "信息核查"


@dataclass(frozen=True, slots=True)
class Unverified:
    """Somebody whose archive was not verified in the term, and when it last was."""

    owner: Owner
    last: date | None


def unverified(store: Store, term: Term, day: date, kind: PersonKind = "child") -> tuple[Unverified, ...]:
    """Those of a kind on the register on `day` without a 信息核查 since the term began, even a late one.

    In the order of the store.
    """
    days = Interval(term.begins, day)
    found = []
    for owner in (Owner(kind, id_) for id_ in records_of(store, kind)):
        person = person_of(store, owner)
        done = verified_on(person, day)
        if on_register(person, day) and not any(days.holds(one) for one in done):
            found.append(Unverified(owner, max(done, default=None)))
    return tuple(found)


def verified_on(person: Person, day: date) -> tuple[date, ...]:
    """The days up to `day` on which the archive was verified."""
    return tuple(record.date for record in person.records if record.kind == VERIFIED and record.date <= day)
