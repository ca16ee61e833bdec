"""The term report as templates see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liushou.documents.contexts.breakdowns import breakdown_rows, class_rows, where
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.measures import counted, next_step
from liushou.documents.contexts.promised import promised
from liushou.documents.contexts.published import published
from liushou.documents.contexts.report_shape import (
    ActivityJson,
    CasesJson,
    DutyJson,
    IndicatorJson,
    ReportJson,
)
from liushou.documents.contexts.residents import residents_facts
from liushou.documents.contexts.support import support_facts
from liushou.documents.contexts.to_do import left_to_do
from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import rounded_percent
from liushou.documents.plain import Plain
from liushou.records.term import Term
from liushou.records.unit import UnitInfo
from liushou.records.vocabulary import EVERY_LABELS
from liushou.terms import term_name

UNKNOWN_CLASS = "班级未填"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report's document needs beside its figures.

    `children`: name and class (五年级2班, or None) of every child the figures name. `surveyed`: children
    surveyed as left-behind where that differs from the register. `names`: whether the document has an
    annex of what is left to do for each child; `audience`: who reads it.
    """

    unit: UnitInfo
    term: Term
    children: Mapping[str, tuple[str, str | None]]
    surveyed: int | None = None
    names: bool = False
    audience: Audience = "superior"


def report_context(report: ReportJson, facts: ReportFacts, document: Mapping[str, Plain]) -> dict[str, Plain]:
    """The context of term-report: the report's own keys, with days as days, and what follows from them.

    `unit` and `term` are groups of fields. Indicators have `missing` (how many children), `where` (in which
    classes, as text), `gap` (percent points short of the target, as the rates are printed), `counted` and
    `next`; duties `every_label`, `late` and `where`; `checklists`: see promised.promised. `goals` are those
    of words only; `residents` and `support`: see residents.residents_facts and support.support_facts. Only
    `annex` names children (to_do.left_to_do); it is empty unless asked for. For the public (`public`) every
    count is to the nearest five, without targets, promises, cases and shortfalls.
    """
    public = facts.audience == "public"
    residents = residents_facts(report.get("residents"), public=public)
    if public:
        report = published(report)
    on = date.fromisoformat(report["on"])
    order = tuple(report["breakdowns"].get("class", {}))
    return {
        "unit": unit_facts(facts.unit),
        "term": _term(facts.term),
        "document": document,
        "on": on,
        "final": on >= facts.term.ends,
        "public": public,
        "revision": report["revision"],
        "population": report["population"],
        "surveyed": None if public else facts.surveyed,
        "indicators": tuple(_indicator(each, facts, order) for each in report["indicators"]),
        "breakdowns": report["breakdowns"],
        "official": report["breakdowns"].get("official", {}).get("是"),
        "returned": report["breakdowns"].get("left_behind", {}).get("非留守"),
        "breakdown_rows": breakdown_rows(report["breakdowns"], report["population"]),
        "class_rows": class_rows(report["breakdowns"], facts.unit.level, report["population"]),
        "duties": tuple(_duty(each, facts, order) for each in report["duties"]),
        "checklists": promised(report["checklists"]),
        "activities": tuple(_activity(each) for each in report["activities"]),
        "cases": _cases(report["cases"]),
        "goals": _goals(facts.term, report),
        "residents": residents,
        "support": support_facts(facts.term, on),
        "annex": left_to_do(report, facts.children, order, facts.audience) if facts.names else (),
    }


def _term(term: Term) -> dict[str, Plain]:
    fields: dict[str, Plain] = term.model_dump(
        include={"id", "begins", "ends", "title", "guidance", "basis", "principles", "vacation"}
    )
    return {**fields, "name": term_name(term.id)}


def _indicator(indicator: IndicatorJson, facts: ReportFacts, order: Sequence[str]) -> dict[str, Plain]:
    name = indicator["name"]
    return {
        "name": name,
        "numerator": indicator["numerator"],
        "denominator": indicator["denominator"],
        "rate": indicator["rate"],
        "target": indicator["target"],
        "met": indicator["met"],
        "missing": len(indicator["missing"]),
        "where": where(_classes(indicator["missing"], facts), order),
        "gap": _gap(indicator["rate"], indicator["target"]),
        "counted": counted(name),
        "next": next_step(name),
    }


def _duty(duty: DutyJson, facts: ReportFacts, order: Sequence[str]) -> dict[str, Plain]:
    return {
        "kind": duty["kind"],
        "due": duty["due"],
        "done": duty["done"],
        "rate": duty["rate"],
        "every_label": EVERY_LABELS.get(duty["every"], duty["every"]),
        "late": len(duty["overdue"]),
        "where": where(_classes(duty["overdue"], facts), order),
    }


def _activity(activity: ActivityJson) -> dict[str, Plain]:
    return {
        "title": activity["title"],
        "kind": activity["kind"],
        "status": activity["status"],
        "from": date.fromisoformat(activity["from"]),
        "present": activity["present"],
        "spent": activity["spent"],
    }


def _cases(cases: CasesJson) -> dict[str, Plain]:
    return {
        "open": cases["open"],
        "closed": cases["closed"],
        "total": cases["open"] + cases["closed"],
        "by_kind": cases["by_kind"],
        "by_level": cases["by_level"],
    }


def _classes(ids: Sequence[str], facts: ReportFacts) -> list[str]:
    return [_class(id_, facts) for id_ in ids]


def _class(id_: str, facts: ReportFacts) -> str:
    return facts.children.get(id_, ("", None))[1] or UNKNOWN_CLASS


def _gap(rate: float | None, target: float | None) -> Decimal | None:
    """Percent points from a rate to its target, both as they are printed."""
    if rate is None or target is None:
        return None
    return rounded_percent(target) - rounded_percent(rate)


def _goals(term: Term, report: ReportJson) -> tuple[str, ...]:
    """The goals that no indicator answers, as text."""
    known = {indicator["name"] for indicator in report["indicators"]}
    texts = (goal.text or goal.indicator for goal in term.goals if goal.indicator not in known)
    return tuple(text for text in texts if text is not None)
