"""What a message may show of a value."""

from datetime import date

from liushou.findings import Path
from liushou.records.describe import mark_at
from liushou.records.fields import HIDDEN, Record


def shown_day(record: Record, path: Path, day: date | str) -> str:
    """The day, or clock time, in brackets; or nothing where the field is one that messages must not show."""
    return "" if mark_at(type(record), path) in HIDDEN else f"（{day}）"
