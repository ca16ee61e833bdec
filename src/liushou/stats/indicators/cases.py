"""Indicators of cases."""

from collections.abc import Iterator
from typing import NamedTuple

from liushou.stats.frames import Frames
from liushou.stats.indicators.indicator import Indicator, share_of_things


class TermCase(NamedTuple):
    """A case of the term; `closed`: by the day counted up to."""

    kind: str
    level: str
    closed: bool
    legal_aid: bool


def cases_of_term(frames: Frames) -> Iterator[tuple[str, TermCase]]:
    """The members' cases opened by `on` and not closed before the term began, each with the child's id."""
    return ((row.id, TermCase._make(case)) for row in frames.rows for case in row.cases)


def settled(frames: Frames) -> Indicator:
    """问题办结率: of the cases opened by `on` and not closed before the term began, those closed by `on`."""
    return share_of_things("问题办结率", ((id_, case.closed) for id_, case in cases_of_term(frames)))


def legally_aided(frames: Frames) -> Indicator:
    """法律援助率: of the cases counted under 问题办结率 that are of kind 法律, those with legal aid."""
    legal = ((id_, case) for id_, case in cases_of_term(frames) if case.kind == "法律")
    return share_of_things("法律援助率", ((id_, case.legal_aid) for id_, case in legal))
