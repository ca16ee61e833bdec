"""What a workbook of ours says of itself on a hidden sheet, so that it comes back without any guessing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from liushou.cells import Cell, text_of
from liushou.exchange.columns.column import Kind

MARK_SHEET = "liushou"
"""The name of the hidden sheet; each of its rows is the mark of one sheet."""
_VERSION = "1"
_FIRST = 5
_KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rows of a sheet are, the number of its last heading row (from 1), the target of each column.

    A target is "" for a column that says nothing when it comes back.
    """

    kind: Kind
    sheet: str
    header_row: int
    targets: tuple[str, ...]


def mark_row(mark: Mark) -> tuple[str, ...]:
    """The cells of a mark, all of them texts."""
    return (MARK_SHEET, _VERSION, mark.kind, mark.sheet, str(mark.header_row), *mark.targets)


def read_marks(rows: Iterable[Sequence[Cell]]) -> tuple[Mark, ...]:
    """The marks of a hidden sheet; rows that are none, or of another version, are left out."""
    found = []
    for row in rows:
        said = [text_of(cell) for cell in row]
        kind = next((one for one in _KINDS if said[2:3] == [one]), None)
        if said[:2] == [MARK_SHEET, _VERSION] and kind and len(said) > _FIRST and said[4].isdecimal():
            found.append(Mark(kind, said[3], int(said[4]), tuple(said[_FIRST:])))
    return tuple(found)
