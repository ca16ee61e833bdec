"""The units as a tree: folders, and the parents that units of a flat list name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from liushou.stats.rollup.gathered import Gathered
from liushou.stats.rollup.given import Given, Group, calls, names_of
from liushou.stats.rollup.places import Place
from liushou.stats.summary.model import UnitName

Part = Group | Given


def tree_of(name: str, places: Iterable[Place], found: Gathered) -> Group:
    """The places with what they gave; those that gave nothing are lacking, if it is known who they are."""
    parts: list[Part] = []
    lacking: list[str] = []
    for place in places:
        path = place.where
        if place.kind == "folder" and place.bare:
            lacking.append(place.name)
        elif place.kind == "folder":
            parts.append(tree_of(place.name, place.parts, found))
        elif path in found.given:
            parts.append(found.given[path])
        elif path in found.absent:
            lacking.append(found.absent[path])
    return Group(name, tuple(parts), tuple(lacking))


def pruned(group: Group, kept: Collection[int], absent: Mapping[int, Sequence[str]]) -> Group:
    """The same with only the units kept (by identity), and the names of those absent with others as lacking.

    A folder that is called as the only unit in it is that unit.
    """
    parts: list[Part] = []
    lacking = [*group.lacking]
    for part in group.parts:
        if isinstance(part, Given):
            if id(part) in kept:
                parts.append(part)
            else:
                lacking += absent.get(id(part), ())
            continue
        inner = pruned(part, kept, absent)
        only = inner.parts[0] if len(inner.parts) == 1 else None
        if isinstance(only, Given) and only.summary.unit.name == inner.name:
            parts.append(only)
            lacking += inner.lacking
        elif inner.parts:
            parts.append(inner)
        else:
            lacking += inner.lacking
    return Group(group.name, tuple(parts), tuple(dict.fromkeys(lacking)))


def by_parents(group: Group, unit: UnitName) -> Group:
    """The same with units that stand side by side and name several parents grouped under these.

    The own units of the group, which is called as `unit`, stay where they are, and so do those whose parent
    stands beside them. A folder that is called as a parent has the units that name it.
    """
    inner = [by_parents(part, _folder(part)) if isinstance(part, Group) else part for part in group.parts]
    parents = named_parents(inner)
    folders = [part for part in inner if isinstance(part, Group)]
    others = {
        parent: next((one.name for one in folders if calls(parent, _folder(one))), parent)
        for parent in parents
        if not calls(parent, unit)
    }
    if len(parents) < 2 and not any(one.name in others.values() for one in folders):
        return replace(group, parts=tuple(inner))
    groups: dict[str, Group] = {}
    order: dict[str | int, Given | None] = {}
    for place, part in enumerate(inner):
        name = part.name if isinstance(part, Group) else others.get(part.summary.unit.parent or "")
        if name is not None:
            order[name] = None
            groups[name] = _joined(groups.get(name, Group(name, ())), part)
        elif isinstance(part, Given):
            order[place] = part
    parts = (groups[place] if isinstance(place, str) else part for place, part in order.items())
    return replace(group, parts=tuple(part for part in parts if part is not None))


def side_by_side(group: Group) -> Group:
    """The same with all units in one row, in order, and with them the names of all that are not there."""
    return Group(group.name, tuple(group.each()), tuple(dict.fromkeys(_lacking(group))))


def filled(group: Group, unit: UnitName | None) -> Group:
    """The same with a parent for every unit: the group it is in, as others in it write that.

    The outermost group is called as `unit`; without that, its units stay as they are.
    """
    named = {parent for parent in named_parents(group.parts) if unit is not None and calls(parent, unit)}
    name = named.pop() if len(named) == 1 else unit.name if unit is not None else None
    return replace(group, parts=tuple(_filled(part, name) for part in group.parts))


def named_parents(parts: Iterable[Part]) -> set[str]:
    """The parents that the units among these name, but for those that are there themselves."""
    units = [part.summary.unit for part in parts if isinstance(part, Given)]
    named = {unit.parent for unit in units if unit.parent}
    there = {name for unit in units for name in names_of(unit)}
    return {parent for parent in named if parent not in there}


def _lacking(group: Group) -> Iterator[str]:
    yield from group.lacking
    for part in group.parts:
        if isinstance(part, Group):
            yield from _lacking(part)


def _filled(part: Part, name: str | None) -> Part:
    if isinstance(part, Group):
        return filled(part, _folder(part))
    # A unit that is called as its folder is no unit of itself.
    return part if name is None or part.summary.unit.name == name else part.under(name)


def _folder(group: Group) -> UnitName:
    return UnitName(group.name, "")


def _joined(group: Group, part: Part) -> Group:
    if isinstance(part, Given):
        return replace(group, parts=(*group.parts, part))
    return replace(group, parts=(*group.parts, *part.parts), lacking=(*group.lacking, *part.lacking))
