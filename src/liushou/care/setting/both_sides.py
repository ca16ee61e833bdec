"""Siblings stand in the archives of both."""

from collections.abc import Iterator

from liushou.care.setting.changing import change_to, without
from liushou.care.setting.desk import Desk
from liushou.records.child import Child
from liushou.store.paths import path_of
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value


def mirror_siblings(desk: Desk, child_id: str, before: Value, after: Value) -> Iterator[str]:
    """Write the child into, or take it out of, the archives of those who came to its siblings, or went.

    Gives the ids of the children whose archives had to be changed for it.
    """
    old, new = _ids(at(before, ("siblings",))), _ids(at(after, ("siblings",)))
    known = desk.store.ids("child") - {child_id}
    for other in sorted((set(old) ^ set(new)) & known):
        path = path_of("child", other)
        theirs = _ids(at(desk.values(path), ("siblings",)))
        if other in new and child_id not in theirs:
            desk.edit(path, [change_to(Child, desk.values(path), ("siblings", len(theirs)), child_id)])
            yield other
        elif other not in new and child_id in theirs:
            desk.edit(path, [without(Child, desk.values(path), ("siblings", theirs.index(child_id)))])
            yield other


def _ids(value: Value) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
