"""Indicators of cases."""

import pandas as pd

from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share_of_rows


def cases_of_term(frames: Frames) -> pd.DataFrame:
    """The members' cases opened by `on` and not closed before the term began."""
    cases = frames.cases
    return cases[~(cases["closed"] < frames.begins)]


def settled(frames: Frames) -> Indicator:
    """问题办结率: of the cases opened by `on` and not closed before the term began, those closed by `on`."""
    cases = cases_of_term(frames)
    return share_of_rows("问题办结率", of=cases, where=cases["closed"] <= frames.on)


def legally_aided(frames: Frames) -> Indicator:
    """法律援助率: of the cases counted under 问题办结率 that are of kind 法律, those with legal aid."""
    cases = cases_of_term(frames)
    legal = cases[cases["kind"] == "法律"]
    return share_of_rows("法律援助率", of=legal, where=legal["legal_aid"])
