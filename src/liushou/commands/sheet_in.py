"""A filled-in sheet as the rows that care takes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from liushou.care.importing.outcome import Place, Row
from liushou.exchange.sheets import table


def sheet_rows(path: Path, heads: Mapping[str, str], required: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a csv or xlsx file below its headings; `required` are the targets it must have.

    Raises UsageError for a file that cannot be read, or without those headings.
    """
    columns = {target: (head,) for target, head in heads.items()}
    return tuple(Row(Place("", row.number), row.cells) for row in table(path, columns, required))
