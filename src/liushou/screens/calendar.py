"""The schedule of a term on a terminal: by month and week, 80 columns."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from liushou.care.schedule.entry import Entry, EntryKind
from liushou.care.schedule.months import Month, Week
from liushou.dates import month_days
from liushou.documents.contexts.calendar import short_period
from liushou.printable import printable
from liushou.records.meetings import weekday
from liushou.screens.schedule import clock, leads
from liushou.store.load import Store
from liushou.textwidth import pad, wrap

Part = tuple[str, str]
"""A text and its style, in the words of rich."""

_DATE, _KIND = 13, 5
_INDENT = 2 + _DATE + _KIND
_STYLES: dict[EntryKind, str] = {"放假": "green", "调休": "yellow", "节日": "green", "职责": "cyan"}
_SATURDAY = 5


class _Line(NamedTuple):
    """A line, the day it belongs to, and whether it is an entry (a heading of that day goes before it)."""

    day: date
    entry: bool
    parts: tuple[Part, ...]


def calendar_lines(store: Store, months: Sequence[Month], on: date, cells: int) -> Iterator[tuple[Part, ...]]:
    """The lines of the calendar, `cells` wide, with one that says where in it today is, if it is."""
    today = (("", ""), (f"—— 今天 {_day(on)} " + "—" * 20, "bold reverse"))
    told = not months or on < months[0].first
    for line in _lines(store, months, cells):
        if not told and (line.day, line.entry) >= (on, True):
            yield today
            told = True
        yield line.parts
    if not told and month_days(months[-1].first).holds(on):
        yield today


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（{weekday(day)}）"


def _lines(store: Store, months: Sequence[Month], cells: int) -> Iterator[_Line]:
    for number, month in enumerate(months):
        theme = f"　{printable(month.theme)}" if month.theme else ""
        blank = "\n" if number else ""
        head = f"{blank}{month.first.year}年{month.first.month}月{theme}"
        yield _Line(month.first, False, ((head, "bold"),))
        for entry in month.loose:
            yield from _entry(store, entry, month.first, _loose_days(entry, month), cells)
        for week in month.weeks:
            yield from _week(store, week, cells)


def _week(store: Store, week: Week, cells: int) -> Iterator[_Line]:
    name = f"{week.name} " if week.name else ""
    yield _Line(week.days.first, False, ((f" {name}{short_period(week.days)}", "underline"),))
    before: str | None = None
    for entry in week.entries:
        days = _days(entry)
        first = max(entry.first, week.days.first)
        yield from _entry(store, entry, first, "" if days == before else days, cells)
        before = days


def _entry(store: Store, entry: Entry, day: date, days: str, cells: int) -> Iterator[_Line]:
    """The entry, what is too long for a line below it, and what it collides with."""
    style = _STYLES.get(entry.kind, "")
    date_style = "green" if entry.first == entry.last and entry.first.weekday() >= _SATURDAY else ""
    first, *more = wrap(printable(_text(store, entry)), cells - _INDENT)
    yield _Line(
        day,
        True,
        (("  " + pad(days, _DATE), date_style), (pad(entry.kind, _KIND), style), (first, style)),
    )
    indent = " " * _INDENT
    for line in more:
        yield _Line(day, True, ((indent + line, style),))
    if entry.conflict:
        for line in wrap(f"⚠ 冲突：{printable(entry.conflict)}", cells - _INDENT):
            yield _Line(day, True, ((indent + line, "bold red"),))


def _text(store: Store, entry: Entry) -> str:
    """14:30–15:40 讲座（每周六）　多功能厅　尤静; of a meeting not what its activity says already."""
    time = clock(entry)
    detail = f"（{entry.detail}）" if entry.detail else ""
    what = (f"{time} {entry.what}" if time else entry.what) + detail
    rest = () if entry.kind == "场次" else (entry.place, "、".join(leads(store, entry)))
    return "　".join(part for part in (what, *rest) if part)


def _days(entry: Entry) -> str:
    """20日 周五, or 25–27日."""
    first, last = entry.first, entry.last
    if first == last:
        return f"{first.day}日 {weekday(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}日"
    return f"{first.day}日–{last.month}月{last.day}日"


def _loose_days(entry: Entry, month: Month) -> str:
    """本月, or until when: 至1月24日."""
    whole = month_days(month.first)
    if (entry.first, entry.last) == (whole.first, whole.last):
        return "本月"
    return _days(entry) if entry.first >= month.first else f"至{entry.last.month}月{entry.last.day}日"
