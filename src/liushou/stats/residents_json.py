"""The figures of residents as JSON: keys are ASCII and stable."""

from liushou.stats.figures_json import Json, duty_json, share_json
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.residents import ResidentReport


def residents_json(report: ResidentReport) -> dict[str, Json]:
    """The report as values json.dumps takes; nothing rounded."""
    return {
        "population": report.population,
        "by_village": {village: {**kinds} for village, kinds in report.by_village.items()},
        "by_kind": {**report.by_kind},
        "needs": {**report.needs},
        "indicators": [_indicator(one) for one in report.indicators],
        "duties": [duty_json(one, one.overdue) for one in report.duties],
    }


def _indicator(indicator: Indicator) -> dict[str, Json]:
    return {"name": indicator.name, **share_json(indicator), "missing": [*indicator.missing]}
