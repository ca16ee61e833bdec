"""A table of figures as a block: values as they are printed, rows beneath rows indented."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from liushou.documents.blocks import Align, Run, Runs
from liushou.documents.blocks import Table as TableBlock
from liushou.documents.figures.model import Column, Kind, Row, Table, Value
from liushou.documents.language.chinese import figure, full_date, percent
from liushou.documents.widths import width

MISSED = "▲"
"""After the name of a row that is short of its goal."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INDENT = "　"
_NOTHING = "无"
_SHORT = 6.0
"""Characters up to which the texts of a column stand in the middle."""

_MOST_ROWS = 1500
"""More of them take minutes and gigabytes to set, and nobody reads sixty pages of a table."""

Cells = tuple[Runs, ...]


def table_block(table: Table, caption: str) -> TableBlock:
    """The table with all of its rows, those beneath others too; the total is its last row.

    Of a table without rows the first column says 无.
    """
    names = leading(table) - 1
    rows = tuple(_rows(table.rows, table.columns, names, 0))
    if table.total is not None:
        rows = (*rows, _cells(table.total, table.columns))
    nothing: Cells = ((Run(_NOTHING),), *(((),) * (len(table.columns) - 1)))
    header = tuple(_runs(column.title) for column in table.columns)
    return TableBlock(
        header, rows or (nothing,), _aligns(table, rows, names), caption, total=table.total is not None
    )


def shortened(table: Table) -> tuple[Table, str]:
    """The table with as many rows as paper takes, and a note on what is left out, "" for nothing.

    Rows beneath others go first, then the last ones.
    """
    if _count(table.rows) <= _MOST_ROWS:
        return table, ""
    if len(table.rows) <= _MOST_ROWS:
        under = _count(table.rows) - len(table.rows)
        bare = tuple(replace(row, under=()) for row in table.rows)
        return replace(table, rows=bare), f"下级各行共{under}行，此处未列，可另存为 xlsx 或 html 查看。"
    rest = _count(table.rows) - _MOST_ROWS
    first = tuple(replace(row, under=()) for row in table.rows[:_MOST_ROWS])
    return replace(table, rows=first), f"另有{rest}行，此处未列，可另存为 xlsx 或 html 查看。"


def _count(rows: Sequence[Row]) -> int:
    return sum(1 + _count(row.under) for row in rows)


def leading(table: Table) -> int:
    """How many columns say what a row is: those up to the first of texts (序号, 单位)."""
    texts = (number for number, column in enumerate(table.columns) if column.kind == "text")
    return next(texts, 0) + 1


def any_missed(rows: Sequence[Row]) -> bool:
    """True where a row, or one beneath it, is short of its goal."""
    return any(row.missed or any_missed(row.under) for row in rows)


def printed(value: Value, kind: Kind) -> str:
    """A value as a document writes it: 1200, 98.0%, 2026年9月1日; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return full_date(date.fromisoformat(value)) if kind == "day" and _DAY.fullmatch(value) else value
    return percent(value, fixed=True) if kind == "percent" else figure(value)


def _rows(rows: Sequence[Row], columns: Sequence[Column], names: int, depth: int) -> Iterator[Cells]:
    for row in rows:
        cells = list(_cells(row.cells, columns))
        before = _INDENT * depth
        after = MISSED if row.missed else ""
        cells[names] = (Run(before), *cells[names]) if before else cells[names]
        cells[names] = (*cells[names], Run(after)) if after else cells[names]
        yield tuple(cells)
        yield from _rows(row.under, columns, names, depth + 1)


def _cells(values: Sequence[Value], columns: Sequence[Column]) -> Cells:
    return tuple(_runs(printed(value, column.kind)) for value, column in zip(values, columns, strict=True))


def _runs(text: str) -> Runs:
    return (Run(text),) if text else ()


def _aligns(table: Table, rows: Sequence[Cells], names: int) -> tuple[Align, ...]:
    """Numbers stand on the right, days and short texts in the middle, all else on the left."""
    return tuple(_align(column, number, rows, names) for number, column in enumerate(table.columns))


def _align(column: Column, number: int, rows: Sequence[Cells], names: int) -> Align:
    if column.kind in ("number", "percent"):
        return "right"
    if column.kind == "day":
        return "center"
    short = all(sum(width(run.text) for run in row[number]) <= _SHORT for row in rows)
    return "center" if short and number != names else "left"
