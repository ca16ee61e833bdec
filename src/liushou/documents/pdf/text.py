"""Text as the setting program takes it: cleaned, in pieces of one appearance, never wider than its line."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from liushou.documents.blocks import Runs
from liushou.documents.language.escape import clean
from liushou.documents.widths import width
from liushou.printable import printable

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | float | bool | None"

_UNBROKEN = re.compile(
    "[^ \u2e80-\u2fff\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)
"""Text in which no line may end: no space, no ideograph, no syllable."""
_BREAK = "\u200b"
_CAPITAL = 0.75
"""About how wide a capital letter is, in characters."""


def words(runs: Runs, room: float) -> Json:
    """Runs as [text, bold, underlined], None where a line ends.

    `room` is the width of a line in characters of its size: what has no place to break and is wider gets
    places between its characters. Characters that are not seen or change the direction of text are
    written out (\\u202e).
    """
    pieces: list[Json] = []
    for run in runs:
        for number, line in enumerate(clean(run.text).split("\n")):
            if number:
                pieces.append(None)
            if line:
                pieces.append([breakable(printable(line), room), run.bold, run.underline])
    return pieces


def one_line(text: str, room: float) -> str:
    """A text on one line."""
    return breakable(printable(clean(text).replace("\n", " ")), room)


def breakable(text: str, room: float) -> str:
    """The text with zero-width spaces in what is wider than `room` characters and has no place to break."""
    return _UNBROKEN.sub(lambda found: _loosened(found[0]) if _width(found[0]) > room else found[0], text)


def _width(text: str) -> float:
    return width(text) + sum(_CAPITAL - 0.5 for each in text if "A" <= each <= "Z")


def _loosened(text: str) -> str:
    """With a place to break before every character but those that belong to the one before."""
    return text[0] + "".join(each if _joins(each) else _BREAK + each for each in text[1:])


def _joins(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Sk")
