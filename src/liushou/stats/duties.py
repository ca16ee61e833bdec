"""履职率: child-periods in which a duty was done over those that were due, one figure a duty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liushou.records.duties import NOTHING_DUE, done_for, judged_on, plan_of, tally
from liushou.records.helpers import helpers_of
from liushou.records.resident import Resident
from liushou.records.unit import Duty
from liushou.records.unit_duties import unit_verdicts
from liushou.stats.frames import Frames, frames_of
from liushou.stats.occasion import Occasion
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
    """The duties of a scope, as `duties_in` counts them."""
    return duties_in(frames_of(scope))


def duties_in(frames: Frames) -> tuple[DutyCount, ...]:
    """The unit's duties in the order of liushou.yaml, without those to residents.

    Of a part of the population only what is owed to each child.
    """
    return tuple(
        duty_in(frames, place)
        for place, duty in enumerate(frames.scope.store.unit.duties)
        if not duty.residents and not (duty.activity and frames.scope.narrowed)
    )


def duty_in(frames: Frames, place: int) -> DutyCount:
    """The duty at a place of liushou.yaml, of the unit itself or owed to each child.

    Raises UsageError where its `for` cannot be read.
    """
    scope, duties = frames.scope, frames.scope.store.unit.duties
    duty = duties[place]
    if duty.activity:
        return unit_tally(duty, duty.activity, scope)
    at = sum(one.owed_to_children for one in duties[:place])
    if not frames.rows or frames.rows[0].duties[at] is None:
        # Rows tell that it cannot be read, but not why; where there are none, not even that.
        plan_of(duty, scope.term, scope.on, helpers_of((), {}), scope.store.unit.min_away_months)
    return summed(duty, ((row.id, row.duties[at] or NOTHING_DUE) for row in frames.rows))


def tally_of(duty: Duty, scope: Occasion, people: Iterable[Resident]) -> DutyCount:
    """A duty over residents, who come sorted by id; of those whom it is not owed to nothing is due."""
    on = judged_on(duty, scope.term, scope.asked)
    helpers = helpers_of((), scope.store.volunteers)
    plan = plan_of(duty, scope.term, on, helpers, scope.store.unit.min_away_months)
    return summed(duty, ((one.id, tally(plan, done_for(one))) for one in people))


def summed(duty: Duty, tallies: Iterable[tuple[str, Sequence[int]]]) -> DutyCount:
    """What became of a duty, from the tally (due, done, late) of each child or resident, sorted by id."""
    periods = done = 0
    kept: list[str] = []
    lapsed: list[str] = []
    late: list[str] = []
    for id_, (due, fulfilled, missed) in tallies:
        if not due:
            continue
        periods, done = periods + due, done + fulfilled
        (kept if fulfilled == due else lapsed).append(id_)
        if missed:
            late.append(id_)
    return DutyCount(duty.title, duty.every, periods, done, tuple(kept), tuple(lapsed), tuple(late))


def unit_tally(duty: Duty, kind: str, scope: Occasion) -> DutyCount:
    """A duty of the unit: due once a period, done when activities of the kind took place in it."""
    on = judged_on(duty, scope.term, scope.asked)
    found = unit_verdicts(duty, kind, scope.term, on, scope.store.activities.values())
    done = sum(verdict.done for verdict in found)
    return DutyCount(duty.title, duty.every, len(found), done, (), (), (), of_unit=True)
