"""Texts and names as a workbook file can hold them."""

import re
from collections.abc import Iterable

from liushou.sealed import without_tokens

MOST_CHARACTERS = 32_767
"""What a cell holds at most, in UTF-16 units (Excel's specifications and limits)."""

_CUT = "……（内容过长，以下截去）"
_LONGEST_NAME = 31
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, or no program shows."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\n\t]")


def cell_text(text: str) -> str:
    """A text for a cell: no control character but tab and line feed, no longer than a cell holds.

    What is longer is cut and says so at its end. A sealed text is ***.
    """
    clean = _IMPOSSIBLE.sub("\ufffd", without_tokens(text).replace("\r\n", "\n").replace("\r", "\n"))
    if _units(clean) <= MOST_CHARACTERS:
        return clean
    return _shortened(clean, MOST_CHARACTERS - len(_CUT)) + _CUT


def no_reference(text: str) -> str:
    """A text where a leading equals sign would make a reference: the titles and names of charts."""
    clean = cell_text(text)
    return f"＝{clean[1:]}" if clean.startswith("=") else clean


def message_text(text: str, most: int) -> str:
    """A text for a message beside a cell, which holds less than a cell does."""
    clean = cell_text(text)
    return clean if _units(clean) <= most else _shortened(clean, most - 1) + "…"


def sheet_names(wanted: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Names for sheets, in order: at most 31 characters, none that Excel refuses, all different.

    `taken` are names in use already; upper and lower case count as the same.
    """
    used = {name.casefold() for name in taken}
    names = []
    for each in wanted:
        name = _free(_NOT_IN_NAMES.sub(" ", cell_text(each)).strip().strip("'").strip() or "表", used)
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def _free(name: str, used: set[str]) -> str:
    found, number = _shortened(name, _LONGEST_NAME).rstrip(" '"), 1
    while found.casefold() in used:
        number += 1
        tail = f"（{number}）"
        found = _shortened(name, _LONGEST_NAME - len(tail)).rstrip(" '") + tail
    return found


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _shortened(text: str, units: int) -> str:
    """The beginning of a text that takes at most so many units; no character is cut in two."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
