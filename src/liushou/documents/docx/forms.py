"""Forms: grids with merged cells."""

from itertools import pairwise

from liushou.documents.blocks import Cell, Form
from liushou.documents.docx.grid import cell_element, frame, row
from liushou.documents.docx.styles import CELL, CELL_HEAD, CELL_HEAD_SMALL, CELL_SMALL
from liushou.documents.docx.text import keep_with_next, paragraph
from liushou.documents.docx.xml import Element, element, qn
from liushou.documents.form_size import column_bounds, kept_with_next, row_heights_mm


def form_element(form: Form, total_width: int, *, joined: bool = False) -> Element:
    """The form over the full width, in twips; `joined` keeps its last row with what follows."""
    bounds = column_bounds(form, total_width)
    made = frame([after - before for before, after in pairwise(bounds)], borders=form.borders)
    kept = kept_with_next(form, row_heights_mm(form, bounds))
    last = len(form.heights) - 1
    for number, height in enumerate(form.heights):
        cells = _row_cells(form, number, bounds)
        if joined if number == last else kept[number]:
            _keep(cells)
        made.append(row(cells, heading=number < form.heading_rows, height_mm=height))
    return made


def _keep(cells: list[Element]) -> None:
    for cell in cells:
        for each in cell.findall(qn("w:p")):
            keep_with_next(each)


def _row_cells(form: Form, number: int, bounds: list[int]) -> list[Element]:
    """The cells of a row, those that reach down from above and empty places included."""
    cells: list[Element] = []
    column = 0
    while column < len(form.widths):
        found = _at(form, number, column)
        last = column + (found.columns if found else 1)
        cells.append(_cell(form, found, number, bounds[last] - bounds[column]))
        column = last
    return cells


def _at(form: Form, row_number: int, column: int) -> Cell | None:
    """The cell that covers a place and begins in that column."""
    return next(
        (
            cell
            for cell in form.cells
            if cell.column == column and cell.row <= row_number < cell.row + cell.rows
        ),
        None,
    )


def _cell(form: Form, cell: Cell | None, number: int, width: int) -> Element:
    text, head = (CELL_SMALL, CELL_HEAD_SMALL) if form.small else (CELL, CELL_HEAD)
    if cell is None:
        return cell_element(width, content=(paragraph(text),))
    properties: list[Element] = []
    if cell.columns > 1:
        properties.append(element("gridSpan", {"val": cell.columns}))
    if cell.rows > 1:
        properties.append(element("vMerge", {"val": "restart" if number == cell.row else "continue"}))
    style = head if cell.heading else text
    runs = cell.runs if number == cell.row else ()
    content = paragraph(style, runs, element("jc", {"val": cell.align}))
    return cell_element(width, *properties, content=(content,), valign="top" if cell.top else "center")
