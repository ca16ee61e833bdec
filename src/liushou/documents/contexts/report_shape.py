"""The term report as `report --format json` gives it (its keys are stable)."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict


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


class KeptJson(TypedDict):
    """For how many children a promise, or all of a list, was kept."""

    numerator: int
    denominator: int
    rate: float | None
    missing: Sequence[str]


class PromiseJson(KeptJson):
    name: str


class ChecklistJson(TypedDict):
    name: str
    items: Sequence[PromiseJson]
    all: KeptJson


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


class ResidentIndicatorJson(TypedDict):
    """An indicator of residents, who have no goals."""

    name: str
    numerator: int
    denominator: int
    rate: float | None
    missing: Sequence[str]


class ResidentsJson(TypedDict):
    """留守妇女、留守老人 in numbers."""

    population: int
    by_village: Mapping[str, Mapping[str, int]]
    by_kind: Mapping[str, int]
    needs: Mapping[str, int]
    indicators: Sequence[ResidentIndicatorJson]
    duties: Sequence[DutyJson]


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
    checklists: Sequence[ChecklistJson]
    activities: Sequence[ActivityJson]
    cases: CasesJson
    residents: NotRequired[ResidentsJson]
