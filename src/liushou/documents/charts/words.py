"""A chart in words."""

from liushou.documents.blocks import Chart
from liushou.documents.language.chinese import figure


def spoken(chart: Chart) -> str:
    """The chart in words, for readers who cannot see it: 题：甲 3名；乙 4名."""
    bars = "；".join(
        f"{bar.label} {figure(bar.value)}{chart.unit}" for bar in chart.bars if bar.value is not None
    )
    return f"{chart.title}：{bars}" if bars else chart.title


def titled(chart: Chart) -> str:
    """The title with the unit: 各班人数（名）."""
    return f"{chart.title}（{chart.unit}）" if chart.unit else chart.title
