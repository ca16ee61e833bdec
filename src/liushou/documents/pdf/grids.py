"""Tables and forms for the setting program: where cells stand, how wide columns are, what stays whole."""

from collections.abc import Sequence
from itertools import pairwise

from liushou.documents.blocks import Align, Cell, Form, Runs, Table, text_of_runs
from liushou.documents.columns import CELL_MARGIN, SMALL_SIZE, TABLE_SIZE, column_widths, lines_in
from liushou.documents.form_size import column_bounds, kept_with_next, row_heights_mm, stays_whole
from liushou.documents.pdf.text import Json, one_line, words

_SMALL_TABLE = 8
"""Lines up to which a table is kept on one page."""
_MOST_LINES = 24
_MOST_MM = 150.0
"""A row higher than that may go on on the next page."""
_TWIP = 20


def table_data(table: Table, total_width: int, *, sticky: bool) -> Json:
    """A table of the full width, in twips; `sticky` keeps a small one with what follows."""
    widths = column_widths(table, total_width)
    lines = [max(map(lines_in, row, widths)) for row in table.rows]
    last = len(table.rows) - 1
    rows: list[Json] = [
        {
            "cells": _row(row, widths, table.aligns, heading=table.total and number == last),
            "breakable": lines[number] > _MOST_LINES,
        }
        for number, row in enumerate(table.rows)
    ]
    centred: list[Align] = ["center"] * len(widths)
    headed = any(text_of_runs(cell).strip() for cell in table.header)
    return {
        "kind": "table",
        "caption": one_line(table.caption, total_width / _TWIP / TABLE_SIZE),
        "columns": [width / _TWIP for width in widths],
        "header": _row(table.header, widths, centred, heading=True) if headed else [],
        "rows": rows,
        "whole": sum(lines) <= _SMALL_TABLE,
        "sticky": sticky,
    }


def _row(cells: Sequence[Runs], widths: Sequence[int], aligns: Sequence[Align], *, heading: bool) -> Json:
    return [
        _cell(runs, width, align, heading=heading)
        for runs, width, align in zip(cells, widths, aligns, strict=True)
    ]


def _cell(
    runs: Runs, width: int, align: Align, *, heading: bool, top: bool = False, size: float = TABLE_SIZE
) -> dict[str, Json]:
    room = (width - 2 * CELL_MARGIN) / _TWIP / size
    return {"runs": words(runs, room), "align": align, "heading": heading, "top": top}


def form_data(form: Form, total_width: int, *, sticky: bool, ending: Form | None = None) -> Json:
    """A form over the full width, in twips.

    `sticky` keeps it with what follows if it is not too high; `ending`, a line without borders under it,
    stays on the page of its last row in any case.
    """
    bounds = column_bounds(form, total_width)
    heights = row_heights_mm(form, bounds)
    rows: list[Json] = [
        {"height": least or 0.0, "breakable": about > _MOST_MM and (least or 0.0) <= _MOST_MM}
        for least, about in zip(form.heights, heights, strict=True)
    ]
    return {
        "kind": "form",
        "columns": [(after - before) / _TWIP for before, after in pairwise(bounds)],
        "cells": [_placed(cell, bounds, SMALL_SIZE if form.small else TABLE_SIZE) for cell in form.cells],
        "rows": rows,
        "heading-rows": form.heading_rows,
        "small": form.small,
        "borders": form.borders,
        "whole": stays_whole(form, heights),
        "together": _together(form, heights, joined=ending is not None),
        "ending": None if ending is None else form_data(ending, total_width, sticky=False),
        "sticky": sticky,
    }


def _together(form: Form, heights: Sequence[float], *, joined: bool) -> list[Json]:
    """The first of rows that stay on one page, and how many they are; with `joined` one more at the end."""
    kept = [*kept_with_next(form, heights)[:-1], joined]
    found: list[Json] = []
    first = form.heading_rows
    for number in range(form.heading_rows, len(kept) + 1):
        if number == len(kept) or not kept[number]:
            if number > first:
                found.append([first, number - first + 1])
            first = number + 1
    return found


def _placed(cell: Cell, bounds: Sequence[int], size: float) -> Json:
    width = bounds[cell.column + cell.columns] - bounds[cell.column]
    return {
        **_cell(cell.runs, width, cell.align, heading=cell.heading, top=cell.top, size=size),
        "x": cell.column,
        "y": cell.row,
        "columns": cell.columns,
        "rows": cell.rows,
    }
