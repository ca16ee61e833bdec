"""Which adults are near children: one definition for LS501 and `due`.

未成年人保护法 art. 62 asks for a clearance of all who work closely with minors.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.in_care import in_care_of
from liushou.records.taking_part import has_children, named_people
from liushou.records.types import looks_like_id
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Mention:
    """Where somebody is named: the file, the place in it, and its activity."""

    file: str
    path: Path
    activity: Activity


@dataclass(frozen=True, slots=True)
class NearChildren:
    """Those near children on a day: the children in their care and the activities, by volunteer id.

    `strangers`: mentions of names that have no archive, so that nothing can be known of them.
    """

    in_care: Mapping[str, tuple[Child, ...]]
    activities: Mapping[str, tuple[Activity, ...]]
    strangers: Mapping[str, tuple[Mention, ...]]

    def holds(self, id_: str, volunteer: Volunteer, day: date) -> bool:
        """True for one who looks after a child or has a part in an activity with children, and serves."""
        return (id_ in self.in_care or id_ in self.activities) and not volunteer.has_left(day)


def near_children(store: Store, on: date) -> NearChildren:
    """Who is near children on `on`.

    By an active adult pairing with a child 在册, or named in an activity with children of the current term,
    or of one that is not yet over; what is 取消 does not count. A name that one volunteer has means that
    one; one that several have, or a child, is let be.
    """
    names = Counter(volunteer.name for volunteer in store.volunteers.values())
    ids = {volunteer.name: id_ for id_, volunteer in store.volunteers.items()}
    children = {child.name for child in store.children.values()}
    activities: dict[str, dict[str, Activity]] = {}
    strangers: dict[str, list[Mention]] = {}
    for mention, person in _mentions(store, on):
        if looks_like_id(person) or names[person] == 1:
            id_ = person if looks_like_id(person) else ids[person]
            activities.setdefault(id_, {})[mention.activity.id] = mention.activity
        elif not names[person] and person not in children:
            strangers.setdefault(person, []).append(mention)
    return NearChildren(
        in_care_of(store.children.values(), on),
        {id_: tuple(found.values()) for id_, found in activities.items()},
        {name: tuple(found) for name, found in strangers.items()},
    )


def _mentions(store: Store, on: date) -> Iterator[tuple[Mention, str]]:
    """Everyone named in an activity with children that counts on `on`, by path."""
    current = store.current_term(on)
    for file in sorted(store.files, key=lambda file: file.source.path):
        activity = file.record
        if not isinstance(activity, Activity) or activity.status == "取消" or not has_children(activity):
            continue
        last = activity.when.days.last
        if (current and activity.term == current.id) or last is None or last >= on:
            for path, person in named_people(activity):
                yield Mention(file.source.path, path, activity), person
