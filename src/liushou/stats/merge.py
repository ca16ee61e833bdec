"""Adding up units: the mergeable part of reports, and its sum (town, county)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.errors import UsageError
from liushou.stats.breakdowns import BREAKDOWNS
from liushou.stats.cases import CaseCount, in_case_order
from liushou.stats.order import in_order
from liushou.stats.report import TermReport

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator over a denominator; those of several units add up. `name` says of what.

    `every` is the frequency of a duty, empty for an indicator.
    """

    name: str
    every: str
    numerator: int
    denominator: int

    @property
    def rate(self) -> float | None:
        """Not rounded; None when there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Summary:
    """What of one or several units adds up; it names no child. `on` is the latest day any was counted on."""

    units: tuple[str, ...]
    term: str
    on: date
    population: int
    indicators: tuple[Ratio, ...]
    breakdowns: dict[str, Counts]
    duties: tuple[Ratio, ...]
    cases: CaseCount


def summary(report: TermReport) -> Summary:
    """The mergeable part of a report."""
    indicators = (measured.indicator for measured in report.indicators)
    return Summary(
        units=(report.unit,),
        term=report.term,
        on=report.on,
        population=report.population,
        indicators=tuple(Ratio(one.name, "", one.numerator, one.denominator) for one in indicators),
        breakdowns=report.breakdowns,
        duties=tuple(Ratio(duty.name, duty.every, duty.done, duty.due) for duty in report.duties),
        cases=report.cases,
    )


def merge(summaries: Iterable[Summary]) -> Summary:
    """The sum over units that have no child in common: numerators and denominators, groups, cases.

    Indicators and duties of the same name (and frequency) are added; order is that of the first unit that
    has them. Raises UsageError if there is nothing to add, or the terms differ.
    """
    parts = tuple(summaries)
    terms = sorted({part.term for part in parts})
    if len(terms) != 1:
        raise UsageError(f"只能汇总同一学期的数字；现有：{'、'.join(terms) or '没有任何单位'}。")
    return Summary(
        units=tuple(unit for part in parts for unit in part.units),
        term=terms[0],
        on=max(part.on for part in parts),
        population=sum(part.population for part in parts),
        indicators=_add_ratios(ratio for part in parts for ratio in part.indicators),
        breakdowns={by: in_order(by, _add(part.breakdowns[by] for part in parts)) for by in BREAKDOWNS},
        duties=_add_ratios(ratio for part in parts for ratio in part.duties),
        cases=_add_cases([part.cases for part in parts]),
    )


def _add(counts: Iterable[Counts]) -> Counts:
    total: Counts = {}
    for each in counts:
        for group, count in each.items():
            total[group] = total.get(group, 0) + count
    return total


def _add_ratios(ratios: Iterable[Ratio]) -> tuple[Ratio, ...]:
    total: dict[tuple[str, str], Ratio] = {}
    for ratio in ratios:
        key = (ratio.name, ratio.every)
        before = total.get(key, Ratio(*key, 0, 0))
        numerator, denominator = before.numerator + ratio.numerator, before.denominator + ratio.denominator
        total[key] = Ratio(*key, numerator, denominator)
    return tuple(total.values())


def _add_cases(cases: list[CaseCount]) -> CaseCount:
    return CaseCount(
        open=sum(one.open for one in cases),
        closed=sum(one.closed for one in cases),
        by_kind=in_case_order(_add(one.by_kind for one in cases)),
        by_level=in_case_order(_add(one.by_level for one in cases)),
    )
