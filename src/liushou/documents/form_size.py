"""How wide the columns of a form are and about how high it gets, for the writers that set it."""

from collections.abc import Sequence

from liushou.documents.blocks import Form
from liushou.documents.columns import SMALL_SIZE, TABLE_SIZE, lines_in

_WHOLE_MM, _WHOLE_LIST_MM = 180.0, 100.0
"""Height up to which a form, and a list under heading rows, is kept on one page; a higher one begins where
it stands."""
_WHOLE_MERGED_MM = 60.0
"""Height up to which the rows beside one merged cell are kept on one page."""
_MOST_SUMS = 3
"""With more of them they are rows of the list."""
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


def stays_whole(form: Form, heights: Sequence[float]) -> bool:
    """Whether a form with rows of about these heights, in millimetres, is kept on one page."""
    return sum(heights) <= (_WHOLE_LIST_MM if form.heading_rows else _WHOLE_MM)


def kept_with_next(form: Form, heights: Sequence[float]) -> tuple[bool, ...]:
    """For each row, at about these heights, whether it stays on the page of the one after it.

    All of a form that stays whole do; of others heading rows, a label over all columns, the first row of a
    list (LibreOffice 7.4 loses the others where only that one fits), rows beside one merged cell if they are
    not high together, and what its sums (合计) belong to.
    """
    last = len(form.heights) - 1
    if stays_whole(form, heights):
        return (True,) * last + (False,) * (last >= 0)
    sums = _first_sum(form)
    return tuple(
        number < last
        and (
            number < form.heading_rows
            or 0 < form.heading_rows == number
            or _is_band(form, number)
            or _is_within(form, number, heights)
            or sums - 1 <= number
        )
        for number in range(last + 1)
    )


def _first_sum(form: Form) -> int:
    """The first of the few rows at the end of a list named in its first column (合计), or its end."""
    named = {cell.row for cell in form.cells if cell.heading and cell.column == 0}
    end = len(form.heights)
    first = end
    while form.heading_rows < first and first - 1 in named:
        first -= 1
    return first if form.heading_rows and end - first <= _MOST_SUMS else end


def _is_band(form: Form, number: int) -> bool:
    """True for a label over several columns, all there are, which stays with the row under it."""
    cells = [cell for cell in form.cells if cell.row == number]
    return len(cells) == 1 and cells[0].heading and 1 < cells[0].columns == len(form.widths)


def _is_within(form: Form, number: int, heights: Sequence[float]) -> bool:
    """True for a row beside a merged cell that goes on in the next one."""
    return any(
        cell.row <= number < cell.row + cell.rows - 1
        and sum(heights[cell.row : cell.row + cell.rows]) <= _WHOLE_MERGED_MM
        for cell in form.cells
    )
