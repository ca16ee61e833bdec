"""Charts of a page of figures as native ones: over the rows of a table, or on a sheet with their figures."""

from collections.abc import Sequence
from math import isclose

from liushou.documents.blocks import Chart, Lines
from liushou.documents.charts.figures import TARGET
from liushou.documents.charts.scale import target_label
from liushou.documents.figures.model import Column, Table, Value
from liushou.exchange.books.model import Chart as Native
from liushou.exchange.books.model import Head, Look, Sheet
from liushou.screens.books.figures_cells import NARROWEST
from liushou.textwidth import width

_LEAST, _MOST = 12, 30
_RATES = "百分比"


def over_table(chart: Chart, table: Table) -> Native | None:
    """The chart over rows and columns of the table that hold its very figures, None where none do.

    A target, too, must stand in a column. Rows with others beneath them are not drawn over.
    """
    if not chart.bars or any(row.under for row in table.rows):
        return None
    found = _place([bar.label for bar in chart.bars], table)
    if found is None:
        return None
    names, first = found
    count = len(chart.bars)
    rows = [row.cells for row in table.rows[first : first + count]]
    targets = [bar.target for bar in chart.bars]
    wished = [[bar.value for bar in chart.bars], *([targets] if any(t is not None for t in targets) else [])]
    columns = [_column(values, rows, table.columns, chart.unit) for values in wished]
    series = tuple(column for column in columns if column is not None)
    if len(series) < len(wished):
        return None
    return Native(chart.title, _unit(chart.unit), names, series, "bar", count, first)


def _place(labels: list[str], table: Table) -> tuple[int, int] | None:
    """The column and the first of the rows, one below the other, that hold the labels."""
    for number, column in enumerate(table.columns):
        if column.kind != "text":
            continue
        texts = [row.cells[number] for row in table.rows]
        for first in range(len(texts) - len(labels) + 1):
            if texts[first] == labels[0] and texts[first : first + len(labels)] == labels:
                return number, first
    return None


def _column(
    wanted: Sequence[float | None], rows: Sequence[tuple[Value, ...]], columns: Sequence[Column], unit: str
) -> int | None:
    """The column whose cells are these values."""
    kind = "percent" if unit == "%" else "number"
    return next(
        (
            number
            for number, column in enumerate(columns)
            if column.kind == kind and all(map(_same, wanted, (_drawn(row[number], unit) for row in rows)))
        ),
        None,
    )


def _same(wanted: float | None, value: float | None) -> bool:
    """The same value, a percent as charts round it."""
    if wanted is None or value is None:
        return wanted is value
    return isclose(wanted, value, abs_tol=0.05 + 1e-9)


def _drawn(value: Value, unit: str) -> float | None:
    if not isinstance(value, (int, float)):
        return None
    return value * 100 if unit == "%" else value


def chart_sheet(chart: Chart, line: tuple[str, str]) -> Sheet:
    """The figures of a bar chart and the chart."""
    targets = any(bar.target is not None for bar in chart.bars)
    names = ("实际", TARGET) if targets else ("数值",)
    rows = [(bar.label, bar.value, *((bar.target,) if targets else ())) for bar in chart.bars]
    native = Native(chart.title, _unit(chart.unit), 0, tuple(range(1, len(names) + 1)), "bar")
    return _sheet(chart, names, rows, native, line)


def lines_sheet(lines: Lines, line: tuple[str, str]) -> Sheet:
    """The figures of a line chart, a row for each of its points, and the chart."""
    level = () if lines.target is None else (lines.target,)
    names = (*(each.name for each in lines.lines), *(target_label(each, lines) for each in level))
    rows = [
        (point, *(each.values[place] for each in lines.lines), *level)
        for place, point in enumerate(lines.points)
    ]
    native = Native(
        lines.title, _unit(lines.unit), 0, tuple(range(1, len(lines.lines) + 1)), "line",
        level=len(names) if level else None,
    )  # fmt: skip
    return _sheet(lines, names, rows, native, line)


def _sheet(
    chart: Chart | Lines,
    names: tuple[str, ...],
    rows: Sequence[tuple[str | float | None, ...]],
    native: Native,
    line: tuple[str, str],
) -> Sheet:
    rates = chart.unit == "%"
    look: Look = "percent" if rates else "number"
    widest = max((width(str(row[0])) for row in rows), default=0)
    first = min(_MOST, max(_LEAST, widest + 2))
    heads = (
        Head("项目", width=first, look="wrapped"),
        *(Head(name, width=max(_LEAST, (NARROWEST - first) // len(names)), look=look) for name in names),
    )
    return Sheet(
        name=chart.title,
        title=chart.title if rates or not chart.unit else f"{chart.title}（{chart.unit}）",
        heads=heads,
        rows=tuple((label, *(_share(value) if rates else value for value in rest)) for label, *rest in rows),
        line=line,
        notes=(chart.source,) if chart.source else (),
        charts=(native,),
        landscape=False,
        frozen_columns=1,
    )


def _share(value: str | float | None) -> float | None:
    return round(value / 100, 6) if isinstance(value, (int, float)) else None


def _unit(unit: str) -> str:
    return _RATES if unit == "%" else unit
