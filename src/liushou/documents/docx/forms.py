"""Forms: grids with merged cells."""

from itertools import pairwise

from liushou.documents.blocks import Cell, Form
from liushou.documents.docx.grid import cell_element, frame, row
from liushou.documents.docx.styles import CELL, CELL_HEAD
from liushou.documents.docx.text import paragraph
from liushou.documents.docx.xml import Element, element


def form_element(form: Form, total_width: int) -> Element:
    """The form over the full width, in twips."""
    whole = sum(form.widths)
    bounds = [
        round(total_width * sum(form.widths[:column]) / whole) for column in range(len(form.widths) + 1)
    ]
    made = frame([after - before for before, after in pairwise(bounds)])
    for number, height in enumerate(form.heights):
        made.append(row(_row_cells(form, number, bounds), height_mm=height))
    return made


def _row_cells(form: Form, number: int, bounds: list[int]) -> list[Element]:
    """The cells of a row, those that reach down from above and empty places included."""
    cells: list[Element] = []
    column = 0
    while column < len(form.widths):
        found = _at(form, number, column)
        last = column + (found.columns if found else 1)
        cells.append(_cell(found, number, bounds[last] - bounds[column]))
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


def _cell(cell: Cell | None, number: int, width: int) -> Element:
    if cell is None:
        return cell_element(width, content=(paragraph(CELL),))
    properties: list[Element] = []
    if cell.columns > 1:
        properties.append(element("gridSpan", {"val": cell.columns}))
    if cell.rows > 1:
        properties.append(element("vMerge", {"val": "restart" if number == cell.row else "continue"}))
    style = CELL_HEAD if cell.heading else CELL
    runs = cell.runs if number == cell.row else ()
    content = paragraph(style, runs, element("jc", {"val": cell.align}))
    return cell_element(width, *properties, content=(content,))
