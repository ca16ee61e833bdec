"""The term report as JSON (cli.md, "stats and report as JSON"): keys are ASCII and stable."""

from liushou.stats.activities import ActivityCount
from liushou.stats.checklists import ChecklistCount, PromiseCount
from liushou.stats.figures_json import Json, duty_json, share_json
from liushou.stats.goals import Measured
from liushou.stats.report import TermReport
from liushou.stats.residents_json import residents_json


def as_json(report: TermReport) -> dict[str, Json]:
    """The report as values json.dumps takes; days as ISO text, nothing rounded.

    `residents` is there where the store keeps any.
    """
    return {
        "unit": report.unit,
        "term": report.term,
        "on": report.on.isoformat(),
        "revision": report.revision,
        "population": report.population,
        "indicators": [indicator_json(measured) for measured in report.indicators],
        "breakdowns": {by: {**counts} for by, counts in report.breakdowns.items()},
        "duties": [duty_json(duty, duty.overdue) for duty in report.duties],
        "checklists": [checklist_json(checklist) for checklist in report.checklists],
        "activities": [_activity(activity) for activity in report.activities],
        "cases": {
            "open": report.cases.open,
            "closed": report.cases.closed,
            "by_kind": {**report.cases.by_kind},
            "by_level": {**report.cases.by_level},
        },
        **({"residents": residents_json(report.residents)} if report.residents else {}),
    }


def indicator_json(measured: Measured) -> dict[str, Json]:
    """One indicator; `missing` lists the children of the denominator who are not in the numerator."""
    indicator = measured.indicator
    return {
        "name": indicator.name,
        **share_json(indicator),
        "target": measured.target,
        "met": measured.met,
        "missing": [*indicator.missing],
    }


def checklist_json(checklist: ChecklistCount) -> dict[str, Json]:
    """One list of promises; `missing` lists the children for whom one that has come due was not kept."""
    return {
        "name": checklist.name,
        "items": [{"name": item.name, **_promise(item)} for item in checklist.items],
        "all": _promise(checklist.all),
    }


def _promise(count: PromiseCount) -> dict[str, Json]:
    return {**share_json(count), "missing": [*count.missing]}


def _activity(activity: ActivityCount) -> dict[str, Json]:
    return {
        "id": activity.id,
        "title": activity.title,
        "kind": activity.kind,
        "status": activity.status,
        "from": activity.first.isoformat(),
        "present": activity.present,
        "spent": activity.spent,
    }
