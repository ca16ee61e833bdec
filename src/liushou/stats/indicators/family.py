"""Indicators of the family: training, guardians, delegated care."""

import pandas as pd

from liushou.stats.facts import school_year
from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, everyone, share

_TRAININGS = ("培训", "家长会")


def trained(frames: Frames) -> Indicator:
    """家教知识普及率: members of whom a parent or guardian was trained in the school year up to `on`, over
    the population.

    Trained: a `trained_on`, or among the `guardians` of a session of a 培训 or 家长会.
    """
    children, came = frames.children, frames.guardians
    first = pd.Timestamp(school_year(frames.scope).first)
    sessions = came[came["kind"].isin(_TRAININGS) & came["date"].between(first, frames.on)]
    where = children["trained"] | frames.are(sessions["child"])
    return share("家教知识普及率", of=everyone(children), where=where)


def guarded(frames: Frames) -> Indicator:
    """监护落实率: members with a primary guardian who has a phone and a guardianship assessed as 较好 or
    一般, over the population.
    """
    children = frames.children
    return share("监护落实率", of=everyone(children), where=children["guarded"])


def delegated(frames: Frames) -> Indicator:
    """委托照护签订率: members with a delegated-care agreement valid on the judged day, over the members of
    type 双留守.
    """
    children = frames.children
    return share("委托照护签订率", of=children["left_behind"] == "双留守", where=children["delegated"])
