"""All that a row asks for in a child's archive, there or not yet there, as steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from liushou.care.importing.outcome import Asked
from liushou.care.importing.people.guardians import guardian_steps
from liushou.care.importing.people.literal import Archive, Read
from liushou.care.importing.people.pairing import Helping, pairing_steps
from liushou.care.importing.people.parents import parent_steps, with_the_one_at_home
from liushou.care.importing.people.parts import completed
from liushou.care.importing.people.steps import Step, steps_to
from liushou.care.importing.people.understood import Entry, Keys, Leaf, Marginalia, Understood
from liushou.records.child import Child
from liushou.records.family import Parent
from liushou.records.standing import left_behind
from liushou.records.validate import build
from liushou.store.load import Store
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value

_OTHER = {"父亲": "母亲", "母亲": "父亲"}
"""Whose situation is missing where 单留守 is said and one parent is known."""
_NOT_SET = frozenset({"id", "status", "closed_on"})
"""What the archive itself says: its name among files, and whether the child is on the register."""


@dataclass(frozen=True, slots=True)
class Around:
    """What all rows share: the store, what goes for all of them, those who can help, how they are read."""

    store: Store
    asked: Asked
    fallback: Understood
    helping: Helping
    read: Read

    def archive(self, child: Child) -> Archive:
        """A child's archive, to be held against what a row says."""
        return Archive(child, self.asked.on, self.store.name_of)


def child_steps(
    around: Around, values: dict[str, Value], row: Understood, notes: Marginalia
) -> tuple[Step, ...]:
    """The steps from `values` (an archive's, or nothing) to what the row says; `notes` gets what is wrong."""
    fallback = around.fallback
    own = completed(around.store, values, _own(values, row, fallback.own), around.asked, notes)
    parents = row.entries("parents")
    if not values:
        parents = {**_making(fallback.entries("parents")), **parents}
    elif _claimed(values, row):
        parents = {key: _strong(entry) for key, entry in parents.items()}
    each, otherwise = _by_word(parents), _by_word(fallback.entries("parents"))
    if not values:
        each = with_the_one_at_home(each, row.claim, otherwise, notes)
    steps = (
        *steps_to(Child, values, (), own),
        *parent_steps(values, each, otherwise, notes),
        *guardian_steps(
            values, _by_place(row.entries("guardians")), _by_place(fallback.entries("guardians")), notes
        ),
        *pairing_steps(
            values,
            row.lists.get(("pairings", 0), {}),
            fallback.lists.get(("pairings", 0), {}),
            around.helping,
            around.asked,
            notes,
        ),
    )
    _hold_claim(values, row, steps, notes)
    return steps


def _own(values: dict[str, Value], row: Understood, fallback: Entry) -> dict[Keys, Leaf]:
    """The fields of the child itself, those of `fallback` where neither row nor archive says anything."""
    said = {keys: leaf for keys, leaf in row.own.items() if keys[0] not in _NOT_SET}
    for keys, leaf in fallback.items():
        if keys not in said and keys[0] not in _NOT_SET and at(values, keys) is None:
            said[keys] = leaf
    return said


def _claimed(values: dict[str, Value], row: Understood) -> bool:
    """True if the archive's parents come to the 留守类型 that the row names, so that it says nothing new."""
    return row.claim != "" and _type_of(values.get("parents")) == row.claim


def _hold_claim(
    values: dict[str, Value], row: Understood, steps: tuple[Step, ...], notes: Marginalia
) -> None:
    if not row.claim or notes.wrong:
        return
    parents = _parents_after(values, steps)
    found = _type_of(parents)
    if found == row.claim:
        return
    alone = str(at(parents[0], ("relation",))) if len(parents) == 1 else ""
    if row.claim == "单留守" and alone in _OTHER:
        reason = f"只写了{alone}的情况，没有写{_OTHER[alone]}的状况（在家、去世等）：请补上"
        notes.lacks(f"parents[{_OTHER[alone]}].situation", reason)
    else:
        both = f"父母状况合起来是“{found}”，这里是“{row.claim}”：请核对，写明父亲、母亲各自的状况"
        notes.refuse("left_behind", row.unsaid or both)


def _parents_after(values: dict[str, Value], steps: tuple[Step, ...]) -> list[Value]:
    before = values.get("parents")
    parents: list[Value] = [*before] if isinstance(before, list) else []
    for step in steps:
        if step.path[0] != "parents" or not isinstance(step.path[1], int):
            continue
        index = step.path[1]
        if len(step.path) == 2:
            parents.append(step.value)
        elif step.path[2] == "situation":
            one = parents[index]
            parents[index] = {**one, "situation": step.value} if isinstance(one, dict) else one
    return parents


def _type_of(parents: Value) -> str:
    """留守类型 of parents as an archive has them."""
    listed = parents if isinstance(parents, list) else []
    bare = [
        {"relation": one.get("relation"), "situation": one.get("situation")}
        for one in listed
        if isinstance(one, dict)
    ]
    built = [build(Parent, one) for one in bare]
    return left_behind(tuple(one for one in built if isinstance(one, Parent)))


def _making(entries: Mapping[str | int, Entry]) -> dict[str | int, Entry]:
    """The parents whom a default alone gives to a new archive: those whose situation it says."""
    return {key: entry for key, entry in entries.items() if ("situation",) in entry}


def _strong(entry: Entry) -> Entry:
    return {keys: leaf for keys, leaf in entry.items() if not leaf.weak}


def _by_word(entries: Mapping[str | int, Entry]) -> dict[str, Entry]:
    return {str(pick): entry for pick, entry in entries.items() if entry}


def _by_place(entries: Mapping[str | int, Entry]) -> dict[int, Entry]:
    return {pick: entry for pick, entry in entries.items() if isinstance(pick, int)}
