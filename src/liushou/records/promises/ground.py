"""What promises are judged by: a term as of a day, who helps, and what was done for each child."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.duties import Period
from liushou.records.helpers import Helpers
from liushou.records.standing import counted_times, judged_day
from liushou.records.term import Term
from liushou.records.unit import Unit

_FOR_FAMILIES = frozenset({"家长会", "培训"})
"""Kinds of activities at which a child's guardian may stand for it (indicators.md, 家教知识普及率)."""


@dataclass(frozen=True, slots=True)
class Attended:
    """A session at which a child was present, or its guardian where families are meant."""

    day: date
    activity: Activity


@dataclass(frozen=True, slots=True)
class Ground:
    """A term as of a day, the same for all children.

    What is due, who helps and what an archive says is judged on `on`, at most the term's last day, as
    indicators are; what was done counts up to `until`: the vacation after a term belongs to it (LS311).
    `activities` are those with sessions that are not 取消, by id; `attended` is by child, oldest first.
    """

    unit: Unit
    term: Term
    on: date
    until: date
    helpers: Helpers
    activities: Mapping[str, Activity]
    attended: Mapping[str, tuple[Attended, ...]]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What was done for one child by the ground's `until`: dates of records by kind, sessions it was at.

    `day` is its judged day, `stays` its times on the register; `begun`: what lasts all the term has come due.
    """

    child: Child
    day: date
    stays: tuple[Interval, ...]
    begun: bool
    records: Mapping[str, list[date]]
    attended: tuple[Attended, ...]


def ground_of(unit: Unit, term: Term, on: date, helpers: Helpers, activities: Iterable[Activity]) -> Ground:
    """The ground of a term as of `on`, over all activities of a store."""
    until = min(on, term.last_day)
    held = {one.id: one for one in activities if one.sessions and one.status != "取消"}
    return Ground(unit, term, min(on, term.ends), until, helpers, held, _attended(held.values(), until))


def is_counted(ground: Ground, child: Child) -> bool:
    """True for a child of the term's population as of the ground's day (indicators.md)."""
    days = Interval(ground.term.begins, ground.on)
    return bool(counted_times(child, days, tuple(ground.unit.unit.counts)))


def deeds_of(ground: Ground, child: Child) -> Deeds:
    """What was done for a child, looked up once for all that was promised to it."""
    dates: dict[str, list[date]] = {}
    for record in child.records:
        if record.date <= ground.until:
            dates.setdefault(record.kind, []).append(record.date)
    for each in dates.values():
        each.sort()
    stays, term = child.stays, ground.term.days
    begun = Period(term, term, whole=True).due_for(stays, ground.on)
    day, attended = judged_day(child, ground.on), ground.attended.get(child.id, ())
    return Deeds(child, day, stays, begun, dates, attended)


def _attended(activities: Iterable[Activity], until: date) -> dict[str, tuple[Attended, ...]]:
    found: dict[str, list[Attended]] = {}
    for activity in activities:
        for session in activity.sessions:
            if session.date <= until:
                here = Attended(session.date, activity)
                family = session.guardians if activity.kind in _FOR_FAMILIES else ()
                for child in dict.fromkeys((*session.present, *family)):
                    found.setdefault(child, []).append(here)
    return {
        child: tuple(sorted(each, key=lambda one: (one.day, one.activity.id)))
        for child, each in found.items()
    }
