"""Indicators of the archives themselves: kept, verified, consented to."""

from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share
from liushou.stats.survey import surveyed


def archived(frames: Frames) -> Indicator:
    """建档率: members with a complete archive, at most the denominator, over the children surveyed as
    left-behind this term; without a survey, and for a part of the population, over the population.

    A complete archive is defined in records/completeness.py. Missing are the incomplete archives.
    """
    found = share("建档率", of=frames.rows, where=lambda row: row.complete)
    asked = surveyed(frames.scope)
    if asked is None:
        return found
    return Indicator(found.name, min(found.numerator, asked), asked, found.counted, found.missing)


def verified(frames: Frames) -> Indicator:
    """信息核查率: members with a record 信息核查 in the term, over the population."""
    return share("信息核查率", of=frames.rows, where=lambda row: "信息核查" in row.kinds)


def consented(frames: Frames) -> Indicator:
    """同意书签署率: members with a guardian's consent on file (and not withdrawn), over the population."""
    return share("同意书签署率", of=frames.rows, where=lambda row: row.consent)
