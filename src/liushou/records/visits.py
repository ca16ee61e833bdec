"""走访: when somebody last came to the home."""

from collections.abc import Iterable
from datetime import date

from liushou.records.careplan import CareRecord
from liushou.records.vocabulary import VISITS


def last_visit(records: Iterable[CareRecord], day: date) -> date | None:
    """The last day up to `day` of a record that counts as a visit (indicators.md, 走访率), or None."""
    return max((one.date for one in records if one.kind in VISITS and one.date <= day), default=None)
