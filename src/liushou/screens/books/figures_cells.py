"""Values and columns of a page of figures as cells and headings of a sheet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from liushou.documents.figures.model import Column, Kind, Row, Table, Value
from liushou.documents.figures.paper_table import leading
from liushou.exchange.books.model import Head, Look
from liushou.exchange.books.model import Value as Cell
from liushou.textwidth import width

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOKS: dict[Kind, Look] = {"text": "wrapped", "number": "number", "percent": "percent", "day": "day"}
_LEAST, _MOST, _OF_FIGURES, _OF_DAYS, _STEP = 10, 40, 10, 13, 3
_SHORT = 12
"""Cells of a text that stands in the middle of its column."""
NARROWEST = 72
"""Cells that the columns of a sheet take together at least."""
_UPRIGHT = 88
"""Cells that stand beside one another on an upright page."""


def cells(values: Sequence[Value], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """A row of values, a day as a day."""
    return tuple(_cell(value, column.kind) for value, column in zip(values, columns, strict=True))


def _cell(value: Value, kind: Kind) -> Cell:
    if kind == "day" and isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value


def head_of(column: Column, number: int, table: Table) -> Head:
    """The heading of a column: texts as wide as the widest, up to half a page, short ones centred."""
    own = number == leading(table) - 1
    short = column.kind == "text" and not own and _widest(table.rows, number) <= _SHORT
    look: Look = "centred" if short else _LOOKS[column.kind]
    return Head(column.title, width=_width(column, number, table), look=look)


def widened(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The headings as wide, together, as the line under a title needs and a chart reads well."""
    whole = sum(head.width for head in heads)
    if whole >= NARROWEST:
        return tuple(heads)
    return tuple(replace(head, width=round(head.width * NARROWEST / whole, 1)) for head in heads)


def landscape(heads: Sequence[Head]) -> bool:
    """True where the columns do not stand on an upright page."""
    return sum(head.width for head in heads) > _UPRIGHT


def _width(column: Column, number: int, table: Table) -> float:
    if column.kind == "day":
        return _OF_DAYS
    if column.kind != "text":
        return _OF_FIGURES
    return min(_MOST, max(_LEAST, width(column.title) + 2, _widest(table.rows, number) + 2))


def _widest(rows: Sequence[Row], number: int) -> int:
    """The width of the widest text, those of rows beneath with the room they are indented by."""
    texts = (row.cells[number] for row in rows)
    own = (width(text) for text in texts if isinstance(text, str))
    return max(chain(own, (_widest(row.under, number) + _STEP for row in rows if row.under)), default=0)
