"""What a message may show of a value, and what it calls a date."""

from datetime import date

from liushou.findings import Path
from liushou.records.describe import field_at, mark_at
from liushou.records.fields import HIDDEN, Record


def shown_day(record: Record, path: Path, day: date | str | int) -> str:
    """The day, clock time or rank, in brackets; or nothing where messages must not show the field."""
    return "" if mark_at(type(record), path) in HIDDEN else f"（{day}）"


def name_of_day(record: Record, path: Path) -> str:
    """What people call the date at a path: 建档日期, 体检的日期, 父母的外出起始日期."""
    keys = tuple(part for part in path if isinstance(part, str))
    own, around = field_at(type(record), keys), field_at(type(record), keys[:-1])
    name = f"{own.label.removesuffix('日期') if own else ''}日期"
    return f"{around.label}的{name}" if around else name
