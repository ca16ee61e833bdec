"""When the entries of an archive hold: what a field shows on a day, or within a period."""

from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval, until
from liushou.records.careplan import Aid, CareRecord, Case, Checkup, Consent, Focus, Pairing, Plan, Vacation
from liushou.records.describe import fields_of
from liushou.records.family import Delegation
from liushou.records.fields import Record
from liushou.records.schooling import Conduct, Grades


@dataclass(frozen=True, slots=True)
class Moment:
    """When entries are asked for: on `day`, or, with `days`, within a period of the term `term_id`.

    `year`: the period is the school year, so that entries of both its terms count.
    """

    day: date
    days: Interval | None
    term_id: str
    year: bool


def count_held(value: object, keys: tuple[str, ...], moment: Moment) -> int:
    """How many values there are under `keys` of a value, of entries that hold at the moment.

    A truth value must be true; nothing, and an empty group, are no value.
    """
    if isinstance(value, tuple):
        return sum(count_held(each, keys, moment) for each in value)
    if isinstance(value, Record):
        if not _holds(value, moment):
            return 0
        if not keys:
            return 1
        attribute = fields_of(type(value))[keys[0]].attribute
        return count_held(getattr(value, attribute), keys[1:], moment)
    return 0 if value is None or value is False or value == {} else 1


def _holds(part: Record, moment: Moment) -> bool:
    """True of a part without dates of its own; of another when it was on the day, or in the period.

    What happened on one day (a record, a checkup, aid given once) has happened by any later day.
    """
    if isinstance(part, (Grades, Conduct, Plan, Vacation)):
        if moment.days is None:
            return True
        return part.term[:-1] == moment.term_id[:-1] if moment.year else part.term == moment.term_id
    happened = _happened(part)
    if happened is not None:
        return happened <= moment.day if moment.days is None else moment.days.holds(happened)
    if not isinstance(part, (Aid, Pairing, Delegation, Consent, Focus, Case)):
        return True
    days = _days(part)
    if days is None:
        return False
    return days.holds(moment.day) if moment.days is None else days.meets(moment.days) is not None


def _happened(part: Record) -> date | None:
    if isinstance(part, (CareRecord, Checkup)):
        return part.date
    return part.from_ if isinstance(part, Aid) and part.per == "次" and part.to is None else None


def _days(part: Aid | Pairing | Delegation | Consent | Focus | Case) -> Interval | None:
    """The days in which an entry holds; None where it never did."""
    if isinstance(part, Aid):
        return Interval(part.from_, part.to)
    if isinstance(part, Pairing):
        return Interval(part.since, part.until)
    if isinstance(part, Delegation):
        return Interval(part.signed_on, part.until)
    if isinstance(part, Consent):
        return until(part.signed_on, part.withdrawn_on)
    return Interval(part.since) if isinstance(part, Focus) else until(part.opened, part.closed)
