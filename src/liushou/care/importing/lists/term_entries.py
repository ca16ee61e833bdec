"""Entries that a child has one of a term (grades, conduct): what a list says of them, and the edits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from liushou.care.importing.cells.texts import items_of
from liushou.care.importing.outcome import FieldChange
from liushou.care.own_words import own_words
from liushou.care.setting.changing import change_to
from liushou.findings import Path, dotted
from liushou.records.child import Child
from liushou.records.reveal import as_values
from liushou.records.schooling import Conduct, Grades
from liushou.store.drafts import insert
from liushou.yamltext.amend import Edit
from liushou.yamltext.edit_values import applied, at
from liushou.yamltext.scalars import Value

Key = Literal["grades", "conduct"]
Leaf = tuple[str, ...]
"""The keys that lead to a value within an entry: ("scores", "语文")."""
Leaves = Mapping[Leaf, Value]

_MODELS: Mapping[Key, type[Grades] | type[Conduct]] = {"grades": Grades, "conduct": Conduct}


@dataclass(frozen=True, slots=True)
class Entered:
    """The edits that write what is said of some terms, and what each changes, by term and leaf.

    The leaf of a whole new entry is ().
    """

    edits: tuple[Edit, ...]
    changes: Mapping[tuple[str, Leaf], FieldChange]


def entry_of(child: Child, key: Key, term: str) -> dict[str, Value]:
    """What the child's entry of a term has, as its file has it; empty where there is none."""
    entries = child.grades if key == "grades" else child.conduct
    return next((dict(as_values(one, reveal=True)) for one in entries if one.term == term), {})


def with_leaves(entry: Mapping[str, Value], leaves: Leaves) -> dict[str, Value]:
    """The entry with the leaves in it."""
    found = dict(entry)
    for (key, *within), value in leaves.items():
        around = found.get(key)
        found[key] = {**(around if isinstance(around, dict) else {}), within[0]: value} if within else value
    return found


def entered(child: Child, key: Key, said: Mapping[str, Leaves]) -> Entered:
    """What is said of the terms, written: into the term's entry, or a new one in its place by term."""
    entries = child.grades if key == "grades" else child.conduct
    values: dict[str, Value] = {key: [dict(as_values(one, reveal=True)) for one in entries]}
    terms = [one.term for one in entries]
    edits: list[Edit] = []
    found: list[tuple[str, Leaf, Value, Value]] = []
    for term, leaf, value in _of_terms(said, terms):
        path: Path = (key, terms.index(term), *leaf)
        was = at(values, path)
        edit = None if _says(was, value) else change_to(Child, values, path, value)
        if edit is not None:
            edits.append(edit)
            values = applied(values, edit)
            found.append((term, leaf, was, value))
    for term in sorted(term for term, leaves in said.items() if leaves and term not in terms):
        index = next((place for place, other in enumerate(terms) if other > term), None)
        entry = _ordered(key, term, said[term])
        edits.append(insert(Child, (key,), entry, index))
        terms.insert(len(terms) if index is None else index, term)
        found.append((term, (), None, entry))
    changes = {
        (term, leaf): FieldChange(dotted((key, terms.index(term), *leaf)), was, value)
        for term, leaf, was, value in found
    }
    return Entered(tuple(edits), changes)


def _of_terms(said: Mapping[str, Leaves], terms: list[str]) -> list[tuple[str, Leaf, Value]]:
    """What is said of those of the terms that have an entry."""
    return [(term, leaf, value) for term in terms for leaf, value in said.get(term, {}).items()]


def _ordered(key: Key, term: str, leaves: Leaves) -> dict[str, Value]:
    values = with_leaves({"term": term}, leaves)
    return {name: values[name] for name in _MODELS[key].model_fields if name in values}


def _says(old: Value, new: Value) -> bool:
    """True for the same value; numbers by their value, lists as one cell says them, in any order."""
    if isinstance(old, list) and isinstance(new, list):
        return Counter(_in_one_cell(old)) == Counter(_in_one_cell(new))
    return old == new


def _in_one_cell(items: list[Value]) -> tuple[str, ...]:
    return items_of(own_words("、".join(map(str, items))))
