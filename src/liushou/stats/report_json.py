"""The term report as JSON (cli.md, "stats and report as JSON"): keys are ASCII and stable."""

from liushou.stats.activities import ActivityCount
from liushou.stats.duties import DutyCount
from liushou.stats.goals import Measured
from liushou.stats.report import TermReport

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def as_json(report: TermReport) -> dict[str, Json]:
    """The report as values json.dumps takes; days as ISO text, nothing rounded."""
    return {
        "unit": report.unit,
        "term": report.term,
        "on": report.on.isoformat(),
        "revision": report.revision,
        "population": report.population,
        "indicators": [indicator_json(measured) for measured in report.indicators],
        "breakdowns": {by: {**counts} for by, counts in report.breakdowns.items()},
        "duties": [_duty(duty) for duty in report.duties],
        "activities": [_activity(activity) for activity in report.activities],
        "cases": {
            "open": report.cases.open,
            "closed": report.cases.closed,
            "by_kind": {**report.cases.by_kind},
            "by_level": {**report.cases.by_level},
        },
    }


def indicator_json(measured: Measured) -> dict[str, Json]:
    """One indicator; `missing` lists the children of the denominator who are not in the numerator."""
    indicator = measured.indicator
    return {
        "name": indicator.name,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "rate": indicator.rate,
        "target": measured.target,
        "met": measured.met,
        "missing": [*indicator.missing],
    }


def _duty(duty: DutyCount) -> dict[str, Json]:
    return {
        "kind": duty.name,
        "every": duty.every,
        "due": duty.due,
        "done": duty.done,
        "rate": duty.rate,
        "overdue": [*duty.overdue],
    }


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
