"""Who is said to have done something, or to have been there, and on which day."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from liushou.findings import Path
from liushou.records.activity import Activity, AgendaItem, Session
from liushou.records.careplan import Case, FollowUp
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


def acts_of_volunteers(record: Record, watched: Container[str]) -> Iterator[Act]:
    """What those of `watched` are said to have done for a child or resident, or in an activity."""
    if isinstance(record, (Child, Resident)):
        for index, care in enumerate(record.records):
            yield from _of_people(("records", index), care.by, "date", care.date, watched)
            if care.follow_up is not None:
                yield from _promised(("records", index, "follow_up"), care.follow_up, watched)
        if isinstance(record, Child):
            for index, case in enumerate(record.cases):
                yield from _in_case(("cases", index), case, watched)
    elif isinstance(record, Activity):
        for path, person in named_people(record):
            if person in watched:
                yield Act(path, person, _day_of(path, record), planned=path[0] != "sessions")


def acts_of_children(record: Record, watched: Container[str]) -> Iterator[Act]:
    """Where those of `watched` are said to be invited, present, absent, or given something."""
    if isinstance(record, Activity):
        named = _in_activity(record)
    elif isinstance(record, Term):
        named = _given(record)
    else:
        return
    yield from (act for act in named if act.who in watched)


def _in_activity(activity: Activity) -> Iterator[Act]:
    for place, child in enumerate(activity.children):
        yield Act(("children", place), child, activity.when.from_, planned=True)
    for index, session in enumerate(activity.sessions):
        for path, child in _children_in(session):
            yield Act(("sessions", index, *path), child, session.date)


def _given(term: Term) -> Iterator[Act]:
    for index, donation in enumerate(term.donations):
        for place, child in enumerate(donation.children):
            yield Act(("donations", index, "children", place), child, donation.date)


def _in_case(path: Path, case: Case, watched: Container[str]) -> Iterator[Act]:
    yield from _of_people(path, case.by, "opened", case.opened, watched)
    for index, step in enumerate(case.steps):
        yield from _of_people((*path, "steps", index), step.by, "date", step.date, watched)


def _promised(path: Path, promised: FollowUp, watched: Container[str]) -> Iterator[Act]:
    """Who is to do what was promised: named for the day it was done, or until which it is to be done."""
    for place, person in enumerate(promised.by or ()):
        if person in watched:
            key, day = ("due", promised.due) if promised.done is None else ("done", promised.done)
            yield Act((*path, "by", place), person, day, (*path, key), planned=promised.done is None)


def _of_people(
    part: Path, people: tuple[str, ...] | None, key: str, day: date, watched: Container[str]
) -> Iterator[Act]:
    for place, person in enumerate(people or ()):
        if person in watched:
            yield Act((*part, "by", place), person, day, (*part, key))


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
