"""What stands in a cell as what a person sees there."""

import re
import unicodedata
from collections.abc import Sequence

from liushou.cells import Cell
from liushou.yamltext.characters import without_invisible

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BETWEEN = "|"
_BLOCK = 20
"""Rows looked at together: most have nothing to mend."""


def plain_rows(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows with texts as `plain_text` gives them, and whole numbers as int."""
    plain: list[list[Cell]] = []
    for first in range(0, len(rows), _BLOCK):
        block = rows[first : first + _BLOCK]
        if _is_plain(_BETWEEN.join([cell for row in block for cell in row if type(cell) is str])):
            plain += [
                [int(cell) if type(cell) is float and cell.is_integer() else cell for cell in row]
                for row in block
            ]
        else:
            plain += [[_plain_cell(cell) for cell in row] for row in block]
    return plain


def plain_text(text: str) -> str:
    """The text in NFC, trimmed, with LF line ends and without what nobody sees.

    Blanks within stay as they are: wide ones part a name, several may mean columns.
    """
    if not (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        seen = _CONTROL.sub("", without_invisible(_LINE_END.sub("\n", text)))
        text = unicodedata.normalize("NFC", seen)
    return text.strip()


def _is_plain(texts: str) -> bool:
    """Whether none of these texts has anything to mend, told by looking at them as one."""
    sound = texts.isprintable() and f" {_BETWEEN}" not in texts and f"{_BETWEEN} " not in texts
    return sound and texts == texts.strip() and unicodedata.is_normalized("NFC", texts)


def _plain_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return plain_text(cell)
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
