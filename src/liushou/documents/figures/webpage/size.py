"""How large a table is: what a browser can show at once, and how many rows there are."""

from collections.abc import Iterable

from liushou.documents.figures.model import Part, Row, Table

_MOST_COLUMNS = 9
"""With more columns than these a table is wide."""
MOST_CELLS = 30_000
"""Cells up to which a table stands in the page whole; a larger one is shown in pages from its data."""
FIRST_CELLS = 6_000
"""Cells of a larger table that stand in the page nevertheless, for readers without scripts."""


def is_large(table: Table) -> bool:
    """True for a table that is shown in pages."""
    return sum(cells_of(row) for row in table.rows) > MOST_CELLS


def is_wide(table: Table) -> bool:
    """True for a table that is printed across the sheet."""
    return len(table.columns) > _MOST_COLUMNS


def cells_of(row: Row) -> int:
    """Cells of a row with all that opens from it."""
    return len(row.cells) + sum(map(cells_of, row.under)) + _in_parts(row.detail)


def rows_of(rows: Iterable[Row]) -> int:
    """Rows with those under them."""
    return sum(1 + rows_of(row.under) for row in rows)


def _in_parts(parts: Iterable[Part]) -> int:
    return sum(cells_of(row) for part in parts if isinstance(part, Table) for row in part.rows)
