"""Widths on a terminal and in plain tables, in cells: Chinese characters are two wide."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


def width(text: str) -> int:
    """The cells a text takes; combining marks take none, ambiguous characters one."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled with spaces to `cells`; on the left if it is to stand at the right edge."""
    blanks = " " * max(0, cells - width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most `cells`; breaks between words and between Chinese characters.

    Punctuation that may not begin a line stays with the character before it.
    """
    if width(text) <= cells:
        return [text.rstrip()]
    lines, line, taken = [], "", 0
    for piece in _pieces(text):
        if line and taken + width(piece.rstrip()) > cells:
            lines.append(line.rstrip())
            line, taken = "", 0
            piece = piece.lstrip()
        line += piece
        taken += width(piece)
    return [*lines, line.rstrip()]


def wrap_list(items: Sequence[str], cells: int) -> list[str]:
    """Items with 、 between them in lines of at most `cells`, broken between items.

    Only an item that is wider than a line is broken itself.
    """
    lines: list[str] = []
    for item in (*(f"{each}、" for each in items[:-1]), *items[-1:]):
        if lines and width(lines[-1]) + width(item) <= cells:
            lines[-1] += item
        else:
            lines += wrap(item, cells)
    return lines


@lru_cache(maxsize=1 << 13)
def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for character in text:
        glued = pieces and (character in "，。；：、！？）》”…" or not _breaks(pieces[-1][-1], character))
        if glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _breaks(before: str, after: str) -> bool:
    if before in "（《“":
        return False
    return _cells(before) == 2 or _cells(after) == 2 or (before == " " and after != " ")
