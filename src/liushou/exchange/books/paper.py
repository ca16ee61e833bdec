"""A paper form on one sheet: boxes of millimetres on one A4 page."""

from collections.abc import Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

from liushou.exchange.books.cells import Pen
from liushou.exchange.books.heights import lines_of
from liushou.exchange.books.model import Box, Paper
from liushou.exchange.books.printing import set_up
from liushou.exchange.books.styles import Part, Styles

_PIXELS, _POINTS = 96 / 25.4, 72 / 25.4
"""Of a millimetre."""
_CELL_MM, _LINE_MM, _AROUND_MM = 1.95, 5.4, 1.6
_LEAST_MM, _MOST_MM, _TITLE_MM = 7.5, 140.0, 14.0


def write_paper(target: Worksheet, made: Paper, styles: Styles) -> None:
    """Write a form on its sheet: the title over all, its boxes below, all on one page."""
    pen = Pen(target, styles)
    for column, width in enumerate(made.widths):
        target.set_column_pixels(column, column, round(width * _PIXELS))
    pen.across((0, 0, 0, len(made.widths) - 1), made.title, "title")
    for row, height in enumerate((_TITLE_MM, *_heights(made))):
        target.set_row(row, min(height, _MOST_MM) * _POINTS)
    for box in made.boxes:
        area = (box.row + 1, box.column, box.row + box.rows, box.column + box.columns - 1)
        pen.across(area, box.text, _part(box), box.align)
    target.hide_gridlines(2)
    set_up(target, len(made.heights), len(made.widths) - 1, landscape=False)
    target.fit_to_pages(1, 1)


def _part(box: Box) -> Part:
    if not box.border:
        return "open"
    return "paper_head" if box.heading else "paper"


def _heights(made: Paper) -> list[float]:
    """The heights of the rows in millimetres: what is said, and what the texts need."""
    heights = [height or _LEAST_MM for height in made.heights]
    for box in made.boxes:
        room = _width_mm(made.widths, box) / _CELL_MM
        needed = lines_of(box.text, room) * _LINE_MM + _AROUND_MM
        each = ceil(10 * needed / box.rows) / 10
        for row in range(box.row, box.row + box.rows):
            heights[row] = max(heights[row], each)
    return heights


def _width_mm(widths: Sequence[float], box: Box) -> float:
    return sum(widths[box.column : box.column + box.columns])
