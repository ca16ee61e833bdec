"""Tables."""

from collections.abc import Sequence

from liushou.documents.blocks import Align, Runs, Table, text_of_runs
from liushou.documents.columns import column_widths, lines_in
from liushou.documents.html.text import attribute, classes, runs_html, text
from liushou.documents.language.chinese import figure
from liushou.documents.widths import widest

_SHORT = 9.0
_SHORT_HEADING = 4.0
_SMALL_TABLE = 8
"""Lines up to which a table is kept on one page."""


def table_html(table: Table, text_width: int) -> str:
    """A table that repeats its headings on every page and scrolls on a narrow screen.

    Its columns are as wide as on paper of that width (in twips), in percent; short texts that fit on a line
    there stay on one (class `n`) on any screen. A sum in the last row is never left alone.
    """
    widths = column_widths(table, text_width)
    whole = _whole_columns(table, widths)
    lines = sum(
        max(lines_in(cell, room) for cell, room in zip(row, widths, strict=True)) for row in table.rows
    )
    rows = "\n".join(
        _row(cells, table.aligns, whole, total=table.total and number == len(table.rows) - 1)
        for number, cells in enumerate(table.rows)
    )
    caption = f"<caption>{text(table.caption)}</caption>\n" if table.caption else ""
    small = "whole" if lines <= _SMALL_TABLE else ""
    return scrolling(
        f"<table{classes('grid', small)}>\n{caption}{columns(widths)}{_head(table)}"
        f"<tbody>\n{rows}\n</tbody>\n</table>",
        table.caption,
    )


def scrolling(table: str, name: str, *names: str) -> str:
    """A table in a box of its own, which scrolls where the screen is narrower."""
    label = attribute(name) or "表格"
    return (
        f'<div{classes("scroll", *names)} role="region" aria-label="{label}" tabindex="0">\n{table}\n</div>'
    )


def columns(widths: Sequence[float]) -> str:
    """The columns of a table with their widths in percent."""
    whole = sum(widths)
    made = "".join(f'<col style="width:{figure(round(100 * each / whole, 3))}%">' for each in widths)
    return f"<colgroup>{made}</colgroup>\n"


def _whole_columns(table: Table, widths: Sequence[int]) -> frozenset[int]:
    """The columns whose cells are short and stand on one line on paper."""
    return frozenset(
        column
        for column, room in enumerate(widths)
        if all(_is_whole(cells[column], room) for cells in table.rows)
    )


def _is_whole(cell: Runs, room: int) -> bool:
    return widest(text_of_runs(cell)) <= _SHORT and lines_in(cell, room) == 1


def _head(table: Table) -> str:
    if not any(text_of_runs(cell).strip() for cell in table.header):
        return ""
    cells = "".join(
        f'<th scope="col"{classes("n" if _is_short(cell) else "")}>{runs_html(cell)}</th>'
        for cell in table.header
    )
    return f"<thead>\n<tr>{cells}</tr>\n</thead>\n"


def _is_short(cell: Runs) -> bool:
    return widest(text_of_runs(cell)) <= _SHORT_HEADING


def _row(cells: tuple[Runs, ...], aligns: tuple[Align, ...], whole: frozenset[int], *, total: bool) -> str:
    made = "".join(
        f"<td{classes(align, 'n' if column in whole else '')}>{runs_html(runs)}</td>"
        for column, (runs, align) in enumerate(zip(cells, aligns, strict=True))
    )
    return f"<tr{classes('total' if total else '')}>{made}</tr>"
