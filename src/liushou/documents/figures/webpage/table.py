"""Tables: rows that open, totals that stay, large ones as their first rows and data for the rest."""

from collections.abc import Callable, Iterator, Sequence

from liushou.documents.figures.model import Column, Part, Row, Table, Value
from liushou.documents.figures.webpage.cells import inline, raw, shown
from liushou.documents.figures.webpage.data import table_data
from liushou.documents.figures.webpage.size import FIRST_CELLS, cells_of, is_large, is_wide, rows_of
from liushou.documents.html.text import attribute, classes

_TALL = 40
"""With more rows than these a table scrolls under its headings."""
_SENTENCE = 14
_DEEPEST = 4
_FIGURES = frozenset({"number", "percent"})

_LEGEND = "▲ 未达目标。"

Written = Callable[[Sequence[Part]], str]
"""Writes what a row opens to."""


def table_html(table: Table, parts: Written, *, inner: bool = False) -> str:
    """A table in a box of its own, which scrolls where the screen is narrower.

    `parts` writes what a row opens to; `inner` is a table that stands in a row of another one.
    """
    large = is_large(table) and not inner
    rows = list(_first(table) if large else table.rows)
    written = f"<table>\n<caption>{inline(table.caption)}</caption>\n{_head(table)}<tbody>\n"
    written += "".join(_row(row, table.columns, parts, 0) for row in rows)
    written += f"</tbody>\n{_total(table)}</table>\n"
    if not inner:
        name = attribute(table.caption) or "表格"
        written = f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">\n{written}</div>\n'
    notes = [table.note] if table.note else []
    notes += [_LEGEND] if any(map(_is_missed, table.rows)) else []
    note = "".join(f'<p class="note">{inline(each)}</p>\n' for each in notes)
    wide, tall = is_wide(table), rows_of(table.rows) > _TALL
    names = classes("figures", *(() if inner else ("wide" if wide else "", "tall" if tall else "")))
    return f"<div{names}>\n{written}{_rest(table, rows) if large else ''}{note}</div>\n"


def _is_missed(row: Row) -> bool:
    return row.missed or any(map(_is_missed, row.under))


def _first(table: Table) -> Iterator[Row]:
    """As many rows of a large table as may stand in the page, at least one."""
    room = FIRST_CELLS
    for row in table.rows:
        if room < cells_of(row):
            yield from () if room < FIRST_CELLS else (Row(row.cells, row.missed),)
            return
        room -= cells_of(row)
        yield row


def _rest(table: Table, rows: Sequence[Row]) -> str:
    return (
        f'<p class="note unscripted">本表共 {rows_of(table.rows)} 行，这里只列出前 {rows_of(rows)} 行。'
        "用允许运行脚本（JavaScript）的浏览器打开，可以翻看、筛选、导出全部。</p>\n"
        f'<script type="application/json">{table_data(table)}</script>\n'
    )


def _head(table: Table) -> str:
    cells = "".join(
        f'<th scope="col"{classes(_look(column), "long" if _is_long(table, place) else "")}'
        f' data-kind="{column.kind}"{" data-choices" if column.choices else ""}>{inline(column.title)}</th>'
        for place, column in enumerate(table.columns)
    )
    return f"<thead>\n<tr>{cells}</tr>\n</thead>\n"


def _is_long(table: Table, place: int) -> bool:
    """True for a column of sentences, which needs room on a narrow screen too."""
    return any(len(shown(row.cells[place], "text")) > _SENTENCE for row in table.rows[:_TALL])


def _row(row: Row, columns: Sequence[Column], parts: Written, level: int) -> str:
    names = classes("missed" if row.missed else "")
    mark = f' data-level="{min(level, _DEEPEST)}"' if level else ""
    written = f"<tr{names}{mark}>{_cells(row.cells, columns, missed=row.missed)}</tr>\n"
    if row.detail:
        written += _detail(row, columns, parts)
    return written + "".join(_row(each, columns, parts, level + 1) for each in row.under)


def _detail(row: Row, columns: Sequence[Column], parts: Written) -> str:
    """What a row opens to, in a row of its own that opens without a script too."""
    caption = next((part.caption for part in row.detail if isinstance(part, Table)), "") or "明细"
    return (
        f'<tr class="detail"><td colspan="{len(columns)}"><details><summary>{inline(caption)}</summary>\n'
        f"{parts(row.detail)}</details></td></tr>\n"
    )


def _total(table: Table) -> str:
    if table.total is None:
        return ""
    return f"<tfoot>\n<tr>{_cells(table.total, table.columns)}</tr>\n</tfoot>\n"


def _cells(cells: Sequence[Value], columns: Sequence[Column], *, missed: bool = False) -> str:
    first, *others = zip(cells, columns, strict=True)
    short = '<span class="unseen">（未达目标）</span>' if missed else ""
    written = "".join(f"<td{_marks(value, column)}>{_text(value, column)}</td>" for value, column in others)
    return f'<th scope="row"{_marks(*first)}>{_text(*first)}{short}</th>{written}'


def _text(value: Value, column: Column) -> str:
    return inline(shown(value, column.kind))


def _marks(value: Value, column: Column) -> str:
    """How the cell looks, and its exact share, by which it is sorted."""
    exact = column.kind == "percent" and isinstance(value, (int, float))
    return classes(_look(column)) + (f' data-value="{raw(value, column.kind)}"' if exact else "")


def _look(column: Column) -> str:
    return "number" if column.kind in _FIGURES else "day" if column.kind == "day" else ""
