"""A large table as data in the page, from which its script makes the rows that are looked at."""

import json
from collections.abc import Sequence
from typing import TypeAlias

from liushou.documents.blocks import Chart, Line, Lines
from liushou.documents.figures.model import Column, Part, Row, Table, Value, Words
from liushou.documents.figures.webpage.cells import raw, visible

Json: TypeAlias = int | float | str | list["Json"] | dict[str, "Json"] | None

_UNSAFE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
"""Nothing in the data may end the element that holds it."""


def table_data(table: Table) -> str:
    """The rows of a table as JSON that may stand in a <script>.

    A row is [cells, rows under it, 1 where it is short of its goal, what it opens to], the end left out where
    there is nothing; a part that it opens to is {"words": [...]} or {"caption", "columns", "rows", "total",
    "note"}, a chart being the table of its figures.
    """
    packed = json.dumps(_rows(table), ensure_ascii=False, separators=(",", ":"))
    return packed.translate(_UNSAFE)


def _rows(table: Table) -> list[Json]:
    return [_row(row, table.columns) for row in table.rows]


def _row(row: Row, columns: Sequence[Column]) -> Json:
    packed: list[Json] = [
        _cells(row.cells, columns),
        [_row(each, columns) for each in row.under],
        int(row.missed),
        [_part(part) for part in row.detail],
    ]
    while not packed[-1]:
        packed.pop()
    return packed


def _cells(cells: Sequence[Value], columns: Sequence[Column]) -> list[Json]:
    return [raw(cell, column.kind) for cell, column in zip(cells, columns, strict=True)]


def _part(part: Part) -> Json:
    if isinstance(part, Words):
        return {"words": [visible(line) for line in part.lines]}
    table = part if isinstance(part, Table) else figures_of(part)
    return {
        "caption": visible(table.caption),
        "columns": [[visible(one.title), one.kind, int(one.choices)] for one in table.columns],
        "rows": _rows(table),
        "total": None if table.total is None else _cells(table.total, table.columns),
        "note": visible(table.note),
    }


def figures_of(chart: Chart | Lines) -> Table:
    """The figures of a chart as a table."""
    unit = f"（{chart.unit}）" if chart.unit else ""
    if isinstance(chart, Lines):
        return _lines(chart, unit)
    goals = any(bar.target is not None for bar in chart.bars)
    columns = (Column("项目"), Column(f"{'实际' if goals else '数值'}{unit}", "number"))
    return Table(
        chart.title,
        (*columns, Column(f"目标{unit}", "number")) if goals else columns,
        tuple(
            Row((bar.label, bar.value, bar.target) if goals else (bar.label, bar.value)) for bar in chart.bars
        ),
        note=chart.source,
    )


def _lines(chart: Lines, unit: str) -> Table:
    level = (Line("目标", (chart.target,) * len(chart.points)),) if chart.target is not None else ()
    return Table(
        f"{chart.title}{unit}",
        (Column("项目"), *(Column(point, "number") for point in chart.points)),
        tuple(Row((line.name, *line.values)) for line in (*chart.lines, *level)),
        note=chart.source,
    )
