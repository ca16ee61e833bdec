"""Collections in brackets on one line, for `swift`."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

from liushou.yamltext.scalars import RESOLVABLE, Container, Scalar, Value, resolve

CALM: Final = r"""[^\x00- "#,:<>?`{|}\x7f\[\\\]]"""
"""A character within a plain scalar, of a flow collection too, in an ordinary line; in a calm one it begins
neither a slip nor a marker (`reader.ordinary`). A set that names no character beyond ASCII is compiled in
no time; one with ranges of Chinese takes milliseconds at every start."""
CALM_QUOTED: Final = r"""[^\x00-\x1f"#:<>?`{|}\x7f\[\\\]]"""
"""The same with the space and the comma."""
FIRST: Final = r"[^\x00-/:-@\[-`{-\x7f]"
"""What such a scalar begins with."""

_KEY = r"[^\x00-@\[-^`{-\x7f][^\x00-/:-@\[-^`{-\x7f]{0,100}+"
_PLAIN = rf"{FIRST}{CALM}*+(?: {CALM}++)*+"
_QUOTED = r'[^"\\]*+'
_SCALAR = rf'(?:{_PLAIN}|"{_QUOTED}")'
_SEQUENCE = rf"\[(?:{_SCALAR}(?:, ?{_SCALAR})*+)?+\]"
_ENTRY = rf"{_KEY}: (?:{_SCALAR}|{_SEQUENCE})"
_FLAT = rf"\{{{_KEY}: {_SCALAR}(?:, ?{_KEY}: {_SCALAR})*+\}}"

FLOW: Final = rf"{_SEQUENCE}|\{{(?:{_ENTRY}(?:, ?{_ENTRY})*+)?+\}}|\[{_FLAT}(?:, ?{_FLAT})*+\]"
"""A sequence of scalars, a mapping of scalars and such sequences, and a sequence of mappings of scalars, in
an ordinary line."""

_ITEMS = re.compile(rf'({_PLAIN})|"({_QUOTED})"')
_ENTRIES = re.compile(rf'({_KEY}): (?:({_PLAIN})|"({_QUOTED})"|({_SEQUENCE}))')
_MAPPINGS = re.compile(_FLAT)
_CALM_ENTRY = re.compile(rf'([a-z_]{{1,40}}+): (?:({_PLAIN})|"({CALM_QUOTED}*+)")')
_Mapping = dict[str, Value]
_MOST = 4096
_LONGEST = 200


class _NotCalmError(Exception):
    """A piece of a line that has to be looked at with more care."""


def fresh_flow(text: str) -> Callable[[], Container] | None:
    """What makes the collection that a text of the form FLOW is; None where a key is there twice."""
    if text[0] == "{":
        value = _mapping(text)
        return None if value is None else partial(_mapping_copy, value)
    if text[1] != "{":
        return _items(text).copy
    mappings = [_mapping(flat) for flat in _MAPPINGS.findall(text)]
    known = [mapping for mapping in mappings if mapping is not None]
    return partial(_mappings_copy, known) if len(known) == len(mappings) else None


def calm_mapping(inside: str) -> _Mapping | None:
    """The flow mapping with this between its braces in a calm line; None says nothing."""
    if len(inside) > _LONGEST:
        return None
    pieces = inside.split(", ")
    try:
        value: _Mapping = dict(map(_pair, pieces))
    except _NotCalmError:
        return None
    return value if len(value) == len(pieces) else None


@lru_cache(_MOST)
def _pair(piece: str) -> tuple[str, Scalar]:
    """`key: scalar`, which is the same in the entries of many records."""
    found = _CALM_ENTRY.fullmatch(piece)
    if found is None:
        raise _NotCalmError
    return found[1], _scalar(found[2] or "", found[3] or "")


def _items(text: str) -> list[Value]:
    return [_scalar(plain, quoted) for plain, quoted in _ITEMS.findall(text)]


def _scalar(plain: str, quoted: str) -> Scalar:
    return resolve(plain) if plain and plain[0] in RESOLVABLE else plain or quoted


def _mapping(text: str) -> _Mapping | None:
    found = _ENTRIES.findall(text)
    value: _Mapping = {
        key: _items(items) if items else _scalar(plain, quoted) for key, plain, quoted, items in found
    }
    return value if len(value) == len(found) else None


def _mapping_copy(value: _Mapping) -> Container:
    return {key: item.copy() if isinstance(item, list) else item for key, item in value.items()}


def _mappings_copy(value: list[_Mapping]) -> Container:
    return [mapping.copy() for mapping in value]
