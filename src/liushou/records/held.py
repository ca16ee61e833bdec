"""What a record holds under a target (records/targets): what a workbook shows, and what is imported again."""

from collections.abc import Callable, Iterable, Mapping

from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.family import Address, Guardian, Parent, primary_guardian
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.schooling import class_label
from liushou.records.standing import Standing
from liushou.records.targets import Target

Family = Child | Standing
"""A child's parents, guardians, school and address: as the archive has them now, or as on a day."""

ABOUT_PARENTS = {"parents.name": "name", "parents.phone": "phone", "parents.workplace": "workplace"}
"""Targets of cells about both parents, and the field of each of them."""
_IN_PLACE = {"父亲": ("继父", "养父"), "母亲": ("继母", "养母")}
_KEPT_IN_PAST = frozenset({"school", "parents", "guardians", "guardianship", "address"})


def held(child: Child, then: Family, target: Target) -> object:
    """What the archive says under a path of its own; what `past` keeps is taken from `then`."""
    first = target.keys[0]
    if first == "guardians" and isinstance(target.pick, int):
        others = in_order(then.guardians)
        picked = others[target.pick] if target.pick < len(others) else None
        return within(picked, target.keys[1:])
    if first == "parents":
        return within(parent_of(then.parents, str(target.pick)), target.keys[1:])
    if first in _KEPT_IN_PAST:
        return within(getattr(then, first), target.keys[1:])
    return within(child, target.keys)


def held_of_resident(resident: Resident, target: Target) -> object:
    """What a resident's archive says under a path; `family[0]` is the member who stands first in it."""
    if target.keys[0] == "family" and isinstance(target.pick, int):
        picked = resident.family[target.pick] if target.pick < len(resident.family) else None
        return within(picked, target.keys[1:])
    return within(resident, target.keys)


def within(part: object, keys: tuple[str, ...]) -> object:
    """The value under keys of a record or part of one, None for none; of a list of parts, those of all."""
    for place, key in enumerate(keys):
        if isinstance(part, tuple):
            return tuple(within(each, keys[place:]) for each in part)
        if isinstance(part, Mapping):
            return part.get(key)
        info = fields_of(type(part)).get(key) if isinstance(part, Record) else None
        if info is None:
            return None
        part = getattr(part, info.attribute)
    return part


def parent_of(parents: Iterable[Parent], relation: str) -> Parent | None:
    """The parent in the column of `relation`: the sole step-parent or adoptive parent where there is none."""
    found = [parent for parent in parents if parent.relation == relation]
    others = [parent for parent in parents if parent.relation in _IN_PLACE.get(relation, ())]
    return found[0] if found else others[0] if len(others) == 1 else None


def of_parents(then: Family, key: str) -> tuple[object, ...]:
    """A field of the father and of the mother, in that order; what both share once."""
    both = (parent_of(then.parents, relation) for relation in _IN_PLACE)
    return tuple(dict.fromkeys(getattr(parent, key) for parent in both if parent is not None))


def in_order(guardians: tuple[Guardian, ...]) -> tuple[Guardian, ...]:
    """The guardians, the primary one first."""
    first = primary_guardian(guardians)
    return guardians if first is None else (first, *(one for one in guardians if one is not first))


def whole_address(address: Address | None) -> str | None:
    """Village and house in one: 朝阳村3组12号."""
    return None if address is None else f"{address.village}{address.detail or ''}"


def _class(then: Family) -> str | None:
    school = then.school
    return None if school is None else class_label(school.grade, school.class_) or school.grade


def _first_guardian(then: Family) -> str | None:
    found = next(iter(in_order(then.guardians)), None)
    return None if found is None else f"{found.name}（{found.relation}）"


WORDS: Mapping[str, Callable[[Family], str | None]] = {
    "class_label": _class,
    "address": lambda then: whole_address(then.address),
    "guardians[0]": _first_guardian,
}
"""Cells that say several fields at once: 五年级2班, 朝阳村3组12号, 王秀英（祖母）."""
