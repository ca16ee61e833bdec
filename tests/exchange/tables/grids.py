"""Sheets written down in a test as people see them: a line a row, cells between bars."""

from liushou.cells import Cell
from liushou.exchange.files.grid import Book, Grid, Merged
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.found import FoundTable
from liushou.exchange.tables.wanted import Wanted

CHILDREN = Wanted(kind="children")


def grid(text: str, name: str = "Sheet1", *merged: Merged, hidden: frozenset[int] = frozenset()) -> Grid:
    """A sheet of texts."""
    rows: list[list[Cell]] = [
        [cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")
    ]
    width = max(map(len, rows))
    return Grid(name, tuple(tuple(row + [""] * (width - len(row))) for row in rows), merged, hidden)


def tables(*grids: Grid, wanted: Wanted = CHILDREN, unseen: tuple[Grid, ...] = ()) -> tuple[FoundTable, ...]:
    """The tables found in a book of these sheets."""
    return found_in(Book(grids, unseen), wanted).tables


def table(text: str, *merged: Merged, wanted: Wanted = CHILDREN, name: str = "Sheet1") -> FoundTable:
    """The one table of a sheet."""
    (found,) = tables(grid(text, name, *merged), wanted=wanted)
    return found


def targets(found: FoundTable) -> list[str | None]:
    """What the columns were taken for, in their order."""
    return [column.target for column in found.columns]


def named(found: FoundTable) -> list[str]:
    """The names in the rows."""
    return [str(row.cells["name"]) for row in found.rows]


def left_out(found: FoundTable) -> dict[str, tuple[int, ...]]:
    """The numbers of the rows passed over, by reason."""
    return {each.why: each.numbers for each in found.left_out}
