"""The term report as `report --format json` gives it (its keys are stable)."""

from collections.abc import Mapping, Sequence
from typing import TypedDict


class IndicatorJson(TypedDict):
    name: str
    numerator: int
    denominator: int
    rate: float | None
    target: float | None
    met: bool | None
    missing: Sequence[str]


class DutyJson(TypedDict):
    kind: str
    every: str
    due: int
    done: int
    rate: float | None
    overdue: Sequence[str]


ActivityJson = TypedDict(
    "ActivityJson",
    {
        "id": str,
        "title": str,
        "kind": str,
        "status": str,
        "from": str,
        "present": int,
        "spent": float | None,
    },
)


class CasesJson(TypedDict):
    """The cases of the term in numbers."""

    open: int
    closed: int
    by_kind: Mapping[str, int]
    by_level: Mapping[str, int]


class ReportJson(TypedDict):
    """The report as a whole."""

    unit: str
    term: str
    on: str
    revision: str | None
    population: int
    indicators: Sequence[IndicatorJson]
    breakdowns: Mapping[str, Mapping[str, int]]
    duties: Sequence[DutyJson]
    activities: Sequence[ActivityJson]
    cases: CasesJson
