"""The schedule of a term as plain data: for templates, and with what each kind of reader may see."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from liushou.care.schedule.collisions import Collision
from liushou.care.schedule.entry import Entry
from liushou.care.schedule.months import Month, Week, by_month
from liushou.care.schedule.schedule import Schedule
from liushou.dates import Interval
from liushou.documents.contexts.calendar import short_period
from liushou.documents.contexts.discreet import Veil, veil_of
from liushou.documents.contexts.publicity import for_wall, labels_children
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.meetings import weekday
from liushou.records.term import Term
from liushou.store.load import Store


def for_reader(found: Schedule, audience: Audience, store: Store) -> Schedule:
    """What that reader may see: outsiders no birthdays, names or conflicts, the public no labels."""
    if audience == "internal":
        return found
    veil = veil_of(store)
    kept = (_nameless(entry, veil) for entry in found.entries if entry.kind != "生日")
    if audience == "public":
        kept = (
            replace(entry, what=for_wall(entry.what), detail=for_wall(entry.detail))
            for entry in kept
            if entry.kind != "职责" or not labels_children(entry.what + entry.detail)
        )
    return Schedule(tuple(kept), ())


def _nameless(entry: Entry, veil: Veil) -> Entry:
    what, place, detail = map(veil.text, (entry.what, entry.place, entry.detail))
    return replace(entry, what=what, place=place, detail=detail, conflict="")


def schedule_facts(
    store: Store, term: Term, found: Schedule, not_before: date = date.min
) -> dict[str, Plain]:
    """The schedule as templates see it: {months, conflicts}.

    A month is {name, theme, weeks}, a week {name, days, rows}, the first of a month without a name for what
    any day will do for; a row {days, span, day, clock, kind, work, place, detail, lead, conflict}. `span`
    counts the rows of the same days, on the first of them (0 on the others); `day` is the day of the week of
    what is on one day. `conflicts` are sentences.
    """
    months = by_month(found.entries, term, not_before)
    return {
        "months": tuple(_month(store, each) for each in months),
        "conflicts": conflict_texts(store, found.collisions),
    }


def conflict_texts(store: Store, found: Iterable[Collision]) -> tuple[str, ...]:
    """A sentence for each collision, by day."""
    return tuple(each.told(store) for each in found)


def leads(store: Store, entry: Entry) -> tuple[str, ...]:
    """The names of those who answer for an entry; a birthday is nobody's task."""
    return () if entry.kind == "生日" else tuple(store.name_of(each) for each in entry.who)


def _month(store: Store, month: Month) -> dict[str, Plain]:
    loose: tuple[dict[str, Plain], ...] = ()
    if month.loose:
        loose = ({"name": "", "days": "", "rows": _rows(store, month.loose)},)
    return {
        "name": f"{month.first.year}年{month.first.month}月",
        "theme": month.theme,
        "weeks": (*loose, *(_week(store, week) for week in month.weeks)),
    }


def _week(store: Store, week: Week) -> dict[str, Plain]:
    return {"name": week.name, "days": short_period(week.days), "rows": _rows(store, week.entries)}


def _rows(store: Store, entries: Iterable[Entry]) -> tuple[dict[str, Plain], ...]:
    same = [tuple(found) for _, found in groupby(entries, key=lambda entry: (entry.first, entry.last))]
    return tuple(
        _row(store, entry, 0 if place else len(found)) for found in same for place, entry in enumerate(found)
    )


def _row(store: Store, entry: Entry, span: int) -> dict[str, Plain]:
    one_day = entry.first == entry.last
    return {
        "days": short_period(Interval(entry.first, entry.last)),
        "span": span,
        "day": weekday(entry.first) if one_day else "",
        "clock": clock(entry),
        "kind": entry.kind,
        "work": entry.what,
        "place": "" if entry.kind == "场次" else entry.place,
        "detail": entry.detail,
        "lead": leads(store, entry),
        "conflict": entry.conflict,
    }


def clock(entry: Entry) -> str:
    """14:00–16:30, or 14:00 where no end is known."""
    return f"{entry.start}–{entry.end}" if entry.start and entry.end else entry.start or ""
