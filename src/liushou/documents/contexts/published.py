"""A term's figures as they may be published: no child behind them, nothing exact (safety.md, "Privacy")."""

from liushou.documents.contexts.publicity import labels_children, rounded
from liushou.documents.contexts.report_shape import ActivityJson, DutyJson, IndicatorJson, ReportJson

_OF_CASES = frozenset({"问题办结率", "法律援助率"})
"""Indicators of so few children that even a rounded figure tells of them."""
_GROUPED_BY = frozenset({"sex", "age_band", "left_behind", "boarding", "official"})
"""Breakdowns into groups large enough, and of nothing that marks a child or its family."""


def published(report: ReportJson) -> ReportJson:
    """The report with every count to the nearest five, parts and sums each for themselves.

    Rates are those of the rounded counts. Targets, promises, cases, classes and villages, duties to a group
    that is set apart and who is behind a figure are left out.
    """
    return {
        "unit": report["unit"],
        "term": report["term"],
        "on": report["on"],
        "revision": report["revision"],
        "population": rounded(report["population"]),
        "indicators": tuple(_indicator(one) for one in report["indicators"] if _is_told(one["name"])),
        "breakdowns": {
            by: {group: rounded(count) for group, count in counts.items()}
            for by, counts in report["breakdowns"].items()
            if by in _GROUPED_BY
        },
        "duties": tuple(_duty(one) for one in report["duties"] if not labels_children(one["kind"])),
        "checklists": (),
        "activities": tuple(map(_activity, report["activities"])),
        "cases": {"open": 0, "closed": 0, "by_kind": {}, "by_level": {}},
    }


def _is_told(indicator: str) -> bool:
    return indicator not in _OF_CASES and not labels_children(indicator)


def _indicator(indicator: IndicatorJson) -> IndicatorJson:
    whole = rounded(indicator["denominator"])
    part = min(rounded(indicator["numerator"]), whole)
    return {
        "name": indicator["name"],
        "numerator": part,
        "denominator": whole,
        "rate": part / whole if whole else None,
        "target": None,
        "met": None,
        "missing": (),
    }


def _duty(duty: DutyJson) -> DutyJson:
    due = rounded(duty["due"])
    done = min(rounded(duty["done"]), due)
    rate = done / due if due else None
    return {
        "kind": duty["kind"], "every": duty["every"], "due": due, "done": done, "rate": rate, "overdue": (),
    }  # fmt: skip


def _activity(activity: ActivityJson) -> ActivityJson:
    return {**activity, "present": rounded(activity["present"])}
