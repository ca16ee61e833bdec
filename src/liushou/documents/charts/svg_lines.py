"""Line charts as SVG of our own, read in black and white: every line has its dashes and its marks."""

from liushou.documents.blocks import Line, Lines
from liushou.documents.charts.scale import labelled, target_label, tick_label, ticks
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

_HIGH = 190.0
_MARK = 3.6
_SAMPLE = 30.0
_DOTS = "1 3"
_DASHES = ("", "7 3", "2 2.5", "9 3 2 3", "12 4", "4 2 1 2 1 2")
_OPEN, _FULL = "#fff", "#000"
_LABEL_LINES = 3
_NAME_CHARACTERS = 32.0
_MOST_WRITTEN = 12
"""Points up to which the values of a single line are written over it."""


def lines_svg(chart: Lines) -> str:
    """The chart as an <svg>, `WIDTH` units wide, to stand in HTML or alone.

    Its <title> and <desc> tell it in words. A missing value is a gap in its line.
    """
    plan = _Plan(chart)
    legend, height = plan.legend()
    return framed(chart, height, [*plan.scale(), *plan.names(), *plan.target(), *plan.lines(), *legend])


class _Plan:
    """Where everything of a chart stands."""

    def __init__(self, chart: Lines) -> None:
        self.chart = chart
        self.ticks = ticks(chart)
        labels = [tick_label(tick, chart) for tick in self.ticks]
        self.left = MARGIN + max(map(width, labels)) * SIZE * 1.15 + GAP
        self.right = WIDTH - MARGIN - 2 * GAP
        self.top = TITLE_SIZE + 3 * GAP
        self.bottom = self.top + _HIGH
        self.apart = (self.right - self.left) / max(len(chart.points), 1)

    def scale(self) -> list[str]:
        """Values on the left, a thin line across at each of them."""
        made = []
        for tick in self.ticks:
            y = self._y(tick)
            colour = "#000" if tick == 0 else "#ccc"
            made.append(_stroke(self.left, y, self.right, y, colour, 0.8))
            made.append(text(tick_label(tick, self.chart), self.left - GAP, y, "end", centred=True))
        return made

    def names(self) -> list[str]:
        """The names of the points below them, as many as there is room for."""
        shown = labelled(len(self.chart.points))
        return [
            text(line, self._x(place), self.bottom + LINE * (row + 1), "middle")
            for place in shown
            for row, line in enumerate(self._label(place, shown.step))
        ]

    def target(self) -> list[str]:
        """The level to reach: dots across, which the legend names."""
        if self.chart.target is None:
            return []
        y = self._y(self.chart.target)
        return [_stroke(self.left, y, self.right, y, "#000", 1.2, _DOTS)]

    def lines(self) -> list[str]:
        """The lines with their marks; of a single one with few points the values too."""
        made = [each for place, line in enumerate(self.chart.lines) for each in self._line(line, place)]
        if len(self.chart.lines) == 1 and len(self.chart.points) <= _MOST_WRITTEN:
            made += self._figures(self.chart.lines[0])
        return made

    def legend(self) -> tuple[list[str], float]:
        """A piece of each line beside its name, below the names of the points; the height of all."""
        shown = labelled(len(self.chart.points))
        rows = max((len(self._label(place, shown.step)) for place in shown), default=0)
        x, y = self.left, self.bottom + LINE * (rows + 1) + GAP
        made = []
        target = [] if self.chart.target is None else [target_label(self.chart.target, self.chart)]
        for place, each in enumerate([*(line.name for line in self.chart.lines), *target]):
            name = label_lines(each, _NAME_CHARACTERS, 1)[0]
            taken = _SAMPLE + GAP + width(name) * SIZE + 2 * GAP
            if x > self.left and x + taken > WIDTH - MARGIN:
                x, y = self.left, y + LINE + 3
            made += self._key(x, y - 4, place)
            made.append(text(name, x + _SAMPLE + GAP, y, "start"))
            x += taken
        return made, y + GAP + MARGIN

    def _key(self, x: float, y: float, place: int) -> list[str]:
        if place == len(self.chart.lines):
            return [_stroke(x, y, x + _SAMPLE, y, "#000", 1.2, _DOTS)]
        return [*_drawn([(x, y), (x + _SAMPLE, y)], place), _mark(x + _SAMPLE / 2, y, place)]

    def _line(self, line: Line, place: int) -> list[str]:
        runs: list[list[tuple[float, float]]] = [[]]
        for point, value in enumerate(line.values):
            if value is None:
                runs.append([])
            else:
                runs[-1].append((self._x(point), self._y(value)))
        drawn = [each for run in runs for each in _drawn(run, place)]
        return [*drawn, *(_mark(x, y, place) for run in runs for x, y in run)]

    def _figures(self, line: Line) -> list[str]:
        return [
            text(figure(value), self._x(point), self._y(value) - 2 * _MARK, "middle")
            for point, value in enumerate(line.values)
            if value is not None
        ]

    def _label(self, place: int, step: int) -> list[str]:
        return label_lines(self.chart.points[place], max(self.apart * step / SIZE - 0.5, 1.0), _LABEL_LINES)

    def _x(self, place: int) -> float:
        return self.left + self.apart * (place + 0.5)

    def _y(self, value: float) -> float:
        first, last = self.ticks[0], self.ticks[-1]
        return self.bottom - _HIGH * (value - first) / (last - first)


def _drawn(points: list[tuple[float, float]], place: int) -> list[str]:
    """A line through points, in the dashes of its place; nothing for one point alone."""
    if len(points) < 2:
        return []
    through = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    dashes = _DASHES[place % len(_DASHES)]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return [f'<polyline points="{through}" fill="none" stroke="#000" stroke-width="1.6"{dashed}/>']


def _mark(x: float, y: float, place: int) -> str:
    """Circle, square, triangle: filled in the first three lines, open in the next."""
    fill = f'fill="{_OPEN if place % 6 >= 3 else _FULL}" stroke="#000" stroke-width="1.2"'
    shape = place % 3
    if shape == 0:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(_MARK)}" {fill}/>'
    if shape == 1:
        side = number(2 * _MARK)
        return (
            f'<rect x="{number(x - _MARK)}" y="{number(y - _MARK)}" width="{side}" height="{side}" {fill}/>'
        )
    corners = ((x, y - 1.2 * _MARK), (x + 1.2 * _MARK, y + _MARK), (x - 1.2 * _MARK, y + _MARK))
    return f'<polygon points="{" ".join(f"{number(a)},{number(b)}" for a, b in corners)}" {fill}/>'


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str, wide: float, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" stroke="{colour}" '
        f'stroke-width="{number(wide)}"{dashed}/>'
    )
