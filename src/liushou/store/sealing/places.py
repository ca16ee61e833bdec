"""The places of an archive whose text is sealed, and what binds a token to its place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from liushou.findings import Path
from liushou.records.describe import FieldInfo, fields_of, walk
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.unit import Unit
from liushou.sealed import is_sealed
from liushou.yamltext.scalars import Value

_Way = tuple[str | list[str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A text that is sealed, or is to be: where it stands, its class, and what a token there is bound to.

    `way` names the items of lists by what they are (the record by day and kind, the guardian by relation)
    and not by their number: a merge, or a new item before them, moves items. What a field was before
    (`past`) is bound as the field itself: `set` and `promote` put it there as it stands.
    """

    path: Path
    way: str
    mark: Sensitivity
    text: str

    @property
    def sealed(self) -> bool:
        """True for a token, good or not."""
        return is_sealed(self.text)


def places(model: type[Record], value: dict[str, Value]) -> Iterator[Place]:
    """Every place of an archive with a text to be sealed, in the order of the model.

    The settings have none: a hotline and the phones of an office are there to be called. Values that are
    not as the model has them are passed over: `check` tells of them.
    """
    if model is not Unit:
        yield from _within(model, value, (), ())


def sealed_as(info: FieldInfo) -> Sensitivity | None:
    """The class under which the text of a field is sealed; None for terms, days, numbers, truth values."""
    return info.mark if info.mark in HIDDEN and info.part is None and info.type is str else None


@cache
def anchors(part: type[Record]) -> tuple[str, ...]:
    """The keys that tell one item of a list from the others: each has them, and no mark hides them."""
    return tuple(
        key
        for key, info in fields_of(part).items()
        if info.required and info.mark is None and info.part is None and not info.many
    )


@cache
def _leads_to_some(part: type[Record]) -> bool:
    return any(sealed_as(info) for _, info in walk(part))


def _within(model: type[Record], value: Value, path: Path, way: _Way) -> Iterator[Place]:
    if not isinstance(value, dict):
        return
    for key, info in fields_of(model).items():
        there = value.get(key)
        if there is None:
            continue
        at, along = (*path, key), (*way, key)
        mark = sealed_as(info)
        if mark is not None:
            yield from _texts(mark, there, at, along)
        elif info.part is not None and _leads_to_some(info.part):
            yield from _parts(info.part, there, at, along)


def _parts(part: type[Record], there: Value, path: Path, way: _Way) -> Iterator[Place]:
    if not isinstance(there, list):
        yield from _within(part, there, path, way)
        return
    for number, item in enumerate(there):
        yield from _within(part, item, (*path, number), _way_of(part, item, way))


def _way_of(part: type[Record], item: Value, way: _Way) -> _Way:
    if way == ("past",):
        return ()
    known = item if isinstance(item, dict) else {}
    return (*way, [str(known.get(key)) for key in anchors(part)])


def _texts(mark: Sensitivity, there: Value, path: Path, way: _Way) -> Iterator[Place]:
    written = json.dumps(way, ensure_ascii=False, separators=(",", ":"))
    if isinstance(there, str):
        yield Place(path, written, mark, there)
    elif isinstance(there, list):
        for number, item in enumerate(there):
            if isinstance(item, str):
                yield Place((*path, number), written, mark, item)
