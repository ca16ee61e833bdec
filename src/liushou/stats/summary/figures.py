"""The figures of a term as counts that add up.

population           children of the term's population (人次: over units a child may stand twice)
heads                of these, those on the register and counted as left-behind on the day itself
indicators           name → [numerator, denominator]
groups               breakdown → group → children; those of SHARED
crosses              "grade,sex" → group → group → children; every two of SHARED
duties               every → name → [due, done, children overdue]
unit_duties          every → name → [due, done] periods of the unit itself
checklists           list → item → [numerator, denominator]
cases                state (open, closed), by_kind, by_level → cases
activities           kind → [all that are not 取消, those 完成, children present, spent in 分]
canvassed            [students, left-behind children] of the 摸底; absent where there was none
survey               definition (official, unit) → village → the 32 columns of the survey table
survey_left_out      definition → children whom that table cannot count
residents            population, by_kind, by_village, needs, indicators, duties; absent where none are kept
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.standing import counted_times
from liushou.stats.activities import ActivityCount
from liushou.stats.breakdowns import groups_of
from liushou.stats.duties import DutyCount
from liushou.stats.frames import Frames
from liushou.stats.groups import SHARED
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.population import Scope
from liushou.stats.report import TermReport, report_of
from liushou.stats.residents import ResidentReport
from liushou.stats.summary.counts import Counts, Tree
from liushou.stats.survey_columns import DEFINITIONS
from liushou.stats.survey_table import survey_table

_CENTS = 100


def figures_of(frames: Frames) -> Tree:
    """The figures of a scope: all that `report` counts, without anyone's name or id."""
    report = report_of(frames)
    scope = frames.archives
    found: Tree = {
        "population": report.population,
        "heads": sum(row.head for row in frames.rows),
        "indicators": {
            one.indicator.name: [one.indicator.numerator, one.indicator.denominator]
            for one in report.indicators
        },
        "groups": {by: {**report.breakdowns[by]} for by in SHARED},
        "crosses": _crosses(frames),
        **_duties(report),
        "checklists": {
            one.name: {item.name: [item.numerator, item.denominator] for item in (*one.items, one.all)}
            for one in report.checklists
        },
        "cases": {
            "state": {"open": report.cases.open, "closed": report.cases.closed},
            "by_kind": {**report.cases.by_kind},
            "by_level": {**report.cases.by_level},
        },
        "activities": _activities(report.activities),
        **_survey(scope),
    }
    if scope.term.survey:
        rows = scope.term.survey
        found["canvassed"] = [sum(row.students for row in rows), sum(row.left_behind for row in rows)]
    if report.residents is not None:
        found["residents"] = _residents(report.residents)
    return found


def heads_of(scope: Scope) -> tuple[Child, ...]:
    """The children of the population who on the day itself are on the register and counted as left-behind."""
    day = Interval(scope.on, scope.on)
    counts = tuple(scope.store.unit.unit.counts)
    return tuple(member.child for member in scope.members if counted_times(member.child, day, counts))


def _crosses(frames: Frames) -> Tree:
    groups = {by: groups_of(frames, by) for by in SHARED}
    return {f"{one},{other}": _cross(groups[one], groups[other]) for one, other in combinations(SHARED, 2)}


def _cross(rows: Sequence[Iterable[str]], columns: Sequence[Iterable[str]]) -> Tree:
    counted = Counter(
        (row, column) for down, across in zip(rows, columns, strict=True) for row in down for column in across
    )
    found: dict[str, dict[str, Counts]] = {}
    for (row, column), count in sorted(counted.items()):
        found.setdefault(row, {})[column] = count
    return {**found}


def _duties(report: TermReport) -> Tree:
    owed, own = dict[str, dict[str, Counts]](), dict[str, dict[str, Counts]]()
    for duty in report.duties:
        if duty.of_unit:
            _put(own, duty, [duty.due, duty.done])
        else:
            _put(owed, duty, [duty.due, duty.done, len(duty.overdue)])
    return {"duties": {**owed}, "unit_duties": {**own}}


def _put(found: dict[str, dict[str, Counts]], duty: DutyCount, counts: list[int]) -> None:
    """Two duties of one name and frequency are told as one: their counts add up."""
    named = found.setdefault(duty.every, {})
    known = named.get(duty.name)
    named[duty.name] = (
        [one + other for one, other in zip(known, counts, strict=True)] if isinstance(known, list) else counts
    )


def _activities(activities: Iterable[ActivityCount]) -> Tree:
    found: dict[str, list[int]] = {}
    for activity in activities:
        if activity.status == "取消":
            continue
        row = found.setdefault(activity.kind, [0, 0, 0, 0])
        row[0] += 1
        row[1] += activity.status == "完成"
        row[2] += activity.present
        row[3] += round((activity.spent or 0) * _CENTS)
    return {**found}


def _survey(scope: Scope) -> Tree:
    rows: dict[str, Counts] = {}
    left_out: dict[str, Counts] = {}
    for definition in DEFINITIONS:
        table = survey_table(scope.store, scope.on, definition)
        rows[definition] = {row.village or "": [*row.counts] for row in table.rows}
        left_out[definition] = len(table.incomplete)
    return {"survey": rows, "survey_left_out": left_out}


def _residents(report: ResidentReport) -> Tree:
    duties: dict[str, dict[str, Counts]] = {}
    for duty in report.duties:
        _put(duties, duty, [duty.due, duty.done, len(duty.overdue)])
    return {
        "population": report.population,
        "by_kind": {**report.by_kind},
        "by_village": {village: {**kinds} for village, kinds in report.by_village.items()},
        "needs": {**report.needs},
        "indicators": _shares(report.indicators),
        "duties": {**duties},
    }


def _shares(indicators: Iterable[Indicator]) -> dict[str, Counts]:
    found: Mapping[str, list[int]] = {one.name: [one.numerator, one.denominator] for one in indicators}
    return {**found}
