"""Who stands behind figures by their ids: children with class and village, volunteers that are groups."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liushou.stats.grouped import Grouping
from liushou.stats.population import Scope
from liushou.store.load import Store

OF_PEOPLE = frozenset({"homeroom", "volunteer"})
"""Breakdowns whose groups are volunteers, by id."""


@dataclass(frozen=True, slots=True)
class NamedChild:
    """A child as lists of names have it; class and village are those of the judged day."""

    id: str
    name: str
    class_label: str
    village: str


def children_named(scope: Scope, ids: Iterable[str]) -> tuple[NamedChild, ...]:
    """The members of those ids, in that order; what is not known of one is empty."""
    members = {member.child.id: member for member in scope.members}
    return tuple(
        NamedChild(id_, one.child.name, one.class_label or "", one.then.village or "")
        for id_ in ids
        for one in (members[id_],)
    )


def people_of(store: Store, grouping: Grouping) -> Mapping[str, str]:
    """What the groups that are volunteers are called, by id; empty for other breakdowns."""
    return told_apart(names_of(store, grouping))


def told_apart(names: Mapping[str, str]) -> Mapping[str, str]:
    """The names by id, those of one name with the id too: 何秀兰（v-a）."""
    called = Counter(names.values())
    return {id_: f"{name}（{id_}）" if called[name] > 1 else name for id_, name in names.items()}


def names_of(store: Store, grouping: Grouping) -> Mapping[str, str]:
    """The names of the groups that are volunteers, by id; empty for other breakdowns."""
    groups = {
        group
        for by, side in zip(grouping.by, (grouping.rows, grouping.columns), strict=False)
        if by in OF_PEOPLE
        for group in side
    }
    return {id_: store.volunteers[id_].name for id_ in sorted(groups) if id_ in store.volunteers}
