"""Breakdowns: the population by one of its properties, or by two at once."""

from collections import Counter
from itertools import chain

from liushou.errors import UsageError
from liushou.records.groups import UNFILLED
from liushou.stats.frames import Frames
from liushou.stats.groups import BREAKDOWNS, SEVERAL, Cross
from liushou.stats.order import in_order

_NONE = (UNFILLED,)


def breakdown(frames: Frames, by: str) -> dict[str, int]:
    """How many of the population are in each group, in order; homeroom and volunteer by id.

    Each child is in one group (a missing value is 未填) but for its categories. Raises UsageError if there
    is no such breakdown.
    """
    groups = chain.from_iterable(groups_of(frames, by)) if by in SEVERAL else _alone(frames, by)
    return in_order(by, dict(Counter(groups)))


def cross(frames: Frames, rows: str, columns: str) -> Cross:
    """The population by two properties at once, with totals.

    Raises UsageError if one of them is no breakdown, or both are the same.
    """
    if rows == columns:
        raise UsageError(f"交叉表要两个不同的分组，不能都是“{rows}”。")
    pairs = zip(groups_of(frames, rows), groups_of(frames, columns), strict=True)
    counted = Counter((row, column) for ours, theirs in pairs for row in ours for column in theirs)
    down, across = breakdown(frames, rows), breakdown(frames, columns)
    cells = {row: {column: counted[row, column] for column in across} for row in down}
    return Cross(down, across, cells, len(frames.rows))


def groups_of(frames: Frames, by: str) -> list[tuple[str, ...]]:
    """The groups of each member, in the order of the rows: one, or as many categories as it has."""
    if by in SEVERAL:
        return [tuple(row.categories) or _NONE for row in frames.rows]
    return [(group,) for group in _alone(frames, by)]


def _alone(frames: Frames, by: str) -> list[str]:
    """The group of each member, by a breakdown in which each is in one."""
    if by not in BREAKDOWNS:
        raise UsageError(f"不能按“{by}”分组；可以用：{'、'.join(BREAKDOWNS.values())}。")
    return frames.groups(by)
