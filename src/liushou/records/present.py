"""A record as plain text beside its labels, for people: `show`, tables, documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.masks import mask
from liushou.sealed import is_sealed

Naming = Callable[[str], str]
"""Gives the name behind an id, or the text itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field as a person reads it; a list of parts gives a line each."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Presenter:
    """Turns fields into text: ids into names, sensitive values into masks unless `reveal`."""

    naming: Naming
    reveal: bool

    def lines(self, record: Record, leave_out: frozenset[str] = frozenset()) -> Iterator[Line]:
        """The fields of a record that have a value, in the model's order."""
        for key, info in fields_of(type(record)).items():
            value = getattr(record, info.attribute)
            if key in leave_out or value is None or value == ():
                continue
            if isinstance(value, tuple) and info.part is not None:
                yield from (Line(info.label, self.part(each)) for each in value)
            else:
                yield Line(info.label, value if key == "id" else self.text(info, value))

    def part(self, part: Record) -> str:
        """A part of a record in one line: terms and names bare, other values after their label."""
        pieces = []
        for info in fields_of(type(part)).values():
            value = getattr(part, info.attribute)
            if value is None or value == ():
                continue
            text = self.text(info, value)
            nested = info.part is not None
            bare = info.choices or info.mark is Sensitivity.NAME
            pieces.append(f"{info.label}（{text}）" if nested else text if bare else f"{info.label} {text}")
        return "，".join(pieces)

    def text(self, info: FieldInfo, value: object) -> str:
        """One field's value as text."""
        if isinstance(value, Record):
            return self.part(value)
        if isinstance(value, tuple):
            nested = info.part is not None
            return ("；" if nested else "、").join(self.text(info, each) for each in value)
        if isinstance(value, dict):
            return "、".join(f"{key} {plain(number)}" for key, number in value.items())
        return self.naming(self.shown(value, info.mark))

    def shown(self, value: object, mark: Sensitivity | None) -> str:
        """A plain value as text, masked where it must be, and where it is sealed and was not opened."""
        text = plain(value)
        return mask(text, mark) if mark in HIDDEN and (not self.reveal or is_sealed(text)) else text


def plain(value: object) -> str:
    """A value as people write it: 是 or 否, an ISO day, a number without a needless .0."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    return str(value)
