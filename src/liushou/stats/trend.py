"""Trends: the figures of successive terms, or of one term as the archive stood at several revisions.

The figures are the indicators, or one indicator over the groups of a breakdown, or how many are in each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from liushou.errors import UsageError
from liushou.records.term import Term
from liushou.stats.figure_names import duty_figures, figures_named, of_children, unknown_figure
from liushou.stats.frames import Frames, frames_of
from liushou.stats.goals import Measured, measure
from liushou.stats.grouped import Grouped, Grouping, grouped, grouping_of
from liushou.stats.named import names_of
from liushou.stats.population import WHOLE, Part, narrowed, scope_of
from liushou.stats.report import measured_of
from liushou.store.load import Store
from liushou.terms import is_term_id, term_school_year


@dataclass(frozen=True, slots=True)
class Question:
    """What every column of a trend answers: of which part of the population, which figures.

    `wanted` are figures by name, of which `by` (a breakdown) takes one at most: that one over each group,
    without one how many children are in each.
    """

    wanted: tuple[str, ...] = ()
    by: str | None = None
    part: Part = WHOLE


EVERYTHING = Question()


@dataclass(frozen=True, slots=True)
class Column:
    """The figures of one term as of `on`: what `stats --term TERM --on ON` counts.

    `ends` is the term's last day; `revision` the abbreviated commit of the archive, None outside git;
    `called` the revision as it was asked for, where several are compared. Asked by groups it has `groups`,
    for an indicator `grouped` too, and `people` are the names of groups that are volunteers.
    """

    term: str
    ends: date
    on: date
    revision: str | None
    population: int
    indicators: tuple[Measured, ...]
    called: str | None = None
    groups: Grouping | None = None
    grouped: Grouped | None = None
    people: Mapping[str, str] = field(default_factory=dict)

    @property
    def running(self) -> bool:
        """True while the term has not ended by `on`: its figures are not yet those of a whole term."""
        return self.on < self.ends

    def of(self, name: str) -> Measured | None:
        """The indicator of that name; None where the settings of then had none of that name."""
        return next((one for one in self.indicators if one.indicator.name == name), None)


@dataclass(frozen=True, slots=True)
class Uncounted:
    """What was asked for and could not be counted, and why (in Chinese); what is not known of it is None."""

    term: str | None
    on: date | None
    revision: str | None
    reason: str
    called: str | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """Columns in the order they are shown, and what there is no column for."""

    unit: str
    columns: tuple[Column, ...]
    uncounted: tuple[Uncounted, ...] = ()
    question: Question = EVERYTHING

    def names(self) -> tuple[str, ...]:
        """The indicators of the last column in their order, then those only earlier ones have."""
        found = [one.indicator.name for column in reversed(self.columns) for one in column.indicators]
        return tuple(dict.fromkeys(found))


def column(
    store: Store, term_id: str, on: date, revision: str | None, asked: Question = EVERYTHING
) -> Column:
    """The figures of a term as of `on`, at most the term's end.

    Raises UsageError if the store has no such term or it has not begun by `on`, and for what of the question
    cannot be answered.
    """
    term = store.terms.get(term_id)
    if term is not None and term.begins > on:
        raise UsageError(f"学期 {term_id} 到 {on} 还没有开始（{term.begins} 开始）。")
    whole = scope_of(store, term_id, on if term is None else min(on, term.ends))
    frames = frames_of(narrowed(whole, asked.part))
    scope = frames.scope
    found = Column(term_id, scope.term.ends, scope.on, revision, len(frames.rows), ())
    if asked.by is None:
        return replace(found, indicators=_measured(frames, asked.wanted))
    groups = grouping_of(frames, (asked.by,))
    figures = figures_named(store.unit, asked.wanted)
    over = grouped(frames, figures[:1], groups)[0] if figures else None
    return replace(found, groups=groups, grouped=over, people=names_of(store, groups))


def over_terms(
    store: Store,
    on: date,
    revision: str | None,
    last: str | None = None,
    asked: Question = EVERYTHING,
) -> Trend:
    """The terms begun by `on`, oldest first, each as of its last day, a running one as of `on`.

    `last` is the term to end with. Terms whose plan cannot be read are named among the uncounted.
    """
    terms = [term for term in store.terms.values() if term.begins <= on and _up_to(term.id, last)]
    columns = tuple(column(store, term.id, on, revision, asked) for term in sorted(terms, key=_by_day))
    unread = (
        Uncounted(file.source.id, None, revision, "工作计划有错误，读不出来。")
        for file in store.unread()
        if file.source.kind.name == "term" and _may_have_begun(file.source.id, on, last)
    )
    return Trend(store.unit.unit.name, columns, tuple(unread), asked)


def only(trend: Trend, wanted: Sequence[str]) -> Trend:
    """The trend of the indicators `wanted`, in that order; of all where none is.

    Raises UsageError for a name that no column has.
    """
    known = trend.names()
    for name in wanted:
        if name not in known:
            raise UsageError(unknown_figure(name, known))
    if not wanted:
        return trend
    columns = (replace(one, indicators=_chosen(one, wanted)) for one in trend.columns)
    return replace(trend, columns=tuple(columns))


def points(before: Measured | None, after: Measured | None) -> float | None:
    """The change of a rate in percentage points (个百分点), not rounded; None where one has no rate."""
    if before is None or after is None:
        return None
    old, new = before.indicator.rate, after.indicator.rate
    return None if old is None or new is None else (new - old) * 100


def _measured(frames: Frames, wanted: Sequence[str]) -> tuple[Measured, ...]:
    """Every indicator, then the duties that are asked for by name.

    Raises UsageError for a duty of the unit itself where only a part of the children is counted.
    """
    duties = duty_figures(frames.scope.store.unit)
    named = tuple(duties[name] for name in dict.fromkeys(wanted) if name in duties)
    if frames.scope.narrowed:
        of_children(named)
    return (*measured_of(frames), *measure((one.count(frames) for one in named), frames.scope.term))


def _chosen(column: Column, wanted: Iterable[str]) -> tuple[Measured, ...]:
    found = (column.of(name) for name in dict.fromkeys(wanted))
    return tuple(one for one in found if one is not None)


def _by_day(term: Term) -> tuple[date, str]:
    return term.begins, term.id


def _up_to(term_id: str, last: str | None) -> bool:
    return last is None or term_id <= last


def _may_have_begun(term_id: str, on: date, last: str | None) -> bool:
    """Its days cannot be read, but not before its school year begins."""
    return is_term_id(term_id) and _up_to(term_id, last) and term_school_year(term_id).first <= on
