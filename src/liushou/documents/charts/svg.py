"""Bar charts as SVG of our own: small, sharp at any size, without a script or an id.

Read in black and white: dark bars for values, a black line across the bar for a target, the figures of
both in columns of their own, where they never meet the bars.
"""

from html import escape

from liushou.documents.blocks import Bar, Chart
from liushou.documents.charts.words import spoken, titled
from liushou.documents.language.chinese import figure
from liushou.documents.language.escape import clean
from liushou.documents.widths import width
from liushou.printable import printable

WIDTH = 480
"""Width of the picture in its own units; the type area of an official document is 442 points wide."""
_FACES = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif"
_SIZE = 12.0
_TITLE_SIZE = 14.0
_LEAST_TITLE = 10.0
_MARGIN = 4.0
_GAP = 8.0
_BAR = 13.0
_LINE = 15.0
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
    parts = [_title(chart), *plan.head()]
    top = plan.rows_top
    for bar in chart.bars:
        lines = _label_lines(bar.label)
        height = max(_BAR, len(lines) * _LINE)
        parts += plan.row(bar, lines, top + height / 2)
        top += height + _ROW_GAP
    parts.append(_axis(plan.left, plan.rows_top - 3, top - _ROW_GAP + 3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_number(top + _MARGIN)}" role="img" '
        f'font-family="{_FACES}" font-size="{_number(_SIZE)}" fill="#000">'
        f"<title>{_words(titled(chart))}</title><desc>{_words(spoken(chart))}</desc>{''.join(parts)}</svg>"
    )


class _Plan:
    """Where the columns of a chart stand: labels, bars, values, targets."""

    def __init__(self, chart: Chart) -> None:
        self.unit = chart.unit if chart.unit == "%" else ""
        figures = [value for bar in chart.bars for value in (bar.value, bar.target) if value is not None]
        self.most = max([*figures, 100.0 if self.unit else 0.0]) or 1.0
        self.targets = any(bar.target is not None for bar in chart.bars)
        lines = [line for bar in chart.bars for line in _label_lines(bar.label)]
        self.left = _MARGIN + max(map(width, lines), default=0.0) * _SIZE + _GAP
        target_width = self._column([bar.target for bar in chart.bars], "目标") if self.targets else 0.0
        value_width = self._column([bar.value for bar in chart.bars], "实际" if self.targets else "")
        self.target_edge = WIDTH - _MARGIN
        self.value_edge = self.target_edge - target_width
        self.room = self.value_edge - value_width - self.left
        self.rows_top = _TITLE_SIZE + 3 * _GAP + (_LINE + _GAP if self.targets else 0)

    def head(self) -> list[str]:
        """The names of the columns of figures, each with its mark."""
        if not self.targets:
            return []
        line = _TITLE_SIZE + 2 * _GAP + _LINE
        mark = self.target_edge - 2 * _SIZE - 6
        return [
            _text("实际", self.value_edge, line, "end"),
            _rect(self.value_edge - 2 * _SIZE - 13, line - 10, 9, _DARK, height=11),
            _text("目标", self.target_edge, line, "end"),
            _target(mark, line - 11, line + 2),
        ]

    def row(self, bar: Bar, lines: list[str], middle: float) -> list[str]:
        """One bar, `middle` being the height at which it stands."""
        first = middle - (len(lines) - 1) * _LINE / 2
        parts = [
            _text(line, self.left - _GAP, first + number * _LINE, "end", centred=True)
            for number, line in enumerate(lines)
        ]
        parts.append(_rect(self.left, middle - _BAR / 2, self.room, _TRACK))
        if bar.value is not None and bar.value > 0:
            parts.append(_rect(self.left, middle - _BAR / 2, self._length(bar.value), _DARK))
        if bar.target is not None:
            across = self.left + self._length(max(bar.target, 0.0))
            parts.append(_target(across, middle - _BAR / 2 - 3, middle + _BAR / 2 + 3))
            parts.append(_text(self._figure(bar.target), self.target_edge, middle, "end", centred=True))
        parts.append(_text(self._figure(bar.value), self.value_edge, middle, "end", centred=True))
        return parts

    def _length(self, value: float) -> float:
        return self.room * value / self.most

    def _figure(self, value: float | None) -> str:
        return "—" if value is None else f"{figure(value)}{self.unit}"

    def _column(self, values: list[float | None], heading: str) -> float:
        """How wide a column of figures is, with its mark and the gap before it."""
        widest = max((width(self._figure(value)) for value in values), default=0.0)
        return max(widest * _SIZE * 1.15, width(heading) * _SIZE + 13 if heading else 0.0) + 1.5 * _GAP


def _label_lines(label: str) -> list[str]:
    """A label in at most three lines of nine characters, cut off with … where it is longer."""
    lines, line = [], ""
    for character in printable(clean(label).replace("\n", " ").strip()):
        if width(line + character) > _LABEL_CHARACTERS:
            lines.append(line)
            line = ""
        line += character
    lines.append(line)
    if len(lines) <= _LABEL_LINES:
        return lines
    return [*lines[: _LABEL_LINES - 1], lines[_LABEL_LINES - 1][:-1] + "…"]


def _title(chart: Chart) -> str:
    """The title in bold, in smaller letters where it is long, cut off with … where it is longer still."""
    room = WIDTH - 2 * _MARGIN
    words = printable(clean(titled(chart)).replace("\n", " "))
    if width(words) * _LEAST_TITLE > room:
        while (width(words) + 1) * _LEAST_TITLE > room:
            words = words[:-1]
        words += "…"
    size = min(_TITLE_SIZE, room / max(width(words), 1.0))
    return (
        f'<text x="{WIDTH // 2}" y="{_number(_TITLE_SIZE + _GAP / 2)}" text-anchor="middle" '
        f'font-size="{_number(size)}" font-weight="bold">{_words(words)}</text>'
    )


def _text(words: str, x: float, y: float, anchor: str, *, centred: bool = False) -> str:
    """Words that end at x, on a line at y or centred around it."""
    line = y + _SIZE * 0.36 if centred else y
    return f'<text x="{_number(x)}" y="{_number(line)}" text-anchor="{anchor}">{_words(words)}</text>'


def _rect(x: float, y: float, across: float, colour: str, *, height: float = _BAR) -> str:
    return (
        f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(across)}" height="{_number(height)}" '
        f'fill="{colour}"/>'
    )


def _target(x: float, top: float, bottom: float) -> str:
    """A black line with a white edge, seen on a bar, beside it and on paper."""
    line = f'x1="{_number(x)}" y1="{_number(top)}" x2="{_number(x)}" y2="{_number(bottom)}"'
    return f'<line {line} stroke="#fff" stroke-width="5"/><line {line} stroke="#000" stroke-width="2.2"/>'


def _axis(x: float, top: float, bottom: float) -> str:
    return (
        f'<line x1="{_number(x)}" y1="{_number(top)}" x2="{_number(x)}" y2="{_number(bottom)}" '
        'stroke="#000" stroke-width="1"/>'
    )


def _words(source: str) -> str:
    return escape(printable(clean(source).replace("\n", " ")))


def _number(value: float) -> str:
    return figure(round(value, 1))
