"""履职率: child-periods in which a duty was done over those that were due, one figure a duty."""

from dataclasses import dataclass
from datetime import date

from liushou.records.duties import duty_periods, overdue, plan_of, verdicts
from liushou.records.taking_part import took_place
from liushou.records.unit import Duty
from liushou.stats.population import Scope


@dataclass(frozen=True, slots=True)
class DutyCount:
    """What became of one duty.

    `kept` are the children for whom every period due was done, `lapsed` those with one that was not (or,
    while a term-long one runs, not yet); `overdue` those whose latest ended period was missed. All are
    sorted by id, and empty for a duty of the unit itself (`activity`), whose due and done count periods of
    the unit.
    """

    name: str
    every: str
    due: int
    done: int
    kept: tuple[str, ...]
    lapsed: tuple[str, ...]
    overdue: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """Done over due, not rounded; None when nothing was due."""
        return self.done / self.due if self.due else None


def duty_counts(scope: Scope) -> tuple[DutyCount, ...]:
    """The unit's duties in the order of liushou.yaml."""
    return tuple(
        unit_tally(duty, duty.activity, scope) if duty.activity else tally(duty, scope)
        for duty in scope.store.unit.duties
    )


def tally(duty: Duty, scope: Scope) -> DutyCount:
    """A duty owed to each child, over the population."""
    plan = plan_of(duty, scope.term, _day(duty, scope), scope.helpers, scope.store.unit.min_away_months)
    periods = done = 0
    kept: list[str] = []
    lapsed: list[str] = []
    late: list[str] = []
    for member in scope.members:
        found = verdicts(plan, member.child)
        if not found:
            continue
        fulfilled = sum(verdict.done for verdict in found)
        periods, done = periods + len(found), done + fulfilled
        (kept if fulfilled == len(found) else lapsed).append(member.child.id)
        if overdue(found, plan.on):
            late.append(member.child.id)
    return DutyCount(duty.title, duty.every, periods, done, tuple(kept), tuple(lapsed), tuple(late))


def unit_tally(duty: Duty, kind: str, scope: Scope) -> DutyCount:
    """A duty of the unit: due once a period, done when activities of the kind took place in it."""
    on = _day(duty, scope)
    days = [
        day
        for activity in scope.store.activities.values()
        if activity.kind == kind
        for day in took_place(activity)
        if day.first <= on
    ]
    due = [period for period in duty_periods(duty, scope.term) if period.due_by(on)]
    done = sum(sum(day.meets(period.days) is not None for day in days) >= duty.times for period in due)
    return DutyCount(duty.title, duty.every, len(due), done, (), (), ())


def _day(duty: Duty, scope: Scope) -> date:
    """The day a duty is judged on: only one that reaches into the vacation looks past the term's end."""
    return scope.on if duty.during == "学期" else scope.asked
