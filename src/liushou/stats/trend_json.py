"""A trend as JSON: keys are ASCII and stable."""

from datetime import date

from liushou.stats.figures_json import Json
from liushou.stats.grouped_json import grouped_json, grouping_json
from liushou.stats.report_json import indicator_json
from liushou.stats.trend import Column, Trend, Uncounted


def as_json(trend: Trend) -> dict[str, Json]:
    """The trend as values json.dumps takes; nothing rounded, an indicator as in the report.

    `{"unit", "trend": [{"term", "on", "revision", "population", "indicators": [...]}],
    "uncounted": [{"term", "on", "revision", "reason"}]}`; what is not known is null. Asked by groups, each
    column has `grouped` (grouped_json.py) in the place of `indicators`.
    """
    return {
        "unit": trend.unit,
        "trend": [_column(column) for column in trend.columns],
        "uncounted": [_uncounted(one) for one in trend.uncounted],
    }


def _column(column: Column) -> Json:
    found: dict[str, Json] = {
        "term": column.term,
        "on": column.on.isoformat(),
        "revision": column.revision,
        "population": column.population,
    }
    if column.grouped is not None:
        return {**found, "grouped": grouped_json([column.grouped])}
    if column.groups is not None:
        return {**found, "grouped": grouping_json(column.groups, names=False)}
    return {**found, "indicators": [indicator_json(measured) for measured in column.indicators]}


def _uncounted(one: Uncounted) -> Json:
    return {"term": one.term, "on": _day(one.on), "revision": one.revision, "reason": one.reason}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
