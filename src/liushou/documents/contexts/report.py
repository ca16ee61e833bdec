"""The term report as templates see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.documents.contexts.breakdowns import breakdown_rows, by_class, class_rows, where
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.measures import counted, next_step
from liushou.documents.contexts.report_shape import (
    ActivityJson,
    CasesJson,
    DutyJson,
    IndicatorJson,
    ReportJson,
)
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
    annex that names children.
    """

    unit: UnitInfo
    term: Term
    children: Mapping[str, tuple[str, str | None]]
    surveyed: int | None = None
    names: bool = False


def report_context(report: ReportJson, facts: ReportFacts, document: Mapping[str, Plain]) -> dict[str, Plain]:
    """The context of term-report: the report's own keys, with days as days, and what follows from them.

    `unit` and `term` are groups of fields. Indicators have `missing` (how many children), `where` (in which
    classes, as text), `counted` and `next`; duties `every_label`, `late` and `where`. Only `annex` names
    children; it is empty unless asked for.
    """
    on = date.fromisoformat(report["on"])
    order = tuple(report["breakdowns"].get("class", {}))
    return {
        "unit": unit_facts(facts.unit),
        "term": _term(facts.term),
        "document": document,
        "on": on,
        "final": on >= facts.term.ends,
        "revision": report["revision"],
        "population": report["population"],
        "surveyed": facts.surveyed,
        "indicators": tuple(_indicator(each, facts, order) for each in report["indicators"]),
        "breakdowns": report["breakdowns"],
        "official": report["breakdowns"].get("official", {}).get("是"),
        "returned": report["breakdowns"].get("left_behind", {}).get("非留守"),
        "breakdown_rows": breakdown_rows(report["breakdowns"], report["population"]),
        "class_rows": class_rows(report["breakdowns"], facts.unit.level, report["population"]),
        "duties": tuple(_duty(each, facts, order) for each in report["duties"]),
        "activities": tuple(_activity(each) for each in report["activities"]),
        "cases": _cases(report["cases"]),
        "annex": _annex(report, facts, order) if facts.names else (),
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


def _annex(report: ReportJson, facts: ReportFacts, order: Sequence[str]) -> tuple[dict[str, Plain], ...]:
    """Who is behind the figures that fall short: {what, names}, by indicator missed and duty overdue.

    `names` has a text for each class: 四年级2班：甲、乙.
    """
    behind = [(each["name"], each["missing"]) for each in report["indicators"] if each["met"] is False]
    behind += [(each["kind"], each["overdue"]) for each in report["duties"]]
    return tuple(
        {"what": what, "names": by_class([_named(id_, facts) for id_ in ids if id_ in facts.children], order)}
        for what, ids in behind
        if ids
    )


def _named(id_: str, facts: ReportFacts) -> tuple[str, str]:
    return _class(id_, facts), facts.children[id_][0]
