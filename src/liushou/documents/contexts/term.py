"""A term as templates see it."""

from collections.abc import Mapping
from datetime import date

from liushou.documents.contexts.awards import award_facts
from liushou.documents.contexts.breakdowns import breakdown_rows
from liushou.documents.contexts.calendar import calendar_bands
from liushou.documents.contexts.duty_words import duty_words
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.news import news, term_issue
from liushou.documents.contexts.people import names
from liushou.documents.contexts.publicity import for_wall, labels_children
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.room_hours import room_hours
from liushou.documents.contexts.survey import survey_facts
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import clock_range
from liushou.documents.plain import Plain
from liushou.records.activity import Activity
from liushou.records.term import Goal, Term
from liushou.records.unit import Leader
from liushou.store.load import Store
from liushou.store.term_plan import activities_of
from liushou.terms import term_name, vacation_name


def term_context(
    store: Store,
    term: Term,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
    figures: ReportJson | None = None,
) -> dict[str, Plain]:
    """The context of templates `of: term`; no group below names a child, but `awards`.

    `term`: the fields of format.md that are text or days, `name` (2026—2027学年第一学期), `season`
    (2026年秋季学期), `title_parts`, `goals` with `target` as a rate, `vacation` with names of who is on duty.
    `survey`: see survey.survey_facts. `figures`: {on, population, official, returned, breakdown_rows} of
    the term's report, None where the command gives no report or the reader is public.
    `calendar`: see calendar.calendar_bands. `activities`: {title, kind, status, from, to, clock, weekdays,
    places}, without cancelled ones. `leadership`: {role, name, title, duty, phone}, phones for internal
    readers only. `rooms`: see room_hours.room_hours. `awards`: see awards.award_facts. `news`: see news.news.
    `duties`: what is owed to each child and each resident, {name, kinds, often}.
    `unit`, `document` and `on`, the day up to which things are told.
    """
    issue = term_issue(term, season_of(term.id), on)
    return {
        "unit": unit_facts(store.unit.unit),
        "document": document,
        "on": on,
        "term": term_facts(store, term),
        "survey": survey_facts(term.survey, audience),
        "figures": None if audience == "public" else _figures(figures),
        "calendar": calendar_bands(store, term, audience),
        "activities": tuple(_activity(each, audience) for each in activities_of(store, term)),
        "leadership": tuple(_leader(each, audience) for each in store.unit.leadership),
        "duties": duty_words(
            store.unit.duties, lambda duty: not (audience == "public" and labels_children(duty.title))
        ),
        "rooms": room_hours(store, audience),
        "awards": award_facts(store, term, audience),
        "news": news(store, (term,), issue, audience=audience, figures=figures),
    }


def term_facts(store: Store, term: Term) -> dict[str, Plain]:
    """`term` of a context."""
    kept = {"id", "begins", "ends", "title", "guidance", "basis", "principles", "measures"}
    fields: dict[str, Plain] = term.model_dump(include=kept)
    return {
        **fields,
        "name": term_name(term.id),
        "season": season_of(term.id),
        "title_parts": _title_parts(term.title, store.unit.unit.name, season_of(term.id)),
        "goals": tuple(_goal(goal) for goal in term.goals),
        "holidays": tuple({"name": day.name, "from": day.from_, "to": day.to} for day in term.holidays),
        "vacation": _vacation(store, term),
    }


def season_of(term_id: str) -> str:
    """2026-2027-1 as 2026年秋季学期, 2026-2027-2 as 2027年春季学期."""
    first, second, half = term_id.split("-")
    return f"{first}年秋季学期" if half == "1" else f"{second}年春季学期"


def _title_parts(title: str | None, unit: str, season: str) -> tuple[str, ...]:
    """The parts between which the title of the plan may be broken."""
    if title is None:
        return (unit, season, "留守儿童关爱工作计划")
    before, found, rest = title.partition(season)
    if not found:
        before, rest = (unit, title.removeprefix(unit)) if title.startswith(unit) else ("", title)
    parts = tuple(part for part in (before, found, rest) if part)
    return parts or (title,)


def _goal(goal: Goal) -> dict[str, Plain]:
    target = None if goal.target is None else goal.target / 100
    return {"text": goal.text, "indicator": goal.indicator, "target": target}


def _vacation(store: Store, term: Term) -> Plain:
    if term.vacation is None:
        return None
    openings: tuple[dict[str, Plain], ...] = tuple(
        {"from": each.from_, "to": each.to, "place": each.place, "duty": names(store, each.duty)}
        for each in term.vacation.openings
    )
    return {
        "name": vacation_name(term.id),
        "from": term.vacation.from_,
        "to": term.vacation.to,
        "openings": openings,
    }


def _figures(figures: ReportJson | None) -> Plain:
    if figures is None:
        return None
    population, breakdowns = figures["population"], figures["breakdowns"]
    return {
        "on": date.fromisoformat(figures["on"]),
        "population": population,
        "official": breakdowns.get("official", {}).get("是"),
        "returned": breakdowns.get("left_behind", {}).get("非留守"),
        "breakdown_rows": breakdown_rows(breakdowns, population),
    }


def _activity(activity: Activity, audience: Audience) -> dict[str, Plain]:
    when = activity.when
    return {
        "title": for_wall(activity.title) if audience == "public" else activity.title,
        "kind": activity.kind,
        "status": activity.status,
        "from": when.from_,
        "to": when.to,
        "clock": clock_range(when.start, when.end),
        "weekdays": when.weekdays,
        "places": activity.places,
    }


def _leader(leader: Leader, audience: Audience) -> dict[str, Plain]:
    phone = leader.phone if audience == "internal" else None
    return {
        "role": leader.role,
        "name": leader.name,
        "title": leader.title,
        "duty": leader.duty,
        "phone": phone,
    }
