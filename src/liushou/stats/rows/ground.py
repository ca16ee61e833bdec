"""What the rows of one report have in common: a term as of a day, made ready to be asked of many children."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.duties import DutyPlan, judged_on, plan_of
from liushou.records.helpers import Helpers
from liushou.records.promises import ground as promised
from liushou.records.promises.promise import Asked, Promise, promise_of
from liushou.records.promises.readable import readable_lists
from liushou.records.term import Term
from liushou.records.unit import CustomIndicator, Duty, Unit
from liushou.stats.occasion import Occasion
from liushou.stats.rows.people import People
from liushou.terms import term_school_year

CONTACT = Duty.model_validate({"name": "亲情联系", "kind": ["亲情电话", "亲情视频"], "every": "week"})
"""亲情联系率: always weekly and once a week, whatever the unit's duties ask (indicators.md)."""
OwnFilters = tuple[Asked | None, Asked]
"""`of` (None: everybody) and `where` of one of the unit's own indicators."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A term as of the end of the day `on`, the same for all children; `asked` is the day asked for.

    `days` are the term's days up to `on`, `year` those of its school year; `counts` the 留守类型 of the
    population. `plans` are of every duty that is asked in some figure, each once: `contact` and `duties` say
    which, None for one whose `for` cannot be read; so `own` has None for filters that cannot.
    """

    term: Term
    on: date
    asked: date
    days: Interval
    year: Interval
    counts: tuple[str, ...]
    months: int
    helpers: Helpers
    plans: tuple[DutyPlan, ...]
    contact: int
    duties: tuple[int | None, ...]
    promised: promised.Ground
    lists: tuple[tuple[Promise, ...], ...]
    own: tuple[OwnFilters | None, ...]


def ground_of(occasion: Occasion, helpers: Helpers, activities: Iterable[Activity], people: People) -> Ground:
    """The ground of a term: `helpers` and `activities` are those of all its children, `people` the ids of the
    children and volunteers of each name (those suffice that rows.people.asked_for names).
    """
    unit, term, asked = occasion.store.unit, occasion.term, occasion.asked
    ground = promised.ground_of(unit, term, asked, helpers, activities)
    owed = [duty for duty in unit.duties if duty.owed_to_children]
    plans: dict[str, DutyPlan] = {}
    keys = [_planned(duty, plans, occasion, helpers) for duty in (CONTACT, *owed)]
    places = {key: place for place, key in enumerate(plans)}
    contact, *duties = (None if key is None else places[key] for key in keys)
    return Ground(
        term=term,
        on=occasion.on,
        asked=asked,
        days=occasion.days,
        year=Interval(term_school_year(term.id).first, occasion.on),
        counts=tuple(unit.unit.counts),
        months=unit.min_away_months,
        helpers=helpers,
        plans=tuple(plans.values()),
        contact=contact or 0,
        duties=tuple(duties),
        promised=ground,
        lists=tuple(tuple(promise_of(item, ground) for item in one.items) for one in readable_lists(unit)),
        own=tuple(_own(one, unit, people) for one in unit.indicators),
    )


def _planned(duty: Duty, plans: dict[str, DutyPlan], occasion: Occasion, helpers: Helpers) -> str | None:
    """The key of a duty's plan among `plans`; None where its `for` cannot be read.

    Duties that differ by their names alone have one plan: many units ask for 亲情联系 as it is.
    """
    key = duty.model_copy(update={"name": None}).model_dump_json()
    if key not in plans:
        on = judged_on(duty, occasion.term, occasion.asked)
        try:
            plans[key] = plan_of(duty, occasion.term, on, helpers, occasion.store.unit.min_away_months)
        except UsageError:
            return None
    return key


def _own(setting: CustomIndicator, unit: Unit, people: People) -> OwnFilters | None:
    # Only a filter needs the parser library.
    from liushou.records.filters import record_filter

    months = unit.min_away_months
    try:
        of = None if setting.of is None else record_filter(setting.of, Child, months, people)
        return of, record_filter(setting.where, Child, months, people)
    except UsageError:
        return None
