"""Safe repairs of a whole file: its encoding, line ends, unseen characters, colons (LS001, LS002, LS108)."""

import codecs
import unicodedata
from collections.abc import Callable

from liushou.yamltext.characters import without_invisible
from liushou.yamltext.edits import spliced
from liushou.yamltext.examine import examine
from liushou.yamltext.faults import FixName
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value
from liushou.yamltext.slips import WIDE_SPACES
from liushou.yamltext.spans import Lines


def repaired(data: bytes, fix: FixName) -> bytes | None:
    """The file with one kind of fault mended, or None where that cannot be done safely.

    What is written anew has the same values as before, but for the characters the repair is about, and
    no text comes to nothing.
    """
    if fix == "gbk":
        return data.decode("gb18030").encode()
    if fix == "colons":
        return _with_colons(data)
    text, mark = open_bytes(data).text, b"" if fix == "bom" else _mark(data)
    if text is None:
        return None
    change, on_values = _CHANGES[fix]
    mended = mark + change(text).encode()
    before, after = read(data).value, read(mended).value
    wanted = _each_text(before, change) if on_values and before is not None else before
    return mended if after == wanted and _seen(after) == _seen(before) else None


def _seen(value: Value) -> int:
    """How many keys and values are texts that are not blank."""
    if isinstance(value, str):
        return int(bool(value.strip()))
    if isinstance(value, list):
        return sum(map(_seen, value))
    if isinstance(value, dict):
        return sum(map(_seen, (*value, *value.values())))
    return 0


def _with_colons(data: bytes) -> bytes | None:
    """Half-width colons with a space at the keys that lack them, if their lines are then right."""
    text, faults = open_bytes(data).text, _at_colons(data)
    if text is None or not faults:
        return None
    lines = Lines(text)
    edits = [_colon(text, lines.start(line) + column - 1) for line, column in sorted(faults)]
    mended = _mark(data) + spliced(text, edits).encode()
    touched = {line for line, _ in faults}
    return mended if touched.isdisjoint(line for line, _ in _at_colons(mended)) else None


def _at_colons(data: bytes) -> set[tuple[int, int]]:
    faults = examine(data)[1]
    return {(fault.span.line, fault.span.column) for fault in faults if fault.fix == "colons"}


def _colon(text: str, at: int) -> tuple[int, int, str]:
    """The edit for a wide colon, a colon without a space behind it, or the wide space behind a colon."""
    if text[at] in WIDE_SPACES:
        return at, at + 1, " "
    return at, at + 1, ":" if text[at + 1 : at + 2] in (" ", "\n", "\r", "") else ": "


def _each_text(value: Value, change: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {change(key): _each_text(item, change) for key, item in value.items()}
    return value


def _mark(data: bytes) -> bytes:
    return codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""


_CHANGES: dict[FixName, tuple[Callable[[str], str], bool]] = {
    "bom": (str, False),
    "crlf": (lambda text: text.replace("\r\n", "\n").replace("\r", "\n"), False),
    "final-newline": (lambda text: text + "\n", False),
    "unseen": (without_invisible, True),
    "nfc": (lambda text: unicodedata.normalize("NFC", text), True),
}
"""What is done to the text, and whether it is done to the values too."""
