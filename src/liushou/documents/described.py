"""What a template gets, key by key: the name to write, what it means, an example from the archives."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from liushou.documents.language.text import text_of
from liushou.documents.plain import Context, Plain, is_empty
from liushou.documents.words import hidden, meaning
from liushou.printable import printable
from liushou.records.fields import Sensitivity
from liushou.records.masks import mask
from liushou.textwidth import width

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERS = re.compile(r"[0-9]{7,}[0-9Xx]*")
_CELLS = 28
_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One key: `name` as `child.parents[].phone` ([] for each of a list), its meaning, an example or ""."""

    name: str
    meaning: str
    example: str


@dataclass(slots=True)
class _Node:
    """What has been seen of one key: the keys below it, or a value."""

    many: bool = False
    example: str = ""
    below: dict[str, "_Node"] = field(default_factory=dict)


def described(contexts: Iterable[Context]) -> tuple[Entry, ...]:
    """The keys of several contexts of one kind, each with the first value that is not empty.

    What lists show masked (phones, id numbers, notes of talks …) is masked in examples too.
    """
    root = _Node()
    for context in contexts:
        _see(root, (), context)
    return tuple(_entries(root, (), ""))


def _see(node: _Node, path: tuple[str, ...], value: Plain) -> None:
    if isinstance(value, Mapping) and all(map(_KEY.fullmatch, value)):
        for key, each in value.items():
            _see(node.below.setdefault(key, _Node()), (*path, key), each)
    elif isinstance(value, (list, tuple)) and any(isinstance(each, Mapping) for each in value):
        node.many = True
        for each in value:
            _see(node, path, each)
    elif not node.example and not is_empty(value):
        node.example = _example(path, value)


def _entries(node: _Node, path: tuple[str, ...], name: str) -> Iterator[Entry]:
    name += "[]" if node.many else ""
    if path and not node.below:
        yield Entry(name, meaning(path), node.example)
    for key, each in node.below.items():
        yield from _entries(each, (*path, key), f"{name}.{key}" if name else key)


def _example(path: tuple[str, ...], value: Plain) -> str:
    mark = hidden(path)
    text = mask(_text(value), mark) if mark else _NUMBERS.sub(_covered, _text(value))
    return _clipped(printable(text.replace("\n", " ").strip()))


def _text(value: Plain) -> str:
    """The value as a template writes it; of a list, the first few; of counts by name, name and count."""
    if isinstance(value, Mapping):
        return "、".join(f"{key}{_text(each)}" for key, each in list(value.items())[:_ITEMS])
    return text_of(value[:_ITEMS] if isinstance(value, (list, tuple)) else value)


def _covered(found: re.Match[str]) -> str:
    return mask(found[0], Sensitivity.CONTACT)


def _clipped(text: str) -> str:
    if width(text) <= _CELLS:
        return text
    while width(text) > _CELLS - 1:
        text = text[:-1]
    return f"{text}…"
