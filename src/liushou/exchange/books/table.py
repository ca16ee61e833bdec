"""One table on one sheet: title, line, headings, rows, blank rows, total, notes."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook as File
from xlsxwriter.worksheet import Worksheet

from liushou.exchange.books.cells import Pen, empty_as
from liushou.exchange.books.chart_page import charts_below, stand_apart
from liushou.exchange.books.entry import Lists, typed_columns, write_entry
from liushou.exchange.books.heads import write_heads
from liushou.exchange.books.heights import height_of, lines_of
from liushou.exchange.books.layout import Layout, layout_of
from liushou.exchange.books.model import Sheet, Value
from liushou.exchange.books.printing import set_up
from liushou.exchange.books.styles import TITLE_SIZE, Part, Styles, align_of

DIGIT = 8
"""Pixels of a digit in the workbook's font (宋体 11): what a cell of width is."""
_EDGE = 5
_TITLE_HEIGHT, _LINE_HEIGHT = 36.0, 22.0


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that is being written: what is to stand on it, and where."""

    made: Sheet
    layout: Layout
    pen: Pen

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in cells."""
        return tuple(head.width for head in self.made.heads)

    @property
    def pixels(self) -> tuple[int, ...]:
        """The widths of the columns in pixels, with their edges."""
        return tuple(int(width * DIGIT) + _EDGE for width in self.widths)


def write_table(
    file: File, target: Worksheet, made: Sheet, name: str, styles: Styles, lists: Lists
) -> Layout:
    """Write a table on its sheet of that name; where its parts stand.

    Raises UsageError where it is too large.
    """
    table = Table(made, layout_of(made), Pen(target, styles))
    _set_columns(table)
    _write_top(table)
    write_heads(table.pen, made.heads, table.layout)
    _write_rows(table)
    _write_notes(table)
    write_entry(target, made, table.layout, lists)
    last = table.layout.end
    if not stand_apart(made):
        last = charts_below(file, target, made, table.layout, name, sum(table.pixels))
    _set_sheet(table, last)
    return table.layout


def _set_columns(table: Table) -> None:
    sheet, styles = table.pen.sheet, table.pen.styles
    for column, pixels in enumerate(table.pixels):
        sheet.set_column_pixels(column, column, pixels)
    if not table.made.blank:
        return
    for column, head in typed_columns(table.made.heads):
        style = styles.of("open", align_of(head.look), empty_as(head.look))
        sheet.set_column_pixels(column, column, table.pixels[column], style)


def _write_top(table: Table) -> None:
    """The title over all columns, and under it what stands on the left and on the right."""
    pen, last, whole = table.pen, table.layout.last_column, sum(table.widths)
    pen.across((0, 0, 0, last), table.made.title, "title")
    pen.sheet.set_row(0, max(_TITLE_HEIGHT, height_of([(table.made.title, whole)], TITLE_SIZE)))
    if table.layout.line is None:
        return
    row, (left, right) = table.layout.line, table.made.line
    middle = _middle(table.widths, left, right)
    if middle is None:
        pen.across((row, 0, row, last), "　".join(filter(None, (left, right))), "line", "left")
        pen.sheet.set_row(row, max(_LINE_HEIGHT, height_of([("　".join((left, right)), whole)])))
        return
    pen.across((row, 0, row, middle - 1), left, "line", "left")
    pen.across((row, middle, row, last), right, "line", "right")
    halves = [(left, sum(table.widths[:middle])), (right, sum(table.widths[middle:]))]
    pen.sheet.set_row(row, max(_LINE_HEIGHT, height_of(halves)))


def _middle(widths: tuple[float, ...], left: str, right: str) -> int | None:
    """The column where the right part begins, halves as alike as they can be.

    None where the two do not stand side by side in one line: a text squeezed into a block reads badly.
    """

    def taken(column: int) -> int:
        return max(lines_of(left, sum(widths[:column])), lines_of(right, sum(widths[column:])))

    def uneven(column: int) -> float:
        return abs(sum(widths[:column]) - sum(widths[column:]))

    return min((column for column in range(1, len(widths)) if taken(column) == 1), key=uneven, default=None)


def _write_rows(table: Table) -> None:
    made, first = table.made, table.layout.first
    for number, values in enumerate(made.rows):
        part: Part = "marked" if number in made.marked else "body"
        _write_row(table, first + number, values, part, made.levels[number] if made.levels else 0)
    _write_blank(table)
    if table.layout.total is not None:
        _write_row(table, table.layout.total, table.made.total, "total")


def _write_blank(table: Table) -> None:
    """Rows to be filled in: no height is set for them, so that they grow with what is written."""
    for row in range(table.layout.blank, table.layout.blank + table.made.blank):
        for column, head in enumerate(table.made.heads):
            table.pen.value(row, column, None, head.look, "body")


def _write_row(table: Table, row: int, values: tuple[Value, ...], part: Part, level: int = 0) -> None:
    for column, (value, head) in enumerate(zip(values, table.made.heads, strict=True)):
        indent = level if column == table.made.frozen_columns - 1 else 0
        table.pen.value(row, column, value, head.look, part, indent=indent)
    height = height_of(zip(values, table.widths, strict=True))
    table.pen.sheet.set_row(row, height, None, {"level": level} if level else {})


def _write_notes(table: Table) -> None:
    whole = sum(table.widths)
    for row, text in enumerate(table.made.notes, start=table.layout.notes):
        table.pen.across((row, 0, row, table.layout.last_column), text, "note", "left")
        table.pen.sheet.set_row(row, height_of([(text, whole)]))


def _set_sheet(table: Table, last_row: int) -> None:
    """What stays in sight, what is filtered, how it prints."""
    sheet, layout, made = table.pen.sheet, table.layout, table.made
    sheet.freeze_panes(layout.first, made.frozen_columns)
    if made.levels:
        sheet.outline_settings(symbols_below=False)
    if made.rows and not layout.grouped and not made.blank:
        sheet.autofilter(layout.heads, 0, layout.first + len(made.rows) - 1, layout.last_column)
    sheet.ignore_errors({"number_stored_as_text": _whole(layout)})
    sheet.repeat_rows(layout.heads, layout.last_head)
    last = max(last_row - 1, layout.last_head)
    set_up(sheet, last, layout.last_column, landscape=made.landscape, pixels=sum(table.pixels))


def _whole(layout: Layout) -> str:
    return xl_range(layout.first, 0, max(layout.first, layout.last), layout.last_column)
