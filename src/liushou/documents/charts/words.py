"""A chart in words."""

from liushou.documents.blocks import Chart, Line, Lines
from liushou.documents.language.chinese import figure


def spoken(chart: Chart | Lines) -> str:
    """The chart in words, for readers who cannot see it.

    题：甲 3名；乙 4名. Of lines: 题：甲 第一学期 80%、第二学期 95%；目标 90%.
    """
    if isinstance(chart, Lines):
        told = [_spoken_line(line, chart) for line in chart.lines if any(v is not None for v in line.values)]
        told += [f"目标 {figure(chart.target)}{chart.unit}"] if told and chart.target is not None else []
    else:
        told = [f"{bar.label} {figure(bar.value)}{chart.unit}" for bar in chart.bars if bar.value is not None]
    return f"{chart.title}：{'；'.join(told)}" if told else chart.title


def _spoken_line(line: Line, chart: Lines) -> str:
    figures = (
        f"{point} {figure(value)}{chart.unit}"
        for point, value in zip(chart.points, line.values, strict=True)
        if value is not None
    )
    return f"{line.name} {'、'.join(figures)}"


def titled(chart: Chart | Lines) -> str:
    """The title with the unit: 各班人数（名）."""
    return f"{chart.title}（{chart.unit}）" if chart.unit else chart.title
