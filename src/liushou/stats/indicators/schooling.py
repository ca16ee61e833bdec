"""Indicators of schooling and health at school."""

from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share

_COMPULSORY_AGES = (6, 15)


def enrolled(frames: Frames) -> Indicator:
    """入学率: members at school, over the members aged 6 to 15 full years when the term begins."""
    first, last = _COMPULSORY_AGES
    of_age = (row for row in frames.rows if first <= row.age_first <= last)
    return share("入学率", of=of_age, where=lambda row: row.at_school)


def kept(frames: Frames) -> Indicator:
    """巩固率: of the members who were on the register when the term began and then at school (enrolled, or
    `left_on` on or after that day), those who by `on` are enrolled, have moved away (转出) or graduated.
    """
    there = (row for row in frames.rows if row.at_school_first)
    return share("巩固率", of=there, where=lambda row: row.kept)


def immunised(frames: Frames) -> Indicator:
    """免疫接种率: members whose `health.immunised` is true, over the population."""
    return share("免疫接种率", of=frames.rows, where=lambda row: row.immunised)
