"""Charts for the setting program: how long every bar is, what is written beside it."""

from liushou.documents.blocks import Bar, Chart
from liushou.documents.charts.words import spoken, titled
from liushou.documents.language.chinese import figure
from liushou.documents.pdf.text import Json, one_line
from liushou.documents.widths import width

_MOST_ROOM = 12.0
"""Characters of the widest column of names; longer ones wrap."""
TITLE_ROOM, SOURCE_ROOM = 36.0, 42.0
_WHOLE = 24
"""Bars up to which a chart is kept on one page."""


def chart_data(chart: Chart) -> dict[str, Json]:
    """The chart: lengths as shares of the room for bars, figures as they are printed."""
    unit = "%" if chart.unit == "%" else ""
    values = [value for bar in chart.bars for value in (bar.value, bar.target) if value is not None]
    most = max([*values, 100.0 if unit else 0.0]) or 1.0
    room = min(max((width(bar.label) for bar in chart.bars), default=0.0), _MOST_ROOM) + 0.5
    return {
        "kind": "chart",
        "title": one_line(titled(chart), TITLE_ROOM),
        "alt": one_line(spoken(chart), float("inf")),
        "source": one_line(chart.source, SOURCE_ROOM),
        "targets": any(bar.target is not None for bar in chart.bars),
        "room": room,
        "bars": [_bar(bar, most, unit, room) for bar in chart.bars],
        "whole": len(chart.bars) <= _WHOLE,
    }


def _bar(bar: Bar, most: float, unit: str, room: float) -> Json:
    return {
        "label": one_line(bar.label, room),
        "length": _share(bar.value or 0.0, most),
        "value": _figure(bar.value, unit),
        "target": None if bar.target is None else _share(bar.target, most),
        "aim": "" if bar.target is None else _figure(bar.target, unit),
    }


def _share(value: float, most: float) -> float:
    return max(value, 0.0) / most


def _figure(value: float | None, unit: str) -> str:
    return "—" if value is None else f"{figure(value)}{unit}"
