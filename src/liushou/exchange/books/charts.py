"""Native charts: readable in black and white, with the unit and the values written out."""

from dataclasses import dataclass
from math import ceil

from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.workbook import Workbook as File
from xlsxwriter.worksheet import Worksheet

from liushou.exchange.books.layout import Layout
from liushou.exchange.books.model import Chart, Sheet
from liushou.exchange.books.styles import BODY_FONT
from liushou.exchange.books.texts import no_reference

ROW_PIXELS = 20
"""Of a row that nobody set higher."""
_HEIGHT = 300
_OFF_THE_EDGE = 2
"""Pixels: a chart that begins right where a page does would leave its border on the page before."""
_BAR, _AROUND_BARS, _LEAST, _HIGHEST = 26, 130, 220, 920
_FILLS: tuple[dict[str, object], ...] = (
    {"fill": {"color": "#595959"}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#000000", "bg_color": "#FFFFFF"}},
    {"fill": {"color": "#D9D9D9"}},
    {"pattern": {"pattern": "small_grid", "fg_color": "#000000", "bg_color": "#FFFFFF"}},
)
_ROOM_FOR_LABELS = 1.1
"""Behind a bar that is whole stands 100 %, which needs room inside the frame."""
_UP_TO_ALL = '[<1.05]0%;""'
_AXIS = {"num_font": {"name": BODY_FONT, "size": 9, "bold": False}}
_DASHES = ("solid", "dash", "round_dot", "long_dash_dot", "long_dash", "long_dash_dot_dot")
_MARKS = ("circle", "square", "triangle", "diamond", "x", "plus")
_LEVEL: dict[str, object] = {"line": {"color": "#7F7F7F", "width": 1.25}, "marker": {"type": "none"}}
_MOST_WRITTEN = 2
"""Lines up to which their values are written at their points."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that has something to draw, of a table that stands on the sheet of that name."""

    chart: Chart
    sheet: Sheet
    layout: Layout
    name: str

    @property
    def count(self) -> int:
        """How many rows it is made of."""
        return rows_drawn(self.chart, self.sheet)

    @property
    def pixels(self) -> int:
        """Its height: that of bar charts grows with the bars, up to a page."""
        return height_drawn(self.chart, self.sheet)


def rows_drawn(chart: Chart, sheet: Sheet) -> int:
    """The rows of a sheet that a chart is made of; 0 where it has nothing to draw."""
    there = max(0, len(sheet.rows) - chart.first)
    return min(chart.rows or there, there)


def height_drawn(chart: Chart, sheet: Sheet) -> int:
    """How high a chart is, in pixels."""
    bars = rows_drawn(chart, sheet) * len(chart.series)
    return _HEIGHT if chart.kind != "bar" else min(_HIGHEST, max(_LEAST, _AROUND_BARS + _BAR * bars))


def write_chart(file: File, target: Worksheet, drawn: Drawn, row: int, width: int) -> int:
    """Put a chart on a sheet, its upper edge at a row; the row below it and a blank one."""
    made = _native(file, drawn)
    made.set_size({"width": width, "height": drawn.pixels})
    target.insert_chart(row, 0, made, {"y_offset": _OFF_THE_EDGE})
    return row + rows_taken(drawn.pixels)


def rows_taken(pixels: int) -> int:
    """The rows of usual height that so many pixels reach over, and a blank one."""
    return ceil(pixels / ROW_PIXELS) + 1


def _native(file: File, drawn: Drawn) -> NativeChart:
    chart = drawn.chart
    made = file.add_chart({"type": chart.kind})
    if made is None:
        raise ValueError(chart.kind)
    first = drawn.layout.first + chart.first
    last = first + drawn.count - 1
    looks = [(column, _drawn(chart, number)) for number, column in enumerate(chart.series)]
    looks += [] if chart.level is None else [(chart.level, _LEVEL)]
    for column, look in looks:
        made.add_series(
            {
                "name": no_reference(drawn.sheet.heads[column].heading),
                "categories": [drawn.name, first, chart.labels, last, chart.labels],
                "values": [drawn.name, first, column, last, column],
                **look,
            }
        )
    made.set_title({"name": no_reference(chart.title), "name_font": _font(13), "overlay": False})
    _set_axes(made, chart, rates=_are_rates(drawn))
    made.set_legend({"none": True} if len(looks) == 1 else {"position": "bottom", "font": _font(9)})
    return made


def _set_axes(made: NativeChart, chart: Chart, *, rates: bool) -> None:
    """Values from nothing, with their unit; the first category of a bar chart on top."""
    values = {"name": no_reference(f"单位：{chart.unit}"), "min": 0, **_AXIS, "name_font": _font(9)}
    values |= {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    if rates:
        values |= {"max": _ROOM_FOR_LABELS, "num_format": _UP_TO_ALL}
    lying = chart.kind == "bar"
    labels = {
        **_AXIS,
        "reverse": lying,
        "crossing": "max" if lying else None,
        "major_gridlines": {"visible": False},
    }
    # The library's x axis is the one that lies, of bar charts too. A reversed upright axis would take it to
    # the top: so it crosses at the far end, which then is the bottom.
    made.set_x_axis(values if lying else labels)
    made.set_y_axis(labels if lying else values)


def _drawn(chart: Chart, number: int) -> dict[str, object]:
    """How a series is told from the others without colour."""
    values: dict[str, object] = {"data_labels": {"value": True, "font": _font(9)}}
    if chart.kind == "line":
        turn = number % len(_DASHES)
        mark = {"type": _MARKS[turn], "size": 7, "fill": {"color": "#FFFFFF"}, "border": {"color": "#000000"}}
        line = {"color": "#000000", "width": 1.5, "dash_type": _DASHES[turn]}
        return {"line": line, "marker": mark, **(values if len(chart.series) <= _MOST_WRITTEN else {})}
    return {**values, **_FILLS[number % len(_FILLS)], "border": {"color": "#000000"}, "gap": 60}


def _are_rates(drawn: Drawn) -> bool:
    """True where all values are percents up to the whole, so that the axis ends there."""
    sheet, chart, count = drawn.sheet, drawn.chart, drawn.count
    cells = [row[column] for row in sheet.rows[chart.first : chart.first + count] for column in chart.series]
    numbers = [cell for cell in cells if isinstance(cell, (int, float))]
    return (
        all(sheet.heads[column].look == "percent" for column in chart.series) and max(numbers, default=0) <= 1
    )


def _font(size: int) -> dict[str, object]:
    return {"name": BODY_FONT, "size": size, "bold": False}
