"""A record as plain text beside its labels, for people: `show`, tables, documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.masks import mask

Naming = Callable[[str], str]
"""Gives the name behind an id, or the text itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field as a person reads it; `depth` is how far inside it stands."""

    depth: int
    label: str
    text: str


def lines(
    record: Record, naming: Naming, *, reveal: bool, leave_out: frozenset[str] = frozenset(), depth: int = 0
) -> Iterator[Line]:
    """The fields that have a value, in the model's order; sensitive ones are masked unless `reveal`."""
    for key, info in fields_of(type(record)).items():
        value = getattr(record, info.attribute)
        if key not in leave_out and value is not None and value != ():
            yield from _field(info, value, naming, reveal, depth)


def shown(value: object, mark: Sensitivity | None, *, reveal: bool) -> str:
    """One plain value as text: 是 or 否, a day, a number without a needless .0; masked where it must be."""
    text = plain(value)
    return mask(text, mark) if mark in HIDDEN and not reveal else text


def plain(value: object) -> str:
    """A value as people write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    return str(value)


def _field(info: FieldInfo, value: object, naming: Naming, reveal: bool, depth: int) -> Iterator[Line]:
    if isinstance(value, Record):
        yield from _part(info, value, naming, reveal, depth)
    elif isinstance(value, tuple) and info.part is not None:
        for each in value:
            yield from _part(info, each, naming, reveal, depth)
    elif isinstance(value, tuple):
        yield Line(depth, info.label, "、".join(naming(shown(v, info.mark, reveal=reveal)) for v in value))
    elif isinstance(value, dict):
        pairs = "，".join(f"{key} {plain(number)}" for key, number in value.items())
        yield Line(depth, info.label, pairs)
    else:
        yield Line(depth, info.label, naming(shown(value, info.mark, reveal=reveal)))


def _part(info: FieldInfo, part: Record, naming: Naming, reveal: bool, depth: int) -> Iterator[Line]:
    yield Line(depth, info.label, "")
    yield from lines(part, naming, reveal=reveal, depth=depth + 1)
