"""The days of a term: when it can begin and end, its holidays, its vacation, and its calendar."""

from collections.abc import Iterator
from datetime import timedelta

from liushou.check.inside import in_order, outside, shown_days
from liushou.check.rule import Hit
from liushou.dates import Interval, months_before
from liushou.findings import Path
from liushou.records.term import Term, TermVacation

_EDGE = timedelta(days=7)
"""A holiday at the edge of the term may run so far into the vacation."""
_LONGEST_BREAK_DAYS = 31
"""From the last day of the term to the first of the vacation."""
_LONGEST_VACATION_DAYS = 100
_ENDS = ("from", "to")
_SATURDAY = 5


def term_days(term: Term) -> Iterator[Hit]:
    """What cannot be of a term's days; of those that lie in a wrong term or vacation nothing is said."""
    if not in_order(term.days):
        return
    unlikely = tuple(_season(term))
    yield from unlikely
    if unlikely:
        return
    yield from _holidays(term)
    yield from _make_up_days(term)
    if term.vacation is None:
        yield from _calendar(term, Interval(term.begins, term.ends))
    elif in_order(term.vacation.days):
        impossible = tuple(_vacation(term.vacation, term))
        yield from impossible or (
            *_openings(term.vacation),
            *_calendar(term, Interval(term.begins, term.vacation.to)),
        )


def _season(term: Term) -> Iterator[Hit]:
    """An autumn term begins in July to October and ends by March, a spring term January to April, August."""
    first, second, half = term.id.split("-")
    autumn = half == "1"
    begins = (f"{first}-07", f"{first}-10") if autumn else (f"{second}-01", f"{second}-04")
    ends = (f"{first}-12", f"{second}-03") if autumn else (f"{second}-05", f"{second}-08")
    name = "秋季" if autumn else "春季"
    for key, day, (earliest, latest) in (("begins", term.begins, begins), ("ends", term.ends, ends)):
        if not earliest <= day.isoformat()[:7] <= latest:
            what = "开学" if key == "begins" else "学期结束"
            where = f"{earliest} 至 {latest}"
            message = (
                f"{what}的日期（{day}）不像是 {term.id}（{name}学期）的，一般在 {where}：请核对日期或编号"
            )
            yield Hit((key,), message)


def _holidays(term: Term) -> Iterator[Hit]:
    bounds = Interval(term.begins - _EDGE, term.ends + _EDGE)
    for index, holiday in enumerate(term.holidays):
        found = outside(holiday.days, bounds, _ENDS)
        if found:
            key, day = found
            where = f"学期（{shown_days(term.days)}）"
            message = f"“{holiday.name}”的日期（{day}）不在{where}里：请核对日期；假期里的节日不用写"
            yield Hit(("holidays", index, key), message)


def _make_up_days(term: Term) -> Iterator[Hit]:
    for index, made_up in enumerate(term.make_up_days):
        day, path = made_up.date, ("make_up_days", index, "date")
        holiday = next((one for one in term.holidays if one.days.holds(day)), None)
        if not term.days.holds(day):
            where = f"学期（{shown_days(term.days)}）"
            yield Hit(path, f"调休上课的日期（{day}）不在{where}里：请核对日期")
        elif holiday is not None:
            yield Hit(path, f"调休上课的日期（{day}）正在“{holiday.name}”的假里：请核对日期")
        elif day.weekday() < _SATURDAY:
            yield Hit(path, f"调休上课的日期（{day}）是周一至周五，本来就上课：请核对日期，应为周六或周日")


def _vacation(vacation: TermVacation, term: Term) -> Iterator[Hit]:
    away = (vacation.from_ - term.ends).days
    length = (vacation.to - vacation.from_).days + 1
    if away < 1:
        message = f"假期从 {vacation.from_} 开始，学期到 {term.ends} 才结束：请核对日期"
        yield Hit(("vacation", "from"), message)
    elif away > _LONGEST_BREAK_DAYS:
        message = f"假期从 {vacation.from_} 开始，离学期结束（{term.ends}）有 {away} 天：请核对日期"
        yield Hit(("vacation", "from"), message)
    elif length > _LONGEST_VACATION_DAYS:
        shown = f"假期（{shown_days(vacation.days)}）长达 {length} 天"
        yield Hit(("vacation", "to"), f"{shown}，寒暑假一般不超过 {_LONGEST_VACATION_DAYS} 天：请核对日期")


def _openings(vacation: TermVacation) -> Iterator[Hit]:
    for index, opening in enumerate(vacation.openings):
        found = outside(Interval(opening.from_, opening.to), vacation.days, _ENDS)
        if found:
            key, day = found
            message = f"开放的日期（{day}）不在假期（{shown_days(vacation.days)}）里：请核对日期"
            yield Hit(("vacation", "openings", index, key), message)


def _calendar(term: Term, days: Interval) -> Iterator[Hit]:
    """Getting ready in the month before the term belongs to its calendar too."""
    bounds = Interval(months_before(days.first, 1), days.last)
    months = tuple(str(day)[:7] for day in (bounds.first, days.last))
    shown = shown_days(days)
    where = f"学期及其后的假期（{shown}）" if term.vacation else f"学期（{shown}，学期文件里没有写假期）"
    for index, entry in enumerate(term.calendar):
        path: Path = ("calendar", index)
        if entry.month is not None and not months[0] <= entry.month <= months[1]:
            yield Hit((*path, "month"), f"行事历的月份（{entry.month}）不在{where}之内：请核对月份")
        elif entry.from_ is not None and entry.to is not None:
            found = outside(Interval(entry.from_, entry.to), bounds, _ENDS)
            if found:
                key, day = found
                yield Hit((*path, key), f"行事历的日期（{day}）不在{where}之内：请核对日期")
