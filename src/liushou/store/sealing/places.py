"""The places of an archive whose text is sealed, and what binds a token to its place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from liushou.findings import Path
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.unit import Unit
from liushou.sealed import is_sealed
from liushou.yamltext.scalars import Value


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
    text: str = field(repr=False)

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
        yield from _within(model, value, (), "")


def strays(model: type[Record], value: dict[str, Value], *known: dict[str, Value]) -> Iterator[Place]:
    """The tokens of an archive that stand in none of the known ones at the same place.

    At another place a token does not open: what changed an item's day or kind took it along.
    """
    there = {(place.way, place.text) for each in known for place in places(model, each) if place.sealed}
    yield from (
        place for place in places(model, value) if place.sealed and (place.way, place.text) not in there
    )


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


@dataclass(frozen=True, slots=True)
class _Step:
    """A field under which there is something to seal: texts of a class of its own, or a part with such."""

    key: str
    way: str
    mark: Sensitivity | None
    part: type[Record] | None


@cache
def _steps(model: type[Record]) -> tuple[_Step, ...]:
    """The fields of a model that lead to what is sealed, in its order."""
    steps = (_Step(key, _written(key), sealed_as(info), info.part) for key, info in fields_of(model).items())
    return tuple(step for step in steps if step.mark or (step.part is not None and _steps(step.part)))


def _within(model: type[Record], value: Value, path: Path, way: str) -> Iterator[Place]:
    if not isinstance(value, dict):
        return
    for step in _steps(model):
        there = value.get(step.key)
        if there is None:
            continue
        at, along = (*path, step.key), f"{way},{step.way}" if way else step.way
        if step.mark is not None:
            yield from _texts(step.mark, there, at, f"[{along}]")
        elif step.part is not None:
            yield from _parts(step.part, there, at, along)


def _parts(part: type[Record], there: Value, path: Path, way: str) -> Iterator[Place]:
    if not isinstance(there, list):
        yield from _within(part, there, path, way)
        return
    for number, item in enumerate(there):
        yield from _within(part, item, (*path, number), _way_of(part, item, way))


def _way_of(part: type[Record], item: Value, way: str) -> str:
    if way == _PAST:
        return ""
    known = item if isinstance(item, dict) else {}
    return f"{way},{_written([str(known.get(key)) for key in anchors(part)])}"


def _texts(mark: Sensitivity, there: Value, path: Path, way: str) -> Iterator[Place]:
    if isinstance(there, str):
        yield Place(path, way, mark, there)
    elif isinstance(there, list):
        for number, item in enumerate(there):
            if isinstance(item, str):
                yield Place((*path, number), way, mark, item)


def _written(part: str | list[str]) -> str:
    """One part of a way; all of them, parted by commas, are a list in JSON."""
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


_PAST = _written("past")
