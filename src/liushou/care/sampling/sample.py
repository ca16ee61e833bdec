"""An inspection sample of a store: who can be drawn on a day, by which strata, with which chances."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.sampling.draw import Candidate, draw
from liushou.care.sampling.strata import About, Grouping
from liushou.dates import Interval, shifted
from liushou.records.child import Child
from liushou.records.helpers import helpers_of
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import VISITS
from liushou.store.load import Store

OTHERS_WEIGH, LATELY_WEIGHS = 2, 1
"""Whom somebody visited lately has half the chance of the others."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn: how many, by which seed and strata.

    With `lightly` those visited in so many last days weigh less.
    """

    count: int
    seed: str
    per: Grouping
    day: date
    lightly: int | None = None

    @property
    def lately(self) -> Interval | None:
        """The days in which a visit makes a child weigh less: the last `lightly`, and the day itself."""
        if self.lightly is None:
            return None
        return Interval(shifted(self.day, timedelta(days=-self.lightly)), self.day)


@dataclass(frozen=True, slots=True)
class Stratum:
    """A group of children: how many there are to draw from, and how many were drawn."""

    group: str
    children: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn: ids, strata in the order of the field, the number there was to draw from.

    `lately` counts those who had half the chance, `certain` those who had no chance not to be drawn, where
    not all were.
    """

    plan: Plan
    ids: tuple[str, ...]
    strata: tuple[Stratum, ...]
    population: int
    lately: int
    certain: int


def on_the_register(store: Store, ids: Sequence[str], day: date) -> tuple[str, ...]:
    """Those of the ids whose children are on the register on `day`."""
    return tuple(id_ for id_ in ids if on_register(store.children[id_], day))


def counted(store: Store, ids: Sequence[str], day: date) -> tuple[str, ...]:
    """Those of the ids whose 留守类型 on `day` is one that the unit counts (unit.counts)."""
    counts = store.unit.unit.counts
    return tuple(id_ for id_ in ids if standing(store.children[id_], day).left_behind in counts)


def sample(store: Store, ids: Sequence[str], plan: Plan) -> Sample:
    """A sample of these children as they were on the plan's day (draw.draw). `ids` differ; one at least."""
    helpers = helpers_of(store.children.values(), store.volunteers)
    months = store.unit.min_away_months
    groups, lately = {}, set()
    for id_ in ids:
        child = store.children[id_]
        groups[id_] = plan.per.group(About(child, plan.day, standing(child, plan.day), helpers, months))
        if plan.lately is not None and _visited(child, plan.lately):
            lately.add(id_)
    weigh = {id_: LATELY_WEIGHS if id_ in lately else OTHERS_WEIGH for id_ in ids}
    drawn = draw([Candidate(id_, groups[id_], weigh[id_]) for id_ in ids], plan.count, plan.seed)
    there, taken = Counter(groups.values()), Counter(groups[id_] for id_ in drawn.ids)
    strata = tuple(Stratum(group, there[group], taken[group]) for group in sorted(there, key=plan.per.place))
    certain = len(drawn.certain) if len(drawn.ids) < len(ids) else 0
    return Sample(plan, tuple(sorted(drawn.ids)), strata, len(ids), len(lately), certain)


def _visited(child: Child, days: Interval) -> bool:
    return any(record.kind in VISITS and days.holds(record.date) for record in child.records)
