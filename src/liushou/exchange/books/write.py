"""A workbook as the bytes of an xlsx file: the same bytes for the same workbook, no formula from data."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook as File
from xlsxwriter.worksheet import Worksheet

from liushou.exchange.books.chart_page import charts_apart, stand_apart
from liushou.exchange.books.entry import LIST_SHEET, Lists
from liushou.exchange.books.model import Paper, Sheet, Workbook
from liushou.exchange.books.paper import write_paper
from liushou.exchange.books.styles import FONT, Styles
from liushou.exchange.books.table import write_table
from liushou.exchange.books.texts import cell_text, sheet_names
from liushou.exchange.columns.mark import MARK_SHEET, Mark, mark_row

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment every file says it was made: the clock has no part in its bytes."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_column_width": 72,
}


def workbook_bytes(book: Workbook) -> bytes:
    """The xlsx file of a workbook.

    Sheets that say what their rows are (`kind`) are described on a hidden sheet (exchange/columns/mark.py),
    so that they can be imported again. Raises UsageError for a sheet with more rows than Excel has.
    """
    content = io.BytesIO()
    file = File(content, _OPTIONS | {"default_format_properties": dict(FONT)})
    file.set_properties({"title": cell_text(book.title), "created": _CREATED.replace(tzinfo=None)})
    styles, lists = Styles(file), Lists(file)
    marks: list[Mark] = []
    for place, made in zip(_places(file, book), book.sheets, strict=True):
        if isinstance(made, Paper):
            write_paper(place.target, made, styles)
            continue
        layout = write_table(file, place.target, made, place.name, styles, lists)
        if place.charts is not None:
            charts_apart(file, place.charts, made, layout, place.name)
        if made.kind is not None:
            marks.append(Mark(made.kind, place.name, layout.first, tuple(head.target for head in made.heads)))
    _write_marks(file, marks)
    file.close()
    return content.getvalue()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sheet of the book goes: a sheet of the file, and one for its charts where they need it."""

    name: str
    target: Worksheet
    charts: Worksheet | None


def _places(file: File, book: Workbook) -> list[_Place]:
    """A place for every sheet of the book, in order; all are there before the first is written."""
    apart = [isinstance(each, Sheet) and stand_apart(each) for each in book.sheets]
    wanted = [
        [each.name, f"{each.name}图"][: 1 + more] for each, more in zip(book.sheets, apart, strict=True)
    ]
    names = sheet_names((name for some in wanted for name in some), (MARK_SHEET, LIST_SHEET))
    made = iter([(name, file.add_worksheet(name)) for name in names])
    return [_Place(*next(made), next(made)[1] if more else None) for more in apart]


def _write_marks(file: File, marks: Iterable[Mark]) -> None:
    rows = [mark_row(mark) for mark in marks]
    if not rows:
        return
    sheet = file.add_worksheet(MARK_SHEET)
    sheet.very_hidden()
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
