"""履职率: child-periods in which a duty was done over those that were due, one figure a duty."""

from collections.abc import Iterable
from dataclasses import dataclass

from liushou.records.duties import judged_on, overdue, plan_of, verdicts
from liushou.records.person import Person
from liushou.records.unit import Duty
from liushou.records.unit_duties import unit_verdicts
from liushou.stats.population import Scope


@dataclass(frozen=True, slots=True)
class DutyCount:
    """What became of one duty.

    `kept` are the children (or residents) for whom every period due was done, `lapsed` those with one that
    was not (or, while a term-long one runs, not yet); `overdue` those whose latest ended period was missed.
    All are sorted by id, and empty for a duty of the unit itself (`of_unit`), whose due and done count
    periods of the unit.
    """

    name: str
    every: str
    due: int
    done: int
    kept: tuple[str, ...]
    lapsed: tuple[str, ...]
    overdue: tuple[str, ...]
    of_unit: bool = False

    @property
    def rate(self) -> float | None:
        """Done over due, not rounded; None when nothing was due."""
        return self.done / self.due if self.due else None


def duty_counts(scope: Scope) -> tuple[DutyCount, ...]:
    """The unit's duties in the order of liushou.yaml, without those to residents.

    Of a part of the population only what is owed to each child.
    """
    return tuple(
        unit_tally(duty, duty.activity, scope) if duty.activity else tally(duty, scope)
        for duty in scope.store.unit.duties
        if not duty.residents and not (duty.activity and scope.narrowed)
    )


def tally(duty: Duty, scope: Scope) -> DutyCount:
    """A duty owed to each child, over the population."""
    return tally_of(duty, scope, (member.child for member in scope.members))


def tally_of(duty: Duty, scope: Scope, people: Iterable[Person]) -> DutyCount:
    """A duty over these people, who come sorted by id; of those whom it is not owed to nothing is due."""
    on = judged_on(duty, scope.term, scope.asked)
    plan = plan_of(duty, scope.term, on, scope.helpers, scope.store.unit.min_away_months)
    periods = done = 0
    kept: list[str] = []
    lapsed: list[str] = []
    late: list[str] = []
    for person in people:
        found = verdicts(plan, person)
        if not found:
            continue
        fulfilled = sum(verdict.done for verdict in found)
        periods, done = periods + len(found), done + fulfilled
        (kept if fulfilled == len(found) else lapsed).append(person.id)
        if overdue(found, plan.on):
            late.append(person.id)
    return DutyCount(duty.title, duty.every, periods, done, tuple(kept), tuple(lapsed), tuple(late))


def unit_tally(duty: Duty, kind: str, scope: Scope) -> DutyCount:
    """A duty of the unit: due once a period, done when activities of the kind took place in it."""
    on = judged_on(duty, scope.term, scope.asked)
    found = unit_verdicts(duty, kind, scope.term, on, scope.store.activities.values())
    done = sum(verdict.done for verdict in found)
    return DutyCount(duty.title, duty.every, len(found), done, (), (), (), of_unit=True)
