"""One figure of a store, as tests name it."""

from datetime import date

from liushou.records.fields import Record
from liushou.stats.frames import Frames, frames_of
from liushou.stats.indicators.contents import INDICATORS
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.population import scope_of
from tests.builders import store

ON = date(2026, 11, 20)
"""A Friday; the autumn term of 2026 runs from 1 September to 29 January."""


def frames(*records: Record, on: date = ON, term_id: str = "2026-2027-1") -> Frames:
    """The tables of a store of these records."""
    return frames_of(scope_of(store(*records), term_id, on))


def figure(name: str, *records: Record, on: date = ON, term_id: str = "2026-2027-1") -> Indicator:
    """The indicator `name` of a store of these records."""
    return INDICATORS[name](frames(*records, on=on, term_id=term_id))


def parts(found: Indicator) -> tuple[int, int, tuple[str, ...]]:
    """Numerator, denominator, missing."""
    return found.numerator, found.denominator, found.missing
