"""Breakdowns: the population by one of its properties, or by two at once."""

import pandas as pd

from liushou.errors import UsageError
from liushou.stats.frames import Frames
from liushou.stats.groups import BREAKDOWNS, Cross
from liushou.stats.order import in_order


def breakdown(frames: Frames, by: str) -> dict[str, int]:
    """How many of the population are in each group, in order; homeroom and volunteer by id.

    Each child is in one group (a missing value is 未填) but for its categories. Raises UsageError if there
    is no such breakdown.
    """
    counts = groups_of(frames, by).value_counts()
    return in_order(by, {str(group): int(count) for group, count in counts.items()})


def cross(frames: Frames, rows: str, columns: str) -> Cross:
    """The population by two properties at once, with totals.

    Raises UsageError if one of them is no breakdown, or both are the same.
    """
    if rows == columns:
        raise UsageError(f"交叉表要两个不同的分组，不能都是“{rows}”。")
    pairs = pd.merge(
        groups_of(frames, rows).rename("row"),
        groups_of(frames, columns).rename("column"),
        left_index=True,
        right_index=True,
    )
    counted = pairs.groupby(["row", "column"]).size().to_dict()
    down, across = breakdown(frames, rows), breakdown(frames, columns)
    cells = {row: {column: int(counted.get((row, column), 0)) for column in across} for row in down}
    return Cross(down, across, cells, len(frames.children))


def groups_of(frames: Frames, by: str) -> "pd.Series[str]":
    """The groups of each child, indexed by child id; a child in several stands there several times."""
    if by not in BREAKDOWNS:
        raise UsageError(f"不能按“{by}”分组；可以用：{'、'.join(BREAKDOWNS.values())}。")
    if by == "category":
        return frames.categories.set_index("child")["category"]
    return frames.children[by]
