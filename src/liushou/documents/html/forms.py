"""Forms: grids with merged cells."""

from liushou.documents.blocks import Cell, Form
from liushou.documents.form_size import column_bounds, kept_with_next, row_heights_mm, stays_whole
from liushou.documents.html.grid import columns, scrolling
from liushou.documents.html.text import classes, runs_html
from liushou.documents.language.chinese import figure


def form_html(form: Form, text_width: int, *, joined: bool = False) -> str:
    """A form with its column widths in percent and the least heights of its rows in millimetres.

    One that is not too high for it on paper of that width (in twips) stays on one page; `joined` keeps it
    on the page of what follows.
    """
    heights = row_heights_mm(form, column_bounds(form, text_width))
    whole = stays_whole(form, heights)
    keeps = [False] * len(heights) if whole else kept_with_next(form, heights)
    names = (
        "form",
        "" if form.borders else "bare",
        "small" if form.small else "",
        "whole" if whole else "",
    )
    rows = [
        f"<tr{classes('kept' if kept else '')}{_height(height)}>{''.join(_cells(form, number))}</tr>"
        for number, (height, kept) in enumerate(zip(form.heights, keeps, strict=True))
    ]
    head = _part("thead", rows[: form.heading_rows])
    body = _part("tbody", rows[form.heading_rows :])
    table = f"<table{classes(*names)}>\n{columns(form.widths)}{head}{body}</table>"
    return scrolling(table, "", "joined" if joined else "")


def _part(name: str, rows: list[str]) -> str:
    made = "\n".join(rows)
    return f"<{name}>\n{made}\n</{name}>\n" if rows else ""


def _height(height: float | None) -> str:
    return f' style="height:{figure(height)}mm"' if height else ""


def _cells(form: Form, row: int) -> list[str]:
    """The cells that begin in a row; places no cell covers are empty ones."""
    begins = {cell.column: cell for cell in form.cells if cell.row == row}
    covered = {
        column
        for cell in form.cells
        if cell.row <= row < cell.row + cell.rows
        for column in range(cell.column, cell.column + cell.columns)
    }
    return [
        _cell(begins[column]) if column in begins else "<td></td>"
        for column in range(len(form.widths))
        if column in begins or column not in covered
    ]


def _cell(cell: Cell) -> str:
    name = "th" if cell.heading else "td"
    spans = (("rowspan", cell.rows), ("colspan", cell.columns))
    merged = "".join(f' {key}="{count}"' for key, count in spans if count > 1)
    names = classes(cell.align, "top" if cell.top else "")
    return f"<{name}{merged}{names}>{runs_html(cell.runs)}</{name}>"
