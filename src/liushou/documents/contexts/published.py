"""A term's figures as they may be published: no child behind them, nothing exact (safety.md, "Privacy")."""

from liushou.documents.contexts.publicity import labels_children
from liushou.documents.contexts.report_shape import ActivityJson, DutyJson, IndicatorJson, ReportJson
from liushou.records.publishing import ONCE, Share, told_base
from liushou.rounding import Told, rounded, told


def published(report: ReportJson) -> ReportJson:
    """The report with every count as a multiple of five, parts and sums each for themselves.

    Population, groups and indicators are told together, so that none can be worked out from the others
    (records/publishing.py); a group that is told as 0 is left out. Rates are those of the rounded counts.
    Targets, promises, cases, classes and villages and who is behind a figure are left out; so are duties but
    those owed to every child once, since a multiple of the children tells how many they are.
    """
    shares = (Share(one["name"], one["numerator"], one["denominator"]) for one in report["indicators"])
    base = told_base(report["population"], report["breakdowns"], shares)
    return {
        "unit": report["unit"],
        "term": report["term"],
        "on": report["on"],
        "revision": report["revision"],
        "population": base.population.shown,
        "indicators": tuple(_indicator(name, *share) for name, share in base.shares.items()),
        "breakdowns": {
            by: {group: one.shown for group, one in base.groups[by].items() if one.shown}
            for by in report["breakdowns"]
            if by in base.groups
        },
        "duties": tuple(
            _duty(one, base.population)
            for one in report["duties"]
            if one["every"] in ONCE
            and one["due"] == report["population"]
            and not labels_children(one["kind"])
        ),
        "checklists": (),
        "activities": tuple(map(_activity, report["activities"])),
        "cases": {"open": 0, "closed": 0, "by_kind": {}, "by_level": {}},
    }


def _indicator(name: str, numerator: Told, denominator: Told) -> IndicatorJson:
    whole = denominator.shown
    part = min(numerator.shown, whole)
    return {
        "name": name,
        "numerator": part,
        "denominator": whole,
        "rate": part / whole if whole else None,
        "target": None,
        "met": None,
        "missing": (),
    }


def _duty(duty: DutyJson, whole: Told) -> DutyJson:
    """A duty to every child once, told as the indicator of the same thing is."""
    due = whole.shown
    done = min(told(duty["done"], 0, whole.high).shown, due)
    rate = done / due if due else None
    return {
        "kind": duty["kind"], "every": duty["every"], "due": due, "done": done, "rate": rate, "overdue": (),
    }  # fmt: skip


def _activity(activity: ActivityJson) -> ActivityJson:
    return {**activity, "present": rounded(activity["present"])}
