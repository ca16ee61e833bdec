"""Bar charts as SVG of our own: small, sharp at any size, without a script or an id.

Read in black and white: dark bars for values, a black line across the bar for a target, the figures of
both in columns of their own, where they never meet the bars.
"""

from liushou.documents.blocks import Bar, Chart
from liushou.documents.charts.svg_parts import (
    GAP,
    LINE,
    MARGIN,
    SIZE,
    TITLE_SIZE,
    WIDTH,
    framed,
    label_lines,
    number,
    text,
)
from liushou.documents.language.chinese import figure
from liushou.documents.widths import width

_BAR = 13.0
_ROW_GAP = 7.0
_LABEL_CHARACTERS = 9.0
_LABEL_LINES = 3
_DARK, _TRACK = "#44566c", "#e6e9ed"


def chart_svg(chart: Chart) -> str:
    """The chart as an <svg>, `WIDTH` units wide and as high as its bars need, to stand in HTML or alone.

    Its <title> and <desc> tell it in words. A bar without a value has a dash in place of its figure; a
    value below zero has a figure and no bar.
    """
    plan = _Plan(chart)
    parts = plan.head()
    top = plan.rows_top
    for bar in chart.bars:
        lines = _label(bar)
        height = max(_BAR, len(lines) * LINE)
        parts += plan.row(bar, lines, top + height / 2)
        top += height + _ROW_GAP
    parts.append(_axis(plan.left, plan.rows_top - 3, top - _ROW_GAP + 3))
    return framed(chart, top + MARGIN, parts)


class _Plan:
    """Where the columns of a chart stand: labels, bars, values, targets."""

    def __init__(self, chart: Chart) -> None:
        self.unit = chart.unit if chart.unit == "%" else ""
        figures = [value for bar in chart.bars for value in (bar.value, bar.target) if value is not None]
        self.most = max([*figures, 100.0 if self.unit else 0.0]) or 1.0
        self.targets = any(bar.target is not None for bar in chart.bars)
        lines = [line for bar in chart.bars for line in _label(bar)]
        self.left = MARGIN + max(map(width, lines), default=0.0) * SIZE + GAP
        target_width = self._column([bar.target for bar in chart.bars], "目标") if self.targets else 0.0
        value_width = self._column([bar.value for bar in chart.bars], "实际" if self.targets else "")
        self.target_edge = WIDTH - MARGIN
        self.value_edge = self.target_edge - target_width
        self.room = self.value_edge - value_width - self.left
        self.rows_top = TITLE_SIZE + 3 * GAP + (LINE + GAP if self.targets else 0)

    def head(self) -> list[str]:
        """The names of the columns of figures, each with its mark."""
        if not self.targets:
            return []
        line = TITLE_SIZE + 2 * GAP + LINE
        mark = self.target_edge - 2 * SIZE - 6
        return [
            text("实际", self.value_edge, line, "end"),
            _rect(self.value_edge - 2 * SIZE - 13, line - 10, 9, _DARK, height=11),
            text("目标", self.target_edge, line, "end"),
            _target(mark, line - 11, line + 2),
        ]

    def row(self, bar: Bar, lines: list[str], middle: float) -> list[str]:
        """One bar, `middle` being the height at which it stands."""
        first = middle - (len(lines) - 1) * LINE / 2
        parts = [
            text(line, self.left - GAP, first + place * LINE, "end", centred=True)
            for place, line in enumerate(lines)
        ]
        parts.append(_rect(self.left, middle - _BAR / 2, self.room, _TRACK))
        if bar.value is not None and bar.value > 0:
            parts.append(_rect(self.left, middle - _BAR / 2, self._length(bar.value), _DARK))
        if bar.target is not None:
            across = self.left + self._length(max(bar.target, 0.0))
            parts.append(_target(across, middle - _BAR / 2 - 3, middle + _BAR / 2 + 3))
            parts.append(text(self._figure(bar.target), self.target_edge, middle, "end", centred=True))
        parts.append(text(self._figure(bar.value), self.value_edge, middle, "end", centred=True))
        return parts

    def _length(self, value: float) -> float:
        return self.room * value / self.most

    def _figure(self, value: float | None) -> str:
        return "—" if value is None else f"{figure(value)}{self.unit}"

    def _column(self, values: list[float | None], heading: str) -> float:
        """How wide a column of figures is, with its mark and the gap before it."""
        widest = max((width(self._figure(value)) for value in values), default=0.0)
        return max(widest * SIZE * 1.15, width(heading) * SIZE + 13 if heading else 0.0) + 1.5 * GAP


def _label(bar: Bar) -> list[str]:
    return label_lines(bar.label, _LABEL_CHARACTERS, _LABEL_LINES)


def _rect(x: float, y: float, across: float, colour: str, *, height: float = _BAR) -> str:
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(across)}" height="{number(height)}" '
        f'fill="{colour}"/>'
    )


def _target(x: float, top: float, bottom: float) -> str:
    """A black line with a white edge, seen on a bar, beside it and on paper."""
    line = f'x1="{number(x)}" y1="{number(top)}" x2="{number(x)}" y2="{number(bottom)}"'
    return f'<line {line} stroke="#fff" stroke-width="5"/><line {line} stroke="#000" stroke-width="2.2"/>'


def _axis(x: float, top: float, bottom: float) -> str:
    return (
        f'<line x1="{number(x)}" y1="{number(top)}" x2="{number(x)}" y2="{number(bottom)}" '
        'stroke="#000" stroke-width="1"/>'
    )
