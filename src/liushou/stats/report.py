"""The term report: everything counted for a term, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.stats.activities import ActivityCount, activity_counts
from liushou.stats.breakdowns import breakdown
from liushou.stats.cases import CaseCount, case_count
from liushou.stats.checklists import ChecklistCount, checklists_in
from liushou.stats.duties import DutyCount, duties_in
from liushou.stats.frames import Frames, frames_of
from liushou.stats.goals import Measured, goal_texts, measure
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.indicators.contents import INDICATORS
from liushou.stats.indicators.custom import custom
from liushou.stats.population import scope_of
from liushou.stats.residents import ResidentReport, resident_report
from liushou.stats.survey import SurveyDifference, survey_difference
from liushou.store.load import Store
from liushou.terms import term_name


@dataclass(frozen=True, slots=True)
class ChildLabel:
    """A child that the report names, its class and village on the judged day (None where it has none)."""

    name: str
    class_label: str | None
    village: str | None = None


@dataclass(frozen=True, slots=True)
class TermReport:
    """What was counted for `term` of `unit` as of the end of `on`.

    `indicators` stand in the order of indicators.md, then the unit's own; `duties` in that of liushou.yaml;
    of the `checklists` those that ship with the program come first; `breakdowns` are by key
    (stats/breakdowns.py), groups in order, homeroom and volunteer by id.

    For documents and terminals: `term_label` and `title` of the term, `goals` of words only, `survey` where
    it differs from the register, `children` whom an indicator, duty or promise names, `people` behind the
    ids of the breakdowns. `residents` is None where the store keeps none, and for a part of the children.
    """

    unit: str
    term: str
    begins: date
    ends: date
    on: date
    revision: str | None
    population: int
    indicators: tuple[Measured, ...]
    breakdowns: dict[str, dict[str, int]]
    duties: tuple[DutyCount, ...]
    checklists: tuple[ChecklistCount, ...]
    activities: tuple[ActivityCount, ...]
    cases: CaseCount
    term_label: str
    title: str | None
    goals: tuple[str, ...]
    survey: SurveyDifference | None
    children: dict[str, ChildLabel]
    people: dict[str, str]
    residents: ResidentReport | None


def term_report(store: Store, term_id: str, on: date, revision: str | None = None) -> TermReport:
    """The report of a term as of `on` (at most the term's end); `revision` is passed on as it is.

    Raises UsageError if the store has no such term, or a filter or field of its settings cannot be read.
    """
    return report_of(frames_of(scope_of(store, term_id, on)), revision)


def report_of(frames: Frames, revision: str | None = None) -> TermReport:
    """The report of a scope that has been counted. Raises UsageError as `term_report` does."""
    store, term = frames.scope.store, frames.scope.term
    measured = measured_of(frames)
    duties, promised = duties_in(frames), checklists_in(frames)
    return TermReport(
        unit=store.unit.unit.name,
        term=term.id,
        begins=term.begins,
        ends=term.ends,
        on=frames.scope.on,
        revision=revision,
        population=len(frames.rows),
        indicators=measured,
        breakdowns={by: breakdown(frames, by) for by in BREAKDOWNS},
        duties=duties,
        checklists=promised,
        activities=activity_counts(frames),
        cases=case_count(frames),
        term_label=term_name(term.id),
        title=term.title,
        goals=goal_texts(term, measured),
        survey=survey_difference(frames),
        children=_labels(frames, measured, duties, promised),
        people=_people(frames),
        residents=None if frames.scope.narrowed else resident_report(frames.scope),
    )


def measured_of(frames: Frames) -> tuple[Measured, ...]:
    """Every indicator beside the term's goal for it: those of indicators.md, then the unit's own."""
    indicators = (*(indicator(frames) for indicator in INDICATORS.values()), *custom(frames))
    return measure(indicators, frames.scope.term)


def _labels(
    frames: Frames,
    measured: Iterable[Measured],
    duties: Iterable[DutyCount],
    promised: Iterable[ChecklistCount],
) -> dict[str, ChildLabel]:
    named = {id_ for one in measured for id_ in one.indicator.missing}
    named.update(id_ for duty in duties for id_ in duty.lapsed)
    named.update(id_ for checklist in promised for id_ in checklist.all.missing)
    return {
        row.id: ChildLabel(row.name, row.class_label, row.village) for row in frames.rows if row.id in named
    }


def _people(frames: Frames) -> dict[str, str]:
    ids = sorted({*frames.groups("homeroom"), *frames.groups("volunteer")})
    volunteers = frames.scope.store.volunteers
    return {id_: volunteers[id_].name for id_ in ids if id_ in volunteers}
