"""Which adults are near children: one definition for LS501 and `due`.

未成年人保护法 art. 62 asks for a clearance of all who work closely with minors.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.in_care import in_care_of
from liushou.records.taking_part import has_children, named_people
from liushou.records.term import Term
from liushou.records.types import looks_like_id
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Occasion:
    """An activity with children: its file, the id written in it, its title and first day (ISO), who is in it.

    `ids` are those that stand in it, `names` the plain names, each with the first place where it stands.
    """

    file: str
    id: str
    title: str
    begins: str
    ids: tuple[str, ...]
    names: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class NearChildren:
    """Those near children on a day, by volunteer id: how many are in their care, and the activities.

    `strangers`: where names stand that have no archive, so that nothing can be known of them.
    """

    in_care: Mapping[str, int]
    activities: Mapping[str, tuple[Occasion, ...]]
    strangers: Mapping[str, tuple[Occasion, ...]]

    def holds(self, id_: str, *, left: bool) -> bool:
        """True for one who looks after a child or is in an activity with children, and has not left."""
        return (id_ in self.in_care or id_ in self.activities) and not left


def near_children(store: Store, on: date) -> NearChildren:
    """Who is near children on `on`."""
    current = store.current_term(on)
    files = sorted(store.files, key=lambda file: file.source.path)
    return near_children_among(
        (
            occasion_of(file.source.path, file.record)
            for file in files
            if isinstance(file.record, Activity) and counts_on(file.record, current, on)
        ),
        ((id_, volunteer.name) for id_, volunteer in store.volunteers.items()),
        (child.name for child in store.children.values()),
        {carer: len(children) for carer, children in in_care_of(store.children.values(), on).items()},
    )


def near_children_among(
    occasions: Iterable[Occasion],
    helpers: Iterable[tuple[str, str]],
    children: Iterable[str],
    in_care: Mapping[str, int],
) -> NearChildren:
    """Who is near children: by children in care, and by activities that count, which come by path.

    `helpers` are all volunteers by id and name, `children` the names of all. A name that one volunteer has
    means that one; one that several have, or a child, is let be.
    """
    known = dict[str, str]()
    held = Counter[str]()
    for id_, name in helpers:
        known[name] = id_
        held[name] += 1
    activities: dict[str, dict[str, Occasion]] = {}
    strangers: dict[str, list[Occasion]] = {}
    for occasion in occasions:
        alone = (known[name] for name, _ in occasion.names if held[name] == 1)
        for id_ in (*occasion.ids, *alone):
            activities.setdefault(id_, {})[occasion.id] = occasion
        for name, _ in occasion.names:
            if not held[name]:
                strangers.setdefault(name, []).append(occasion)
    for name in children if strangers else ():
        strangers.pop(name, None)
    return NearChildren(
        in_care,
        {id_: tuple(found.values()) for id_, found in activities.items()},
        {name: tuple(found) for name, found in strangers.items()},
    )


def counts_on(activity: Activity, current: Term | None, on: date) -> bool:
    """True for an activity with children of the current term, or one that is not yet over; not if 取消."""
    if activity.status == "取消" or not has_children(activity):
        return False
    last = activity.when.days.last
    return (current is not None and activity.term == current.id) or last is None or last >= on


def occasion_of(file: str, activity: Activity) -> Occasion:
    """An activity as a place where people are near children."""
    first: dict[str, Path] = {}
    for path, person in named_people(activity):
        first.setdefault(person, path)
    return Occasion(
        file,
        activity.id,
        activity.title,
        activity.when.from_.isoformat(),
        tuple(person for person in first if looks_like_id(person)),
        tuple((person, path) for person, path in first.items() if not looks_like_id(person)),
    )
