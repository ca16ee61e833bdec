"""Plain values of an archive as text for people: ids as names, days in Chinese, what is sensitive covered."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import get_origin

from liushou.dates import parse_date
from liushou.findings import Path
from liushou.records.describe import FieldInfo, field_at
from liushou.records.fields import CARE, HIDDEN, NAME, Record, Sensitivity
from liushou.records.masks import mask
from liushou.records.named import meant_at
from liushou.records.present import Naming, plain
from liushou.records.vocabulary import EVERY_LABELS
from liushou.sealed import without_tokens
from liushou.terms import is_term_id, term_name
from liushou.yamltext.scalars import Value

COVER = "***"
SHORT = 40
"""Texts longer than this are not told within a sentence."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How changes are told: who is behind an id, whether sensitive values show, which day is today.

    Days of today's year are told without it.
    """

    naming: Naming
    reveal: bool
    on: date

    def text(self, model: type[Record], path: Path, value: Value) -> str:
        """The value at a path of a file of the kind `model` in one line; valid or not."""
        if isinstance(value, dict) and not self.reveal and is_secret(model, path):
            return COVER
        if isinstance(value, dict):
            return "，".join(self._piece(model, (*path, key), item) for key, item in value.items())
        if isinstance(value, list):
            nested = any(isinstance(item, dict) for item in value)
            return ("；" if nested else "、").join(self.text(model, path, item) for item in value)
        return self.covered(model, path, self.plain(model, path, value))

    def covered(self, model: type[Record], path: Path, text: str) -> str:
        """The text of the value at a path, masked where it must be."""
        mark = sensitivity(model, keys(path))
        return without_tokens(text) if self.reveal or mark not in HIDDEN else mask(text, mark)

    def plain(self, model: type[Record], path: Path, value: Value) -> str:
        """A single value as people write it, not masked."""
        if value is None:
            return "空"
        if isinstance(value, float) and not value.is_integer():
            return f"{value:g}"
        text = " ".join(plain(value).split()) if not isinstance(value, list | dict) else ""
        meant = meant_at(model, path)
        if meant is None:
            info = field_at(model, path)
            if info is None or info.type is not date:
                return EVERY_LABELS.get(text, text) if info is not None and info.key == "every" else text
            return self.day(text)
        return term_name(text) if meant.kinds == ("term",) and is_term_id(text) else self.naming(text)

    def day(self, text: object) -> str:
        """A day as it is spoken: 11月3日, of another year than today's 2025年12月8日; other text as it is."""
        try:
            day = parse_date(str(text))
        except ValueError:
            return str(text)
        year = "" if day.year == self.on.year else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日"

    def _piece(self, model: type[Record], path: Path, value: Value) -> str:
        info = field_at(model, path)
        text = self.text(model, path, value)
        bare = (
            info is not None and info.part is None and (info.choices or info.mark is NAME) and text != COVER
        )
        label = info.label if info else str(path[-1])
        return f"{label}（{text}）" if isinstance(value, dict) else text if bare else f"{label} {text}"


def keys(path: Path) -> tuple[str, ...]:
    """The keys of a path: all entries of a list are alike."""
    return tuple(part for part in path if isinstance(part, str))


@lru_cache(maxsize=4096)
def sensitivity(model: type[Record], path: tuple[str, ...]) -> Sensitivity | None:
    """For what a single value at a path of keys is kept back: the mark of its own field.

    What stands where the model has no value, or no such field, may be anything: it counts as care.
    """
    info = field_at(model, path)
    if info is not None:
        return info.mark if info.part is None else CARE
    around = (field_at(model, path[:length]) for length in range(len(path) - 1, 0, -1))
    table = next((found for found in around if found is not None), None)
    return table.mark if table is not None and is_table(table) else CARE


def is_secret(model: type[Record], path: Path) -> bool:
    """True where one sensitive value belongs.

    What stands there instead is one value too: the keys of a mapping are part of what somebody wrote (a
    note with a colon in it), and must not be told either.
    """
    return _is_secret(model, keys(path))


@lru_cache(maxsize=4096)
def _is_secret(model: type[Record], path: tuple[str, ...]) -> bool:
    info = field_at(model, path)
    return info is not None and info.part is None and info.mark in HIDDEN


def is_table(info: FieldInfo) -> bool:
    """True for a field whose value is a mapping with keys of its own (scores by subject)."""
    return get_origin(info.type) is dict
