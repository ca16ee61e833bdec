"""A filled-in sheet as the rows that care takes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from liushou.care.sheet_rows import SheetRow
from liushou.exchange.sheets import table


def sheet_rows(path: Path, heads: Mapping[str, str], required: Sequence[str]) -> tuple[SheetRow, ...]:
    """The rows of a csv or xlsx file below its headings; `required` are the fields it must have.

    Raises UsageError for a file that cannot be read, or without those headings.
    """
    columns = {field: (head,) for field, head in heads.items()}
    return tuple(SheetRow(row.number, row.cells) for row in table(path, columns, required))
