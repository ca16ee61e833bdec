"""Who takes part in an activity: the adults it names, and whether children do."""

from collections.abc import Iterator

from liushou.findings import Path
from liushou.records.activity import Activity

Named = tuple[Path, str]
"""A place in the activity's file, and the volunteer id or plain name that stands there."""


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
