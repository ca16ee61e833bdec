"""The cells and the facts of a sheet put together."""

from collections.abc import Iterable, Sequence

from liushou.cells import Cell
from liushou.exchange.files.facts import Facts
from liushou.exchange.files.grid import Grid, Merged
from liushou.exchange.files.limits import DAMAGED, MOST_COLUMNS, MOST_ROWS, SheetError
from liushou.exchange.files.texts import plain_rows


def grid_of(name: str, cells: Sequence[Sequence[Cell]], facts: Facts) -> Grid:
    """The grid of a sheet whose rows begin at its own first row and column.

    Facts about what lies beyond its last row or column are left out. Raises SheetError for more rows or
    columns than are allowed, and for merged ranges that lie over one another again and again.
    """
    rows = plain_rows(cells)
    for (row, column), text in facts.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    breadth = max(map(len, rows), default=0)
    merged = _clipped(facts.merged, len(rows), breadth)
    if sum(map(_size, merged)) > len(rows) * breadth:
        raise SheetError(DAMAGED)
    for one in merged:
        _cover(rows, one)
    height, width = _trim(rows)
    return Grid(
        name,
        tuple([tuple(row) for row in rows]),
        tuple(_clipped(merged, height, width)),
        frozenset(row for row in facts.hidden if row < height),
        frozenset((row, column) for row, column in facts.uncounted if row < height and column < width),
    )


def _clipped(merged: Iterable[Merged], height: int, width: int) -> list[Merged]:
    """The ranges as far as they lie within, those that still join cells."""
    cut = (
        Merged(one.top, one.left, min(one.bottom, height - 1), min(one.right, width - 1)) for one in merged
    )
    return [one for one in cut if one.top <= one.bottom and one.left <= one.right and _size(one) > 1]


def _size(one: Merged) -> int:
    return (one.bottom - one.top + 1) * (one.right - one.left + 1)


def _cover(rows: list[list[Cell]], one: Merged) -> None:
    """Empties all cells but the first: a program may have kept what nobody sees."""
    for row in range(one.top, one.bottom + 1):
        left = one.left + 1 if row == one.top else one.left
        rows[row][left : one.right + 1] = [""] * (one.right + 1 - left)


def _trim(rows: list[list[Cell]]) -> tuple[int, int]:
    """Drops what is empty at the bottom and at the right, makes rows equally long: height and width."""
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    for row in rows:
        row += [""] * (width - len(row))
    while width and all(row[width - 1] == "" for row in rows):
        width -= 1
    for row in rows:
        del row[width:]
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise SheetError(f"太大：最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列")
    return len(rows), width
