"""Guardians as rows say them, by place: who is meant, who is another person, and what a new one needs."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from liushou.care.importing.people.meaning import agrees
from liushou.care.importing.people.steps import Step, ordered, said_of, steps_to, told_step
from liushou.care.importing.people.understood import Entry, Keys, Marginalia
from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.yamltext.scalars import Value

_ONE_EACH = frozenset({"祖父", "祖母", "外祖父", "外祖母", "父亲", "母亲"})
"""Relations that only one person has to a child."""
_SURE = (("id_number",), ("phone",), ("birth_date",))
"""What tells that two of one relation are the same person (records/sameness, Guardian)."""
_NEEDED = {"name": "姓名", "relation": "与儿童的关系"}

Entries = list[dict[str, Value]]


def guardian_steps(
    values: dict[str, Value], said: Mapping[int, Entry], fallback: Mapping[int, Entry], notes: Marginalia
) -> Iterator[Step]:
    """The steps for the guardians of whom something is said: 0 is the primary one, 1 another."""
    entries = _entries(values.get("guardians"))
    first, place = _primary(entries), len(entries)
    wholes = {number: {**fallback.get(number, {}), **entry} for number, entry in sorted(said.items())}
    found = _found(entries, first, said, wholes)
    taken = {index for index in found.values() if index is not None}
    for number, whole in wholes.items():
        index = found[number]
        if index is not None:
            yield from steps_to(Child, values, ("guardians", index), said[number])
            yield from _now_primary(entries, index, first) if number == 0 else ()
            continue
        into = _stand_in(entries, first, number, taken)
        if into is None:
            yield told_step(("guardians", place), None, _new(number, whole, place, said, notes), whole)
            yield from _now_primary(entries, place, first) if number == 0 else _marked_primary(entries)
            place += 1
        elif not _needs(number, whole, notes, entries[into]):
            taken.add(into)
            yield _instead(entries[into], into, whole)


def _found(
    entries: Entries, first: int | None, said: Mapping[int, Entry], wholes: Mapping[int, Entry]
) -> dict[int, int | None]:
    """The places of those who are in the archive, each meant once; None for those who are not."""
    found: dict[int, int | None] = {}
    for number, entry in sorted(said.items()):
        taken = set(found.values())
        free = [index for index in range(len(entries)) if index not in taken]
        stand_in = _stand_in(entries, first, number, taken)
        found[number] = _same_person(entries, free, stand_in, wholes[number] if ("name",) in entry else entry)
    return found


def _stand_in(entries: Entries, first: int | None, number: int, taken: AbstractSet[int | None]) -> int | None:
    """The place that a column stands for, whoever is there: the primary guardian, or the first other one."""
    if number == 0:
        return None if first in taken else first
    others = (index for index in range(len(entries)) if index != first and index not in taken)
    return next(others, None)


def _same_person(entries: Entries, free: list[int], stand_in: int | None, entry: Entry) -> int | None:
    """The place of the guardian meant: by name, by a relation that one person has, by place where silent."""
    order = sorted(free, key=lambda index: (index != stand_in, index))
    name, relation = entry.get(("name",)), entry.get(("relation",))
    if name is None and relation is None:
        return stand_in
    if name is not None:
        named = (index for index in order if _has(entries[index], ("name",), entry))
        found = next(named, None)
        if found is not None:
            return found
    if relation is None:
        return None
    related = (index for index in order if entries[index].get("relation") == relation.value)
    return next((index for index in related if name is None or _is_sure(entries[index], entry)), None)


def _is_sure(one: Mapping[str, Value], entry: Entry) -> bool:
    """True if somebody of the same relation and another name is the same person, wrongly written."""
    return one.get("relation") in _ONE_EACH or any(_has(one, keys, entry) for keys in _SURE)


def _has(one: Mapping[str, Value], keys: Keys, entry: Entry) -> bool:
    leaf, old = entry.get(keys), one.get(keys[0])
    return leaf is not None and old is not None and agrees(keys[0], old, leaf)


def _needs(number: int, entry: Entry, notes: Marginalia, old: Mapping[str, Value] | None = None) -> bool:
    """Whether a new guardian lacks what every guardian has; notes what it is."""
    missing = [key for key in _NEEDED if (key,) not in entry]
    who = "监护人" if number == 0 else f"监护人{number + 1}"
    there = f"，与档案里的（{old.get('relation')}{old.get('name')}）不是一个人" if old else ""
    for key in missing:
        # No two families have the same guardian: a name is not asked for as one for all rows.
        tell = notes.refuse if key == "name" else notes.lacks
        tell(f"guardians[{number}].{key}", f"写了{who}{there}，没有写{_NEEDED[key]}：请补上")
    return bool(missing)


def _new(
    number: int, entry: Entry, place: int, said: Mapping[int, Entry], notes: Marginalia
) -> dict[str, Value]:
    _needs(number, entry, notes)
    given = said_of(entry)
    if number == 0 and (place > 0 or len(said) > 1):
        given["primary",] = True
    return ordered(Guardian, given)


def _instead(old: Mapping[str, Value], index: int, entry: Entry) -> Step:
    """Another person in the place of one: nothing that is known of the former goes over."""
    given = said_of(entry)
    if old.get("primary") is not None:
        given["primary",] = old["primary"]
    return told_step(("guardians", index), dict(old), ordered(Guardian, given), entry)


def _now_primary(entries: Entries, index: int, first: int | None) -> Iterator[Step]:
    """Another than the marked one is the primary guardian from now on; a new one is marked as it comes."""
    if first is None or first == index or not entries[first].get("primary"):
        return
    yield _flag(first, True, None)
    if index < len(entries):
        yield _flag(index, entries[index].get("primary"), True)


def _marked_primary(entries: Entries) -> Iterator[Step]:
    """A sole guardian goes on being the primary one when another comes."""
    if len(entries) == 1 and entries[0].get("primary") is None:
        yield Step(("guardians", 0, "primary"), True)


def _flag(index: int, old: Value, new: Value) -> Step:
    return told_step(("guardians", index, "primary"), old, new)


def _primary(entries: Entries) -> int | None:
    """The primary guardian's place; the first where none is marked."""
    marked = next((index for index, one in enumerate(entries) if one.get("primary")), None)
    return marked if marked is not None else 0 if entries else None


def _entries(value: Value) -> Entries:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
