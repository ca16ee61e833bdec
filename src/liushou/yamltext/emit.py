"""A new text for a new record: block style, two spaces, keys in their order, LF.

What is plain here is plain to every YAML reader, of 1.1 too; all other text is double-quoted and
spells out characters that are not seen. `read(dump(value).encode()).value == value`.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from liushou.yamltext.characters import INVISIBLE, UNUSUAL
from liushou.yamltext.events import MAX_DEPTH
from liushou.yamltext.scalars import MAX_DIGITS, Scalar, Value
from liushou.yamltext.spans import Path, Style

_WORD = r"A-Za-z\u4e00-\u9fff"
_INSIDE = (
    rf"{_WORD}0-9\u3001-\u3029\uff01-\uff5e\u2013-\u2015\u2018-\u201d\u2026\u00b7_\-./,;()+%!?&*=~<>@$^|'"
)
_PLAIN = re.compile(rf"[{_WORD}\u300a\uff08][{_INSIDE}]*(?: [{_INSIDE}]+)*")
_PLAIN_KEY = re.compile(rf"[{_WORD}][{_WORD}0-9_]*")
_PLAIN_DIGITS = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{4}-[0-9]{4}-[12]")
"""Dates, months and terms, which format 1 writes bare; all other text of digits is quoted."""

_PART_OF_FLOW = frozenset(",[]{}")
_OTHER_MEANING = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML 1.1 or 1.2 does not read as text, in whatever case."""

_NOTHING_TO_ESCAPE = re.compile(r"[ A-Za-z0-9+./:_-]*")
_TO_ESCAPE = re.compile(r'["\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TOO_LARGE = 10**MAX_DIGITS
_LONGEST_SIMPLE_KEY = 1000
"""libyaml takes keys of up to 1,024 characters without a `?` (YAML 1.2 section 7.4)."""


def dump(value: Mapping[str, Value], comments: Mapping[Path, str] | None = None) -> str:
    """The text of a mapping. `comments` stand above the values of their paths, that of () at the top.

    Raises:
        ValueError: for a value that could not be read back: nested deeper than 32 levels, or a whole
            number of more than 640 digits.
    """
    notes = comments or {}
    lines: list[str] = []
    _comment(notes, (), "", lines)
    if value:
        _entries(value, "", (), notes, lines)
    else:
        lines.append("{}")
    return "\n".join(lines) + "\n"


def text_in_style(text: str, style: Style | None) -> str | None:
    """The text as a scalar on one line in the style of the one it takes the place of.

    Double-quoted where that style cannot have it; None for a block scalar, which has lines to itself.
    """
    if style not in ("plain", "single", "double"):
        return None
    if style == "plain" and _is_plain(text) and not _PART_OF_FLOW.intersection(text):
        return text
    simple = style == "single" and is_seen(text)
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if simple else _quoted(text)


def is_seen(text: str) -> bool:
    """Whether a text can stand as it is: all in it is seen, and it is in normal form C."""
    return text.isprintable() and not INVISIBLE.search(text) and unicodedata.is_normalized("NFC", text)


def _entries(
    value: Mapping[str, Value], indent: str, path: Path, notes: Mapping[Path, str], lines: list[str]
) -> None:
    for key, item in value.items():
        here = (*path, key)
        _comment(notes, here, indent, lines)
        name = key_text(key)
        if len(name) > _LONGEST_SIMPLE_KEY:
            lines.append(f"{indent}? {name}")
            name = ""
        _value(f"{indent}{name}:", item, indent, here, notes, lines)


def _value(
    head: str, item: Value, indent: str, path: Path, notes: Mapping[Path, str], lines: list[str]
) -> None:
    """`head` with the item behind it, or below it when it is a collection that is not empty."""
    if not isinstance(item, dict | list):
        lines.append(f"{head} {scalar_text(item)}")
    elif not item:
        lines.append(f"{head} " + ("{}" if isinstance(item, dict) else "[]"))
    else:
        lines.append(head)
        _collection(item, indent + "  ", path, notes, lines)


def _collection(
    item: dict[str, Value] | list[Value], indent: str, path: Path, notes: Mapping[Path, str], lines: list[str]
) -> None:
    if len(path) >= MAX_DEPTH:
        raise ValueError(f"values nest deeper than {MAX_DEPTH} levels")
    if isinstance(item, dict):
        _entries(item, indent, path, notes, lines)
    else:
        _items(item, indent, path, notes, lines)


def _items(
    value: Sequence[Value], indent: str, path: Path, notes: Mapping[Path, str], lines: list[str]
) -> None:
    """The items; the first line of an item that is a collection stands behind its dash."""
    for number, item in enumerate(value):
        here = (*path, number)
        _comment(notes, here, indent, lines)
        if isinstance(item, dict | list) and item:
            first = len(lines)
            _collection(item, indent + "  ", here, notes, lines)
            lines[first] = f"{indent}- {lines[first].lstrip(' ')}"
        else:
            _value(f"{indent}-", item, indent, here, notes, lines)


def _comment(notes: Mapping[Path, str], path: Path, indent: str, lines: list[str]) -> None:
    if path in notes:
        said = ("".join(char for char in line if char.isprintable()) for line in notes[path].splitlines())
        lines.extend(f"{indent}# {line}".rstrip() for line in said)


@lru_cache(maxsize=1024)
def key_text(key: str) -> str:
    """A key as it is written before its colon."""
    plain = _PLAIN_KEY.fullmatch(key) and key.lower() not in _OTHER_MEANING
    return key if plain else _quoted(key)


def scalar_text(value: Scalar) -> str:
    """A scalar on one line, for a place outside of brackets.

    Raises:
        ValueError: for a whole number of more than 640 digits.
    """
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if abs(value) >= _TOO_LARGE:
        raise ValueError(f"whole numbers have at most {MAX_DIGITS} digits")
    return str(value)


def _float(value: float) -> str:
    """A float with a point: YAML 1.1 takes `1e16` for text."""
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    mantissa, mark, exponent = repr(value).partition("e")
    return f"{mantissa}.0{mark}{exponent}" if mark and "." not in mantissa else repr(value)


def _is_plain(text: str) -> bool:
    if _PLAIN_DIGITS.fullmatch(text):
        return True
    return _PLAIN.fullmatch(text) is not None and text.lower() not in _OTHER_MEANING


def _quoted(text: str) -> str:
    """A double-quoted scalar; the file stays in normal form C, whatever form the text is in."""
    if _NOTHING_TO_ESCAPE.fullmatch(text) or (is_seen(text) and not _TO_ESCAPE.search(text)):
        return f'"{text}"'
    body = "".join(_escaped(char, INVISIBLE) for char in text)
    if not unicodedata.is_normalized("NFC", body):
        body = "".join(_escaped(char, UNUSUAL) for char in text)
    return f'"{body}"'


def _escaped(char: str, spelt: re.Pattern[str]) -> str:
    """A character as it stands in double quotes, spelt out when it is not seen or is one of `spelt`."""
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() and not INVISIBLE.match(char) and not spelt.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
