"""The cases of a term in numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from liushou.records.vocabulary import CaseKind, CaseLevel
from liushou.stats.frames import Frames
from liushou.stats.indicators.cases import cases_of_term

_ORDER: tuple[str, ...] = (*get_args(CaseKind), *get_args(CaseLevel))


@dataclass(frozen=True, slots=True)
class CaseCount:
    """The cases counted under 问题办结率: open or closed on `on`, and all of them by kind and level."""

    open: int
    closed: int
    by_kind: dict[str, int]
    by_level: dict[str, int]


def case_count(frames: Frames) -> CaseCount:
    """The term's cases of the population."""
    cases = [case for _, case in cases_of_term(frames)]
    closed = sum(case.closed for case in cases)
    return CaseCount(
        open=len(cases) - closed,
        closed=closed,
        by_kind=_in_case_order(Counter(case.kind for case in cases)),
        by_level=_in_case_order(Counter(case.level for case in cases)),
    )


def _in_case_order(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by kind or level in the order of the vocabulary."""
    return {term: counts[term] for term in _ORDER if term in counts}
