"""Who is said to have done something, or to have been there, and on which day."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from liushou.findings import Path
from liushou.records.activity import Activity, AgendaItem, Session
from liushou.records.careplan import FollowUp
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.taking_part import named_people
from liushou.records.term import Term


@dataclass(frozen=True, slots=True)
class Act:
    """One person (an id) named at one place for one day.

    `dated` is where that day is written, for days that messages may have to hide. `planned`: the day may
    still come.
    """

    path: Path
    who: str
    day: date
    dated: Path = ()
    planned: bool = False


_Group = tuple[Path, tuple[str, ...], str, date, bool]
"""Those who did one thing for a child or resident: the path of it, who (its `by`), the key of its day, the
day, planned. Every archive is walked through and few acts are looked at, so this is all that is made.
"""


def acts_of_volunteers(record: Record, watched: Container[str]) -> Iterator[Act]:
    """What those of `watched` are said to have done for a child or resident, or in an activity."""
    if isinstance(record, Activity):
        yield from (act for act in _of_activity(record) if act.who in watched)
    for part, people, key, day, planned in _of_archive(record):
        for place, who in enumerate(people):
            if who in watched:
                yield Act((*part, "by", place), who, day, (*part, key), planned)


def acts_of_children(record: Record, watched: Container[str]) -> Iterator[Act]:
    """Where those of `watched` are said to be invited, present, absent, or given something."""
    return (act for act in _naming_children(record) if act.who in watched)


def last_told(record: Record, on: date) -> tuple[dict[str, date], dict[str, date]]:
    """By whom, the last days for which volunteers and children are named, of what may be told on `on`."""
    if isinstance(record, (Child, Resident)):
        return _last_helped(record, on), {}
    helpers: dict[str, date] = {}
    children: dict[str, date] = {}
    acts = _of_activity(record) if isinstance(record, Activity) else ()
    for last, named in ((helpers, acts), (children, _naming_children(record))):
        for act in named:
            if is_told(act.day, on, planned=act.planned):
                last[act.who] = max(act.day, last.get(act.who, act.day))
    return helpers, children


def _last_helped(record: Child | Resident, on: date) -> dict[str, date]:
    """Of what `_of_archive` has and is_told allows; to make no places takes a third of the time."""
    last: dict[str, date] = {}
    for care in record.records:
        if care.by is not None and care.date <= on:
            _put_later(last, care.by, care.date)
        kept = care.follow_up
        if kept is not None and kept.by is not None and (kept.done is None or kept.done <= on):
            _put_later(last, kept.by, kept.done or kept.due)
    if isinstance(record, Child) and record.cases:
        for _, people, _, day, _ in _of_cases(record):
            if day <= on:
                _put_later(last, people, day)
    return last


def _put_later(last: dict[str, date], people: tuple[str, ...], day: date) -> None:
    for who in people:
        if who not in last or day > last[who]:
            last[who] = day


def is_told(day: date, on: date, *, planned: bool) -> bool:
    """What is said to be done already after today has a wrong date: other rules tell that."""
    return planned or day <= on


def _of_archive(record: Record) -> Iterator[_Group]:
    if not isinstance(record, (Child, Resident)):
        return
    for index, care in enumerate(record.records):
        if care.by is not None:
            yield ("records", index), care.by, "date", care.date, False
        if care.follow_up is not None and care.follow_up.by is not None:
            yield _promised(("records", index, "follow_up"), care.follow_up.by, care.follow_up)
    if isinstance(record, Child):
        yield from _of_cases(record)


def _of_cases(child: Child) -> Iterator[_Group]:
    for index, case in enumerate(child.cases):
        if case.by is not None:
            yield ("cases", index), case.by, "opened", case.opened, False
        for place, step in enumerate(case.steps):
            if step.by is not None:
                yield ("cases", index, "steps", place), step.by, "date", step.date, False


def _promised(part: Path, people: tuple[str, ...], promised: FollowUp) -> _Group:
    """Who is to do what was promised: named for the day it was done, or until which it is to be done."""
    if promised.done is None:
        return part, people, "due", promised.due, True
    return part, people, "done", promised.done, False


def _of_activity(activity: Activity) -> Iterator[Act]:
    for path, person in named_people(activity):
        yield Act(path, person, _day_of(path, activity), planned=path[0] != "sessions")


def _naming_children(record: Record) -> Iterator[Act]:
    if isinstance(record, Activity):
        for place, child in enumerate(record.children):
            yield Act(("children", place), child, record.when.from_, planned=True)
        for index, session in enumerate(record.sessions):
            for path, child in _children_in(session):
                yield Act(("sessions", index, *path), child, session.date)
    elif isinstance(record, Term):
        for index, donation in enumerate(record.donations):
            for place, child in enumerate(donation.children):
                yield Act(("donations", index, "children", place), child, donation.date)


def _children_in(session: Session) -> Iterator[tuple[Path, str]]:
    for place, child in enumerate(session.present):
        yield ("present", place), child
    for place, absence in enumerate(session.absent):
        yield ("absent", place, "child"), absence.child
    for place, child in enumerate(session.guardians):
        yield ("guardians", place), child


def _day_of(path: Path, activity: Activity) -> date:
    """The day for which a person is named there; the team is at work from the first day of any phase."""
    part, index = path[0], path[1]
    begins = activity.when.from_
    if part == "team":
        return min((begins, *(phase.from_ for phase in activity.phases)))
    if not isinstance(index, int) or part == "volunteers":
        return begins
    if part == "sessions":
        return activity.sessions[index].date
    if part == "phases":
        return activity.phases[index].from_
    return _day_of_item(activity.agenda[index], activity)


def _day_of_item(item: AgendaItem, activity: Activity) -> date:
    """Its own date, else the first day of its phase, else that of the activity."""
    spans = (phase.from_ for phase in activity.phases if phase.name == item.phase)
    return item.date or min(spans, default=activity.when.from_)
