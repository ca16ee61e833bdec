"""The days in a record: where the first and the last of them are right, no rule need look at the others."""

from datetime import date

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


def first_birth(record: Record) -> date:
    """The first birth date in a record; the last day of the calendar where there is none."""
    return min(BIRTHS.held(record), default=date.max)


def first_day(record: Record) -> date:
    """The first of all days but births in a record; the last day of the calendar where there is none."""
    return min((*_DONE_OR_PLANNED.held(record), *_OTHERS.held(record)), default=date.max)


def last_done(record: Record) -> date:
    """The last of the days in DONE and PLANNED; the first day of the calendar where there is none."""
    return max(_DONE_OR_PLANNED.held(record), default=date.min)
