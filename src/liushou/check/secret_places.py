"""Where a text has something only its readers may see: by the marks of its fields, or by its looks."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from liushou.check.secret_lines import COVER, Names, Stretch, secrets_in_lines
from liushou.findings import Path
from liushou.records.describe import field_at, fields_at, mark_at, walk
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.masks import mask
from liushou.yamltext.spans import Lines
from liushou.yamltext.written import Written, as_written

_LINE = re.compile(r"[^\r\n]+")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_QUOTES = frozenset("'\"")


def secret_places(text: str, model: type[Record]) -> list[Stretch]:
    """What to put in place of what, in order; no stretch goes over the end of a line.

    Where the text can be read, values are judged by the marks of their fields. All else is judged by
    its looks: comments, values of other fields, and every line from where the reading broke off.
    """
    names = hidden_names(model)
    written = as_written(text)
    end = len(text) if written.whole else _last_line(text, written.scalars)
    found: list[Stretch] = []
    cursor = 0
    for scalar in written.scalars:
        if scalar.start >= end:
            break
        found += secrets_in_lines(text, cursor, scalar.start, names)
        found += _in_scalar(text, scalar, _hidden_mark(model, _names(scalar.path), scalar.is_key), names)
        cursor = scalar.end
    end = max(cursor, end)
    found += secrets_in_lines(text, cursor, end, names)
    inside = _hidden_around(text, model, written.scalars)
    return [*found, *secrets_in_lines(text, end, len(text), names, inside)]


@cache
def hidden_names(model: type[Record]) -> Names:
    """The mark of every key that is sensitive anywhere in a record; the stricter one if there are two."""
    names: dict[str, Sensitivity] = {}
    for path, info in walk(model):
        if info.mark in HIDDEN and names.get(path[-1]) is not Sensitivity.CARE:
            names[path[-1]] = info.mark
    return names


def _last_line(text: str, scalars: tuple[Written, ...]) -> int:
    """The beginning of the line of the last scalar: from there on nothing is sure."""
    if not scalars:
        return 0
    lines = Lines(text)
    return lines.start(lines.place(scalars[-1].start)[0])


def _hidden_around(text: str, model: type[Record], scalars: tuple[Written, ...]) -> int | None:
    """The column of the sensitive key within whose value the last scalar stands; None if there is none."""
    path = scalars[-1].path if scalars else ()
    hidden = (path[:length] for length in range(1, len(path)) if mark_at(model, path[:length]) in HIDDEN)
    around = next(hidden, None)
    starts = [scalar.start for scalar in scalars if scalar.is_key and scalar.path == around]
    return Lines(text).place(starts[-1])[1] - 1 if starts else None


def _names(path: Path) -> tuple[str, ...]:
    """The keys of a path: all items of a list are alike."""
    return tuple(part for part in path if isinstance(part, str))


@lru_cache(maxsize=4096)
def _hidden_mark(model: type[Record], path: tuple[str, ...], is_key: bool) -> Sensitivity | None:
    """The mark for which the scalar at a path is hidden, None if by its place it may be seen."""
    path = _as_meant(model, path[:-1] if is_key else path)
    mark = mark_at(model, path)
    if is_key:
        return mark if mark in HIDDEN and not fields_at(model, path) else None
    if mark in HIDDEN:
        return mark
    info = field_at(model, path)
    if info is None:
        names = hidden_names(model)
        return next((names[part] for part in path if part in names), None)
    parts = walk(info.part) if info.part is not None else ()
    return Sensitivity.CARE if any(part.mark in HIDDEN for _, part in parts) else None


def _as_meant(model: type[Record], path: tuple[str, ...]) -> tuple[str, ...]:
    """The path with the keys that misspelt ones most likely stand for."""
    meant: tuple[str, ...] = ()
    for key in path:
        fields = fields_at(model, meant)
        meant = (*meant, key if key in fields or not fields else _near(model, meant, key))
    return meant


def _near(model: type[Record], path: tuple[str, ...], key: str) -> str:
    if key in hidden_names(model):
        return key
    # Only a mistake needs the library, so only a mistake pays for importing it.
    from liushou.records.nearest import alike, meant_key

    labels = {name: info.label for name, info in fields_at(model, path).items()}
    return meant_key(key, labels) or alike(key, list(labels)) or key


def _in_scalar(text: str, scalar: Written, mark: Sensitivity | None, names: Names) -> Iterator[Stretch]:
    start, end = scalar.start, scalar.end
    if mark is None:
        yield from secrets_in_lines(text, start, end, names)
        return
    first = text[start : start + 1]
    if scalar.style in {"literal", "folded"}:
        header = _LINE.match(text, start, end)
        start = header.end() if header else start
        yield from secrets_in_lines(text, scalar.start, start, names)
    elif first in _QUOTES and text[end - 1 : end] == first and end - start > 1:
        start, end = start + 1, end - 1
    raw = text[start:end]
    if "\n" not in raw and "\r" not in raw:
        if raw not in _NULLS:
            yield start, end, mask(scalar.value, mark)
        return
    for line in _LINE.finditer(text, start, end):
        content = line[0].strip()
        if content:
            begin = line.start() + line[0].index(content)
            yield begin, begin + len(content), COVER
