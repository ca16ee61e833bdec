"""信息核查: which archives still have to be verified in a term."""

from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.standing import on_register
from liushou.records.term import Term
from liushou.records.vocabulary import RecordKind
from liushou.store.load import Store

VERIFIED: RecordKind = "信息核查"


@dataclass(frozen=True, slots=True)
class Unverified:
    """A child whose archive was not verified in the term, and when it last was."""

    child: str
    last: date | None


def unverified(store: Store, term: Term, day: date) -> tuple[Unverified, ...]:
    """The children on the register on `day` without a 信息核查 since the term began, even a late one.

    In the order of the store.
    """
    days = Interval(term.begins, day)
    found = []
    for child in store.children.values():
        done = verified_on(child, day)
        if on_register(child, day) and not any(days.holds(one) for one in done):
            found.append(Unverified(child.id, max(done, default=None)))
    return tuple(found)


def verified_on(child: Child, day: date) -> tuple[date, ...]:
    """The days up to `day` on which the archive was verified."""
    return tuple(record.date for record in child.records if record.kind == VERIFIED and record.date <= day)
