"""The days in a record: where the first and the last of them are right, no rule need look at the others."""

from datetime import date
from typing import NamedTuple

from liushou.check.fields import Values
from liushou.records.careplan import Checkup, Consent, Focus, Pairing
from liushou.records.child import Child, EarlierStay, Past
from liushou.records.describe import FieldInfo
from liushou.records.family import Delegation, Guardian, Parent
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.schooling import School
from liushou.records.term import Award, Donation
from liushou.records.volunteer import FormerPost, Homeroom, Training, Volunteer

DATES = Values(date, lambda _, info: info.type is date)
BIRTHS = Values(date, lambda _, info: info.key == "birth_date")

# Births are told by LS105, what is done for someone on the register by LS308, clearances by LS501.
_DONE = frozenset({
    (Child, "registered_on"), (Resident, "registered_on"), (EarlierStay, "registered_on"),
    (EarlierStay, "closed_on"), (School, "left_on"), (Parent, "away_since"), (Parent, "trained_on"),
    (Guardian, "trained_on"), (Delegation, "signed_on"), (Focus, "since"), (Checkup, "date"),
    (Pairing, "signed_on"), (Consent, "signed_on"), (Training, "date"), (Award, "date"), (Donation, "date"),
})  # fmt: skip
_PLANNED = frozenset({
    (Child, "closed_on"), (Resident, "closed_on"), (School, "since"), (Past, "until"),
    (Consent, "withdrawn_on"), (Volunteer, "joined_on"), (Homeroom, "since"), (FormerPost, "until"),
})  # fmt: skip
DONE = Values(date, lambda model, info: (model, info.key) in _DONE)
"""Days of what has happened already."""
PLANNED = Values(date, lambda model, info: (model, info.key) in _PLANNED)
"""Days that may be written in advance, but not by years."""


def _is_done_or_planned(model: type[Record], info: FieldInfo) -> bool:
    return (model, info.key) in _DONE or (model, info.key) in _PLANNED


# Each day of a record is in one of BIRTHS and these two, so that it is read once.
_DONE_OR_PLANNED = Values(date, _is_done_or_planned)
_OTHERS = Values(
    date,
    lambda model, info: (
        info.type is date and info.key != "birth_date" and not _is_done_or_planned(model, info)
    ),
)


class Span(NamedTuple):
    """The outermost days of a record; where there is none, the last or the first day of the calendar.

    `first_day` is the first of all days but births, `last_done` the last of those in DONE and PLANNED.
    """

    first_birth: date
    last_birth: date
    first_day: date
    last_done: date


_last: tuple[Record | None, Span] = (None, Span(date.max, date.min, date.max, date.min))


def span_of(record: Record) -> Span:
    """Its outermost days. The last answer is kept: three rules ask for it, of one record after another."""
    global _last
    known, answer = _last
    if known is not record:
        births, done = BIRTHS.held(record), _DONE_OR_PLANNED.held(record)
        answer = Span(
            min(births, default=date.max),
            max(births, default=date.min),
            min(done + _OTHERS.held(record), default=date.max),
            max(done, default=date.min),
        )
        _last = record, answer
    return answer
