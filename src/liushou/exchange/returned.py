"""The rows that could not be taken, given back: a workbook with a comment in every cell that is wrong.

Of an xlsx it is the user's own workbook, everything kept, in which the rows that were fine are hidden, so
that only the others are seen and, once mended, read. Of any other file it is a new workbook with the headings
and the rows that are wrong.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liushou.exchange.files.grid import Book
from liushou.exchange.remarks import AUTHOR, COLOUR, HEIGHT, WIDTH, Remark, joined
from liushou.exchange.returned_anew import anew

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_UNREADABLE = (
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, SyntaxError, TypeError,
    ValueError, zipfile.BadZipFile,
)  # fmt: skip
"""What openpyxl raises for a workbook that the reader of cells took and it does not understand.

Both XML parsers it may use raise a SyntaxError.
"""
_MOST_CELLS = 500_000
"""openpyxl takes about 0.6 KiB of memory and 25 microseconds for a cell (measured on 200,000)."""
_XLSX = "xl/workbook.xml"
_PROPERTIES = "docProps/core.xml"
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")


@dataclass(frozen=True, slots=True)
class Returned:
    """The bytes of the workbook; `own`: it is the user's own one, with everything that was in it."""

    data: bytes
    own: bool


def returned(
    data: bytes, book: Book, remarks: Sequence[Remark], passed: Mapping[str, frozenset[int]]
) -> Returned:
    """The file `data`, read as `book`, with the remarks in it; the same bytes for the same input.

    `passed` are the rows by sheet (from 1) that are not to be seen again: those that were fine, and those
    that were left out. A sheet without a remark is hidden.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep: nobody could act on it
        try:
            own = _own(data, remarks, passed) if _cells(book) <= _MOST_CELLS and _is_xlsx(data) else None
        except _UNREADABLE:
            own = None
    return Returned(anew(book, remarks, passed), own=False) if own is None else Returned(own, own=True)


def _cells(book: Book) -> int:
    return sum(len(row) for grid in (*book.grids, *book.unseen) for row in grid.rows)


def _is_xlsx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _XLSX in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _own(data: bytes, remarks: Sequence[Remark], passed: Mapping[str, frozenset[int]]) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    sheets = {remark.sheet: book[remark.sheet] for remark in remarks}
    for sheet in book.worksheets:
        _cleared(sheet)
        if sheet.title not in sheets and sheet.sheet_state == "visible":
            sheet.sheet_state = "hidden"
    book.active = book.worksheets.index(next(iter(sheets.values())))
    for name, sheet in sheets.items():
        for number in passed.get(name, frozenset()):
            sheet.row_dimensions[number].hidden = True
    for (name, row, column), text in joined(remarks).items():
        sheets[name].row_dimensions[row].hidden = False
        _mark(_seen(sheets[name], row, column + 1), text)
    return _saved(book)


def _cleared(sheet: "Worksheet") -> None:
    """Take away what an earlier return has put in."""
    from openpyxl.cell import Cell

    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
                _colour(cell, None)


def _seen(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """The cell, or of cells that are joined the one that shows."""
    from openpyxl.cell import Cell

    areas = sheet.merged_cells.ranges
    corners = (
        sheet.cell(area.min_row, area.min_col)
        for area in areas
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col
    )
    return next(cell for cell in (sheet.cell(row, column), *corners) if isinstance(cell, Cell))


def _mark(cell: "Cell", text: str) -> None:
    from openpyxl.comments import Comment

    before = f"\n{cell.comment.text}" if cell.comment is not None else ""
    cell.comment = Comment(text + before, AUTHOR, height=HEIGHT, width=WIDTH)
    _colour(cell, COLOUR)


def _colour(cell: "Cell", colour: str | None) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", start_color=colour) if colour else PatternFill()


def _saved(book: "Workbook") -> bytes:
    """The bytes, without the time of day: that of the change is the one when the workbook was made."""
    target = io.BytesIO()
    book.save(target)
    fixed = io.BytesIO()
    with zipfile.ZipFile(target) as saved, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in saved.namelist():
            part = saved.read(name)
            archive.writestr(zipfile.ZipInfo(name), _timeless(part) if name == _PROPERTIES else part,
                             zipfile.ZIP_DEFLATED)  # fmt: skip
    return fixed.getvalue()


def _timeless(properties: bytes) -> bytes:
    made = _CREATED.search(properties)
    return _MODIFIED.sub(rb"\g<1>" + (made[1] if made else b"") + b"<", properties)
