"""Line charts of many lines: as many charts as they need to be told apart."""

from collections.abc import Sequence
from itertools import pairwise

from liushou.documents.blocks import Line, Lines
from liushou.numerals import chinese_number

MOST_LINES = 6
"""Dashes and marks that can be told apart in black and white."""


def line_charts(
    title: str,
    points: Sequence[str],
    lines: Sequence[Line],
    *,
    unit: str = "",
    source: str = "",
    target: float | None = None,
) -> tuple[Lines, ...]:
    """The lines as charts of at most six each, in order, as even as they can be: （之一）, （之二） …

    `unit` "%" takes values from 0 to 100. Lines without any value are left out; without lines or points
    there is no chart. Raises ValueError where a line has not a value (or None) for each point.
    """
    if any(len(line.values) != len(points) for line in lines):
        raise ValueError("a line needs a value or None for each point")
    drawn = [line for line in lines if any(value is not None for value in line.values)]
    count = -(-len(drawn) // MOST_LINES)
    bounds = [len(drawn) * number // count for number in range(count + 1)] if count else [0]
    return tuple(
        Lines(_title(title, number, count), unit, source, tuple(points), tuple(drawn[first:last]), target)
        for number, (first, last) in enumerate(pairwise(bounds), start=1)
    )


def _title(title: str, number: int, count: int) -> str:
    return f"{title}（之{chinese_number(number)}）" if count > 1 else title
