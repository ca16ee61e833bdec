"""The calendar of a term as bands of rows: its months, and the spans (寒假) that run over several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.dates import Interval, month_days
from liushou.documents.contexts.people import names
from liushou.documents.contexts.publicity import for_wall
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import clock_range, period
from liushou.documents.plain import Plain
from liushou.records.activity import Activity
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.store.term_plan import PlanLine, entry_days, term_plan
from liushou.terms import vacation_name

CANCELLED = "已取消"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: in which band, when (None where any day of the band will do), what, who.

    `kind` is that of PlanLine.
    """

    band: Interval
    kind: str
    work: str
    days: Interval | None = None
    detail: str = ""
    lead: tuple[str, ...] = ()


def calendar_bands(store: Store, term: Term, audience: Audience) -> tuple[dict[str, Plain], ...]:
    """The term's calendar, activities, days off and vacation in one: {name, theme, weeks, from, to, rows}.

    A row is {kind, time, week, work, detail, lead}. Activities that no entry of the calendar names stand in
    the month they begin in; cancelled ones only where an entry names them. For public readers the words
    name no group of children.
    """
    rows = calendar_rows(store, term)
    bands = sorted({row.band for row in rows}, key=_order)
    speak = for_wall if audience == "public" else str
    return tuple(_band(band, [row for row in rows if row.band == band], term, speak) for band in bands)


def calendar_rows(store: Store, term: Term) -> tuple[Row, ...]:
    """Every line of the term's calendar."""
    spans = _spans(term)
    return tuple(_line(store, term, spans, line) for line in term_plan(store, term))


def _order(band: Interval) -> tuple[int, int]:
    """By the first day, what lasts longer first."""
    return band.first.toordinal(), -(band.last or band.first).toordinal()


def _spans(term: Term) -> tuple[Interval, ...]:
    """What has a band of its own: entries over several months, and the vacation."""
    days = [entry_days(entry) for entry in term.calendar]
    spans = [each for each in days if each and each.last and month_days(each.first) != month_days(each.last)]
    if term.vacation and term.vacation.days not in spans:
        spans.append(term.vacation.days)
    return tuple(spans)


def _band_of(day: date, spans: Iterable[Interval]) -> Interval:
    return next((span for span in spans if span.holds(day)), month_days(day))


def _line(store: Store, term: Term, spans: tuple[Interval, ...], line: PlanLine) -> Row:
    """What an entry names stands in the entry's band, all else in that of its first day.

    Days of an entry that has a band of its own need not be told again.
    """
    within = entry_days(line.entry) if line.entry else line.days
    part = line.entry is None or (line.entry.from_ is not None and within not in spans)
    band = _band_of(within.first, spans) if within and part else within or term.days
    days = line.days if part or line.activity else None
    work = line.titled if part else line.what
    return Row(band, line.kind, work, days, _detail(line.activity), names(store, line.who))


def _detail(activity: Activity | None) -> str:
    if activity is None:
        return ""
    if activity.status == "取消":
        return CANCELLED
    when = activity.when
    each_week = f"每{'、'.join(when.weekdays)}" if when.weekdays else ""
    time = each_week + clock_range(when.start, when.end)
    return "，".join(part for part in (time, "、".join(activity.places)) if part)


def _band(band: Interval, rows: list[Row], term: Term, speak: Callable[[str], str]) -> dict[str, Plain]:
    ordered = sorted(rows, key=lambda row: (row.days is not None, row.days.first if row.days else band.first))
    entries = [
        entry.name for entry in term.calendar if entry.month and entry_days(entry) == band and entry.name
    ]
    whole_month = band == month_days(band.first)
    return {
        "name": f"{band.first.year}年{band.first.month}月" if whole_month else _span_name(band, term),
        "theme": speak("、".join(dict.fromkeys(entries))) if whole_month else "",
        "weeks": _weeks(band, term),
        "from": band.first,
        "to": band.last,
        "rows": tuple(_row(row, term, speak, "本月" if whole_month else "期间") for row in ordered),
    }


def _span_name(band: Interval, term: Term) -> str:
    """寒假（2027年1月30日至2月28日）."""
    days = period(band.first, band.last)
    if band == term.days:
        return "全学期"
    own = next((entry.name for entry in term.calendar if entry_days(entry) == band and entry.name), None)
    name = own or (vacation_name(term.id) if term.vacation and term.vacation.days == band else None)
    return f"{name}（{days}）" if name else days


def _row(row: Row, term: Term, speak: Callable[[str], str], any_day: str) -> dict[str, Plain]:
    return {
        "kind": row.kind,
        "time": short_period(row.days) if row.days else any_day,
        "week": _weeks(row.days, term) if row.days else "",
        "work": speak(row.work),
        "detail": speak(row.detail),
        "lead": row.lead,
    }


def short_period(days: Interval) -> str:
    """9月1日至3日, 12月28日至1月3日: without years, for a table of one term."""
    first, last = days.first, days.last or days.first
    start = f"{first.month}月{first.day}日"
    if first == last:
        return start
    same = (first.year, first.month) == (last.year, last.month)
    return f"{start}至{last.day}日" if same else f"{start}至{last.month}月{last.day}日"


def _weeks(days: Interval, term: Term) -> str:
    """第4周, 第1—5周: the weeks of the term (Monday to Sunday, its first day in the first); else nothing."""
    within = days.meets(term.days)
    if within is None:
        return ""
    monday = term.begins - timedelta(days=term.begins.weekday())
    first, last = ((day - monday).days // 7 + 1 for day in (within.first, within.last or within.first))
    return f"第{first}周" if first == last else f"第{first}—{last}周"
