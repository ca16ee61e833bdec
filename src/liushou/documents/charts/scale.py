"""The scale of a line chart: round values from nothing to above the highest."""

from math import ceil, floor, log10

from liushou.documents.blocks import Lines
from liushou.documents.charts.figures import TARGET
from liushou.documents.language.chinese import figure

_MOST_LABELS = 12
_STEPS = 5
_LEAST_STEP = 0.1
_WHOLE_PERCENT = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)


def ticks(chart: Lines) -> tuple[float, ...]:
    """The values at which a line is drawn across, lowest first; the first and last are the ends of the scale.

    A scale begins at nothing, or below it where a value does; that of percents ends at 100 unless one is
    more.
    """
    values = [value for line in chart.lines for value in line.values if value is not None]
    values += [chart.target] if chart.target is not None else []
    lowest, highest = min([0.0, *values]), max([0.0, *values])
    if chart.unit == "%" and lowest == 0 and highest <= _WHOLE_PERCENT[-1]:
        return _WHOLE_PERCENT
    whole = all(value == int(value) for value in values)
    step = max(_round_step((highest - lowest) / _STEPS), 1.0 if whole else _LEAST_STEP)
    first, last = floor(lowest / step), max(ceil(highest / step), 1)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … (or 0.1, 0.2, 0.5 …) that is not less; 1 for nothing."""
    if least <= 0:
        return 1.0
    power = 10.0 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def tick_label(value: float, chart: Lines) -> str:
    """A value of the scale as it is written beside it: 80%."""
    return f"{figure(value)}%" if chart.unit == "%" else figure(value)


def target_label(target: float, chart: Lines) -> str:
    """The name of the level to reach: 目标95%."""
    return f"{TARGET}{tick_label(target, chart)}"


def labelled(points: int) -> range:
    """Which of so many points are named: every one, every second … at most twelve."""
    return range(0, points, max(1, ceil(points / _MOST_LABELS)))
