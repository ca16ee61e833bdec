"""A month as templates see it."""

from collections.abc import Mapping
from datetime import date, timedelta

from liushou.dates import Interval, birthday, month_days
from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.calendar import short_period
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.news import Issue, news
from liushou.documents.contexts.publicity import for_wall
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.term import term_facts
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import clock_range
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.schooling import grade_order
from liushou.records.standing import on_register, standing
from liushou.records.term import Term
from liushou.store.load import Store
from liushou.store.term_plan import activities_of


def month_context(
    store: Store,
    month: str,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
    figures: ReportJson | None = None,
) -> dict[str, Plain]:
    """The context of templates `of: month`, for a month written 2026-11.

    `month`: {id, name (2026年11月), number, from, to}. `term`: of the month's last day, as in
    term.term_context, None before the first. `birthdays`: {date, name, class, age} of children on the
    register that day, by day; a year of birth is nowhere, readers outside see 王某. `parties`: the month's
    生日会, {title, time, clock, places}; no word in them labels children. `news`: see news.news. `unit`,
    `document` and `on`.
    `figures` is the term's report.
    """
    days = month_days(date.fromisoformat(f"{month}-01"))
    last = days.last or days.first
    term, following = store.current_term(last), month_days(last + timedelta(days=1))
    next_term = store.current_term(following.last or following.first)
    terms = {each.id: each for each in (term, next_term) if each is not None}
    name = f"{days.first.year}年{days.first.month}月"
    told = Interval(days.first, max(days.first, min(on, last)))
    issue = Issue(name, told, following, f"{following.first.month}月")
    return {
        "unit": unit_facts(store.unit.unit),
        "document": document,
        "on": on,
        "month": {"id": month, "name": name, "number": days.first.month, "from": days.first, "to": last},
        "term": None if term is None else term_facts(store, term),
        "birthdays": _birthdays(store, days, audience),
        "parties": _parties(store, term, days),
        "news": news(store, terms.values(), issue, audience=audience, figures=figures),
    }


def _birthdays(store: Store, days: Interval, audience: Audience) -> tuple[dict[str, Plain], ...]:
    """By day of birth, then by grade and id."""
    found: list[tuple[tuple[int, int, str], Child, date]] = []
    for child in store.children.values():
        born = child.birth_date
        day = birthday(born, days.first.year)
        if days.holds(day) and born.year < day.year and on_register(child, day):
            school = standing(child, day).school
            order = (born.day, grade_order(school.grade if school else None), child.id)
            found.append((order, child, day))
    ordered = [(child, day) for _, child, day in sorted(found, key=lambda each: each[0])]
    names = shown_names([child.name for child, _ in ordered], audience)
    return tuple(_birthday(name, *each) for name, each in zip(names, ordered, strict=True))


def _birthday(name: str, child: Child, day: date) -> dict[str, Plain]:
    school, born = standing(child, day).school, child.birth_date
    return {
        "date": f"{born.month}月{born.day}日",
        "name": name,
        "class": school.class_label or school.grade if school else None,
        "age": day.year - born.year,
    }


def _parties(store: Store, term: Term | None, days: Interval) -> tuple[dict[str, Plain], ...]:
    return tuple(
        {
            "title": for_wall(each.title),
            "time": short_period(each.when.days),
            "clock": clock_range(each.when.start, each.when.end),
            "places": each.places,
        }
        for each in (activities_of(store, term) if term else ())
        if each.kind == "生日会" and each.when.days.meets(days)
    )
