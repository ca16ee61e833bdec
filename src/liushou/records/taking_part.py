"""Who takes part in an activity, whether children do, and when it took place."""

from collections.abc import Iterator

from liushou.dates import Interval
from liushou.findings import Path
from liushou.records.activity import Activity

Named = tuple[Path, str]
"""A place in the activity's file, and the volunteer id or plain name that stands there."""

_HEADS = frozenset({"负责人", "总负责", "总负责人", "总策划", "组长", "领队", "召集人"})
"""Roles in the team of an activity of those who answer for it."""


def leads(activity: Activity) -> tuple[str, ...]:
    """Who answers for an activity: those whose role in the team says so, else who leads the first item.

    Else the first on the list, else the first of the team.
    """
    heads = (member.people for member in activity.team if member.role in _HEADS)
    items = (item.lead for item in activity.agenda if item.lead)
    team = (member.people for member in activity.team)
    return next(heads, None) or next(items, None) or activity.volunteers[:1] or next(team, ())


def planned_people(activity: Activity) -> Iterator[Named]:
    """Everyone with a part in the plan: who leads a phase or an item, the list, the team."""
    for index, phase in enumerate(activity.phases):
        for place, person in enumerate(phase.lead or ()):
            yield ("phases", index, "lead", place), person
    for index, item in enumerate(activity.agenda):
        for place, person in enumerate(item.lead or ()):
            yield ("agenda", index, "lead", place), person
    for index, person in enumerate(activity.volunteers):
        yield ("volunteers", index), person
    for index, member in enumerate(activity.team):
        for place, person in enumerate(member.people):
            yield ("team", index, "people", place), person


def named_people(activity: Activity) -> Iterator[Named]:
    """Everyone with a part in the plan, and the volunteers who came to a session."""
    yield from planned_people(activity)
    for index, session in enumerate(activity.sessions):
        for place, person in enumerate(session.volunteers):
            yield ("sessions", index, "volunteers", place), person


def has_children(activity: Activity) -> bool:
    """True if children are invited, or were present at a session."""
    return bool(activity.children) or any(session.present for session in activity.sessions)


def took_place(activity: Activity) -> tuple[Interval, ...]:
    """When an activity took place: on the days of its sessions, or, where none are written, on the days it
    was set for, if it is 进行 or 完成. One that is 取消 never did.
    """
    if activity.status == "取消":
        return ()
    if activity.sessions:
        return tuple(Interval(day, day) for day in {session.date for session in activity.sessions})
    return (activity.when.days,) if activity.status in ("进行", "完成") else ()
