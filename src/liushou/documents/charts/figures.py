"""The figures of a chart as a table: what stands beside, below or in place of its picture."""

from liushou.documents.blocks import Lines
from liushou.documents.language.chinese import figure

TARGET = "目标"


def figures_of(lines: Lines) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The headings and a row for each point: its name, the value of each line, the target if there is one.

    A missing value is empty.
    """
    heads = ("项目", *(line.name for line in lines.lines), *((TARGET,) if lines.target is not None else ()))
    rows = tuple(
        (
            point,
            *(written(line.values[place]) for line in lines.lines),
            *((figure(lines.target),) if lines.target is not None else ()),
        )
        for place, point in enumerate(lines.points)
    )
    return heads, rows


def written(value: float | None) -> str:
    """A value as a table has it; nothing for None."""
    return "" if value is None else figure(value)
