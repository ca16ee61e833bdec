"""The rows that could not be taken as a new workbook, for files in which comments cannot be put."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from liushou.cells import Cell, text_of
from liushou.exchange.files.grid import Book, Grid
from liushou.exchange.remarks import AUTHOR, COLOUR, HEIGHT, WIDTH, Remark, joined

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zones; the same bytes for the same rows
_COLUMN = 14
_UNNAMED = "退回"
"""What the sheet of a text file is called."""


def anew(book: Book, remarks: Sequence[Remark], passed: Mapping[str, frozenset[int]]) -> bytes:
    """The sheets that have a remark, without the rows that passed, every cell as a text."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    whole = Workbook(target, {"in_memory": True, **plain})
    whole.set_properties({"created": _MADE, "author": AUTHOR})
    said = joined(remarks)
    named = {name for name, _, _ in said}
    for grid in book.grids:
        if grid.name in named:
            here = {(row, column): text for (name, row, column), text in said.items() if name == grid.name}
            _sheet(whole, grid, here, passed.get(grid.name, frozenset()))
    whole.close()
    return target.getvalue()


def _sheet(
    whole: "Workbook", grid: Grid, remarks: Mapping[tuple[int, int], str], passed: frozenset[int]
) -> None:
    sheet = whole.add_worksheet(grid.name or _UNNAMED)
    text = whole.add_format({"num_format": "@"})
    marked = whole.add_format({"num_format": "@", "bg_color": f"#{COLOUR}"})
    sheet.set_column(0, max((len(row) for row in grid.rows), default=1) - 1, _COLUMN, text)
    bad = {row for row, _ in remarks}
    down = _filled_down(grid)
    kept = [number for number in range(1, len(grid.rows) + 1) if number not in passed]
    for place, number in enumerate(kept):
        for column, cell in enumerate(grid.rows[number - 1]):
            shown = down.get((number - 1, column), cell) if number in bad else cell
            look: Format = marked if (number, column) in remarks else text
            if shown != "" or look is marked:
                sheet.write_string(place, column, text_of(shown), look)
            if (number, column) in remarks:
                size = {"author": AUTHOR, "width": WIDTH, "height": HEIGHT}
                sheet.write_comment(place, column, remarks[number, column], size)


def _filled_down(grid: Grid) -> dict[tuple[int, int], Cell]:
    """What the cells of a column that are joined all say: the rows above may not be there any more."""
    return {
        (row, area.left): grid.rows[area.top][area.left]
        for area in grid.merged
        if area.top < len(grid.rows) and area.left < len(grid.rows[area.top])
        for row in range(area.top + 1, min(area.bottom + 1, len(grid.rows)))
    }
