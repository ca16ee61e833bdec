"""Texts of an activity for readers outside: the names of families masked wherever they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence

from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.masks import mask

_PEOPLE = frozenset({"people", "lead", "contact"})
"""Keys under which stand those who act in office; their names are printed."""
_SHORTEST = 2


def discreet(value: Plain, reader: Reader) -> Plain:
    """The value, for readers outside with every full name of a child, parent or guardian masked (王某).

    Volunteers keep their names, as do people in charge who are named outright.
    """
    if reader.audience == "internal":
        return value
    names = sorted(_family_names(reader), key=lambda name: (-len(name), name))
    return _veiled(value, re.compile("|".join(map(re.escape, names)))) if names else value


def _family_names(reader: Reader) -> set[str]:
    names = {name for child in reader.store.children.values() for name in _names(child)}
    in_office = {volunteer.name for volunteer in reader.store.volunteers.values()}
    return {name for name in names - in_office if len(name) >= _SHORTEST}


def _names(child: Child) -> Iterator[str]:
    yield child.name
    yield from (parent.name for parent in child.parents if parent.name)
    yield from (guardian.name for guardian in child.guardians)


def _veiled(value: Plain, names: re.Pattern[str]) -> Plain:
    if isinstance(value, str):
        return names.sub(lambda found: mask(found[0], Sensitivity.NAME), value)
    if isinstance(value, Mapping):
        return {key: each if key in _PEOPLE else _veiled(each, names) for key, each in value.items()}
    if isinstance(value, Sequence):
        return tuple(_veiled(each, names) for each in value)
    return value
