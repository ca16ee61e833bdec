"""How wide the columns of a form are and about how high it gets, for the writers that set it."""

from liushou.documents.blocks import Form
from liushou.documents.columns import SMALL_SIZE, TABLE_SIZE, lines_in

WHOLE_MM = 180.0
"""Height up to which a form is kept on one page; a higher one begins where it stands."""
_LINE_MM = 6.4
_AROUND_MM = 1.4
"""The height of a line of a cell, and of what is left free over and under its text."""
_SMALL_LINE_MM = 5.3
_SMALL_AROUND_MM = 1.1


def column_bounds(form: Form, total: int) -> list[int]:
    """Where the columns begin and the last one ends, in twips, on a width of `total`."""
    whole = sum(form.widths)
    return [round(total * sum(form.widths[:column]) / whole) for column in range(len(form.widths) + 1)]


def row_heights_mm(form: Form, bounds: list[int]) -> list[float]:
    """About how high each row is in millimetres: what its text needs, at least what the form says."""
    rows = [height or 0.0 for height in form.heights]
    size, line, around = (
        (SMALL_SIZE, _SMALL_LINE_MM, _SMALL_AROUND_MM) if form.small else (TABLE_SIZE, _LINE_MM, _AROUND_MM)
    )
    for cell in form.cells:
        lines = lines_in(cell.runs, bounds[cell.column + cell.columns] - bounds[cell.column], size)
        each = (lines * line + around) / cell.rows
        for number in range(cell.row, cell.row + cell.rows):
            rows[number] = max(rows[number], each)
    return rows
