"""The schedule by months and weeks, as people read a calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from liushou.care.schedule.entry import Entry
from liushou.dates import Interval, month_days
from liushou.records.term import Term
from liushou.terms import vacation_name


@dataclass(frozen=True, slots=True)
class Week:
    """The entries of the part of a week, Monday to Sunday, that lies in one month.

    `name`: 第4周, 寒假, or nothing beyond both. `days` has an end.
    """

    name: str
    days: Interval
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its theme (the names of its entries in the term's calendar), and what stands in it.

    `loose` is what any day will do for or recurs, `weeks` are those that have entries.
    """

    first: date
    theme: str
    loose: tuple[Entry, ...]
    weeks: tuple[Week, ...]


def by_month(entries: Iterable[Entry], term: Term, not_before: date = date.min) -> tuple[Month, ...]:
    """Each entry in the month and week it begins in; what began before `not_before` stands on that day."""
    ordered = sorted(entries, key=lambda entry: (_shown(entry, not_before), entry.order[1:]))
    months = groupby(ordered, key=lambda entry: _shown(entry, not_before).replace(day=1))
    return tuple(_month(first, tuple(found), term, not_before) for first, found in months)


def week_name(monday: date, term: Term) -> str:
    """第4周 for a week of the term (its first day is in the first); 寒假 in the vacation; else nothing."""
    week = _week_of(monday)
    if week.meets(term.days):
        begun = term.begins - timedelta(days=term.begins.weekday())
        return f"第{(monday - begun).days // 7 + 1}周"
    return vacation_name(term.id) if term.vacation and week.meets(term.vacation.days) else ""


def _week_of(monday: date) -> Interval:
    """Monday to Sunday, or to the end of the calendar."""
    return Interval(monday, date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal())))


def _shown(entry: Entry, not_before: date) -> date:
    return max(entry.first, not_before)


def _month(first: date, entries: tuple[Entry, ...], term: Term, not_before: date) -> Month:
    names = (entry.name for entry in term.calendar if entry.month == f"{first:%Y-%m}" and entry.name)
    return Month(
        first,
        "、".join(dict.fromkeys(names)),
        tuple(entry for entry in entries if entry.loose),
        tuple(_weeks(first, [entry for entry in entries if not entry.loose], term, not_before)),
    )


def _weeks(first: date, entries: list[Entry], term: Term, not_before: date) -> Iterator[Week]:
    def monday(entry: Entry) -> date:
        day = _shown(entry, not_before)
        return day - timedelta(days=day.weekday())

    month = month_days(first)
    for start, found in groupby(entries, key=monday):
        days = _week_of(start).meets(month)
        yield Week(week_name(start, term), days or month, tuple(found))
