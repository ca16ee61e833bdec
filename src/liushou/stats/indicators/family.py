"""Indicators of the family: training, guardians, delegated care."""

from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share


def trained(frames: Frames) -> Indicator:
    """家教知识普及率: members of whom a parent or guardian was trained in the school year up to `on`, over
    the population.

    Trained: a `trained_on`, or among the `guardians` of a session of a 培训 or 家长会.
    """
    came = frames.family_came
    return share("家教知识普及率", of=frames.rows, where=lambda row: row.trained or row.id in came)


def guarded(frames: Frames) -> Indicator:
    """监护落实率: members with a primary guardian who has a phone and a guardianship assessed as 较好 or
    一般, over the population.
    """
    return share("监护落实率", of=frames.rows, where=lambda row: row.guarded)


def delegated(frames: Frames) -> Indicator:
    """委托照护签订率: members with a delegated-care agreement valid on the judged day, over the members of
    type 双留守.
    """
    both_away = (row for row in frames.rows if row.left_behind == "双留守")
    return share("委托照护签订率", of=both_away, where=lambda row: row.delegated)
