"""Line charts for the setting program: where every point stands, as shares of the room there is."""

from liushou.documents.blocks import Line, Lines
from liushou.documents.charts.scale import labelled, target_label, tick_label, ticks
from liushou.documents.charts.words import spoken, titled
from liushou.documents.language.chinese import figure
from liushou.documents.pdf.charts import SOURCE_ROOM, TITLE_ROOM
from liushou.documents.pdf.text import Json, one_line
from liushou.documents.widths import width

_ROOM = 38.0
"""Characters that stand beside one another below the lines."""
_MOST_WRITTEN = 12
"""Points up to which the values of a single line are written over it."""
_NAME_ROOM = 30.0


def lines_data(chart: Lines) -> dict[str, Json]:
    """The chart: points as shares from left to right and from the bottom up, words as they are printed."""
    scale = ticks(chart)
    marks = [tick_label(tick, chart) for tick in scale]
    shown = labelled(len(chart.points))
    room = _ROOM / max(len(shown), 1)
    single = len(chart.lines) == 1 and len(chart.points) <= _MOST_WRITTEN
    return {
        "kind": "lines",
        "title": one_line(titled(chart), TITLE_ROOM),
        "alt": one_line(spoken(chart), float("inf")),
        "source": one_line(chart.source, SOURCE_ROOM),
        "room": max(map(width, marks)) + 0.5,
        "scale": [[_share(tick, scale), mark] for tick, mark in zip(scale, marks, strict=True)],
        "zero": _share(0.0, scale),
        "names": [[_across(place, chart), one_line(chart.points[place], room)] for place in shown],
        "apart": 1 / max(len(shown), 1),
        "target": _target(chart, scale),
        "lines": [_line(line, chart, scale, single=single) for line in chart.lines],
    }


def _line(line: Line, chart: Lines, scale: tuple[float, ...], *, single: bool) -> Json:
    """The runs of a line between its gaps, each of points [across, up, value]."""
    runs: list[list[Json]] = [[]]
    for place, value in enumerate(line.values):
        if value is None:
            runs.append([])
        else:
            point: Json = [_across(place, chart), _share(value, scale), figure(value) if single else ""]
            runs[-1].append(point)
    return {"name": one_line(line.name, _NAME_ROOM), "runs": [run for run in runs if run]}


def _target(chart: Lines, scale: tuple[float, ...]) -> Json:
    if chart.target is None:
        return None
    return [_share(chart.target, scale), target_label(chart.target, chart)]


def _across(place: int, chart: Lines) -> float:
    return (place + 0.5) / max(len(chart.points), 1)


def _share(value: float, scale: tuple[float, ...]) -> float:
    return (value - scale[0]) / (scale[-1] - scale[0])
