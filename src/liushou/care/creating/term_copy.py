"""Last year's work plan as that of a new term: edits of the old text, so that its prose keeps its look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.creating.term_moved import moved_term
from liushou.care.creating.titles import Season, in_new_term
from liushou.dates import Interval, monday_of, months_before, shifted
from liushou.errors import UsageError
from liushou.records.term import Term
from liushou.store.drafts import put
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Path

_DROPPED = ("survey", "awards", "donations")
"""What was found out and given in the old term."""
_DAYS_OFF = ("holidays", "make_up_days")


def new_days(old: Term, new_id: str, begins: date | None, ends: date | None) -> Interval:
    """The days of the new term: as given, else the old ones moved to its year (term_moved).

    Raises UsageError where they are not given and the terms are not of one season.
    """
    if begins is not None and ends is not None:
        return Interval(begins, ends)
    if not _same_season(old, new_id):
        raise UsageError(
            f"{old.id} 和 {new_id} 一春一秋，开学和结束的日期推算不出来：请写 begins=日期 ends=日期。"
        )
    moved = moved_term(old, int(new_id[:4]) - int(old.id[:4]))
    return Interval(begins or moved.first, ends or moved.last)


def term_copy(old: Term, new_id: str, days: Interval, days_off: Mapping[str, Value]) -> tuple[Edit, ...]:
    """The plan of `old` for the term `new_id` with these days, which must have an end.

    Guidance, basis, principles, goals and measures are kept. The calendar and the vacation move: months by
    calendar months, days with the week in which the term begins, so that they keep their weekday, or, after
    the old term's end, with its end.
    """
    last = days.last or days.first
    weeks = monday_of(days.first) - monday_of(old.begins)
    shift = _Shift(old, days.first, weeks, last - old.ends, _months(old.id, new_id))
    title = (
        [put(Term, ("title",), in_new_term(old.title, Season(old.id), Season(new_id)))] if old.title else []
    )
    return (
        put(Term, ("id",), new_id),
        put(Term, ("begins",), days.first.isoformat()),
        put(Term, ("ends",), last.isoformat()),
        *title,
        *_calendar(old, shift),
        *_vacation(old, shift),
        *(put(Term, (key,), days_off[key]) for key in _DAYS_OFF if key in days_off),
        *(Remove((key,)) for key in (*_DROPPED, *_DAYS_OFF) if key not in days_off and getattr(old, key)),
    )


@dataclass(frozen=True, slots=True)
class _Shift:
    """How far days and months move."""

    old: Term
    begins: date
    with_beginning: timedelta
    with_end: timedelta
    months: int

    def day(self, day: date) -> str:
        if day > self.old.ends:
            return shifted(day, self.with_end).isoformat()
        moved = shifted(day, self.with_beginning)
        return (moved if day < self.old.begins else max(moved, self.begins)).isoformat()

    def month(self, month: str) -> str:
        return months_before(date.fromisoformat(f"{month}-01"), -self.months).isoformat()[:7]


def _calendar(old: Term, shift: _Shift) -> Iterator[Edit]:
    for index, entry in enumerate(old.calendar):
        at: Path = ("calendar", index)
        if entry.month is not None:
            yield put(Term, (*at, "month"), shift.month(entry.month))
        for key, day in (("from", entry.from_), ("to", entry.to)):
            if day is not None:
                yield put(Term, (*at, key), shift.day(day))
        for place, item in enumerate(entry.items):
            if item.activity is not None:
                yield Remove((*at, "items", place, "activity"))


def _vacation(old: Term, shift: _Shift) -> Iterator[Edit]:
    if old.vacation is None:
        return
    whole: Path = ("vacation",)
    parts = [(whole, old.vacation.from_, old.vacation.to)]
    for index, opening in enumerate(old.vacation.openings):
        parts.append(((*whole, "openings", index), opening.from_, opening.to))
    for at, first, last in parts:
        yield put(Term, (*at, "from"), shift.day(first))
        yield put(Term, (*at, "to"), shift.day(last))


def _same_season(old: Term, new_id: str) -> bool:
    return old.id[-1] == new_id[-1]


def _months(old_id: str, new_id: str) -> int:
    """Half a year from each term to the next."""

    def halves(id_: str) -> int:
        return int(id_[:4]) * 2 + int(id_[-1])

    return (halves(new_id) - halves(old_id)) * 6
