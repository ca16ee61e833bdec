"""What is wrong with cells of a sheet, and how a workbook that goes back shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from liushou.printable import printable

AUTHOR = "liushou"
COLOUR = "FFE699"
WIDTH, HEIGHT = 240, 90
"""The size of a comment, in pixels."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a cell: its sheet, its row as people count (from 1), its column (from 0), why."""

    sheet: str
    row: int
    column: int
    text: str


def joined(remarks: Iterable[Remark]) -> dict[tuple[str, int, int], str]:
    """The texts by cell, without characters that no workbook can have; several stand one below the other."""
    found: dict[tuple[str, int, int], list[str]] = {}
    for one in remarks:
        found.setdefault((one.sheet, one.row, one.column), []).append(printable(one.text))
    return {place: "\n".join(texts) for place, texts in found.items()}
