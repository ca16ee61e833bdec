"""Where everything of a table stands on its sheet: rows from 0, widths in cells."""

from dataclasses import dataclass

from liushou.errors import UsageError
from liushou.exchange.books.model import Sheet

_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of the parts of a sheet: title, line (None without), heads, data, total, notes."""

    line: int | None
    heads: int
    grouped: bool
    first: int
    blank: int
    total: int | None
    notes: int
    end: int
    last_column: int

    @property
    def last_head(self) -> int:
        """The row of the headings right above the data."""
        return self.first - 1

    @property
    def last(self) -> int:
        """The last row that holds data or waits for it; the one above `first` where there is none."""
        return (self.total if self.total is not None else self.notes) - 1


def layout_of(sheet: Sheet) -> Layout:
    """The layout of a sheet. Raises UsageError where it has more rows or columns than Excel has."""
    line = 1 if any(sheet.line) else None
    heads = 1 if line is None else 2
    grouped = any(head.group for head in sheet.heads)
    first = heads + (2 if grouped else 1)
    blank = first + len(sheet.rows)
    bottom = blank + sheet.blank
    total = bottom if sheet.total else None
    notes = bottom + (1 if sheet.total else 0)
    end = notes + len(sheet.notes)
    if end > _MOST_ROWS or len(sheet.heads) > _MOST_COLUMNS:
        raise UsageError(f"“{sheet.name}”太大：一张工作表最多 {_MOST_ROWS} 行、{_MOST_COLUMNS} 列。")
    return Layout(line, heads, grouped, first, blank, total, notes, end, len(sheet.heads) - 1)
