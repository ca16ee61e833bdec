"""What promises are judged by: a term as of a day, who helps, and what was done for each child."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.duties import Done, Period, done_for
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
    `pairings` are those of the judged day, written on either side.
    """

    child: Child
    day: date
    stays: tuple[Interval, ...]
    begun: bool
    records: Mapping[str, list[date]]
    attended: tuple[Attended, ...]
    pairings: tuple[Pairing, ...]


def ground_of(unit: Unit, term: Term, on: date, helpers: Helpers, activities: Iterable[Activity]) -> Ground:
    """The ground of a term as of `on`, over all activities of a store."""
    until = min(on, term.last_day)
    held = {one.id: one for one in activities if one.sessions and one.status != "取消"}
    return Ground(unit, term, min(on, term.ends), until, helpers, held, _attended(held.values(), until))


def is_counted(ground: Ground, child: Child) -> bool:
    """True for a child of the term's population as of the ground's day (indicators.md)."""
    days = Interval(ground.term.begins, ground.on)
    return bool(counted_times(child, days, tuple(ground.unit.unit.counts)))


def deeds_of(ground: Ground, child: Child, done: Done | None = None) -> Deeds:
    """What was done for a child, looked up once for all that was promised to it.

    `done` is what duties ask of the child, where that is at hand.
    """
    done = done or done_for(child)
    until = ground.until
    dates = {
        kind: found if found[-1] <= until else found[: bisect_right(found, until)]
        for kind, found in done.dates.items()
    }
    day = judged_day(child, ground.on)
    return Deeds(
        child=child,
        day=day,
        stays=done.stays,
        begun=Period(ground.term.days, ground.term.days, whole=True).due_for(done.stays, ground.on),
        records=dates,
        attended=ground.attended.get(child.id, ()),
        pairings=tuple(pair for pair in ground.helpers.pairings(child) if pair.active(day)),
    )


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
