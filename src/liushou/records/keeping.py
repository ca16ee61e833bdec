"""How long an archive is kept: one definition for LS510, `due` and `erase`."""

from datetime import date
from typing import Literal

from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.resident import Resident
from liushou.records.unit import Unit
from liushou.records.volunteer import Volunteer

Kept = Child | Volunteer | Resident
"""Whoever has an archive about himself."""


def kind_name(record: Kept) -> Literal["child", "volunteer", "resident"]:
    """The kind of archive it is."""
    if isinstance(record, Child):
        return "child"
    return "volunteer" if isinstance(record, Volunteer) else "resident"


def closed_since(record: Kept, on: date) -> date | None:
    """The day from which the archive is closed, if it is on `on`; None while somebody is looked after.

    A volunteer's is the last day in service.
    """
    if isinstance(record, Volunteer):
        return record.left_on if record.has_left(on) else None
    closed = record.closed_on
    return closed if closed is not None and record.status != "在册" and closed <= on else None


def kept_too_long(record: Kept, unit: Unit, on: date) -> bool:
    """Whether an archive has been closed for as long as it may be kept (`privacy.keep_years`), or longer."""
    years = unit.privacy.keep_years if unit.privacy else None
    closed = closed_since(record, on)
    return years is not None and closed is not None and full_years(closed, on) >= years
