"""The file to import: its rows as care takes them, and those that cannot even be read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from liushou.care.importing.outcome import Outcome, Place, Rejected, Row
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.files.grid import Book
from liushou.exchange.files.read import read_book
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.found import Found, FoundTable
from liushou.exchange.tables.wanted import Wanted
from liushou.waiting import busy

_UNCOUNTED = "这一格是公式，文件里没有存它的结果：请用 Excel 或 WPS 打开，保存一次，再导入"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read: all its cells, the tables in them, the rows to import, those that cannot be."""

    path: Path
    book: Book
    found: Found
    rows: tuple[Row, ...]
    uncounted: tuple[Rejected, ...]


def taken(path: Path, wanted: Wanted) -> Taken:
    """The rows of a file. Raises UsageError for one that is no table, or has none of the kind wanted."""
    with busy("读取表格"):
        book = read_book(path)
        found = found_in(book, wanted)
    several = len({table.sheet for table in found.tables}) > 1
    rows: list[Row] = []
    uncounted: list[Rejected] = []
    for table in found.tables:
        bad = dict(_uncounted(table))
        for each in table.rows:
            place = Place(table.sheet if several else "", each.number)
            if each.number in bad:
                uncounted.append(Rejected(place, bad[each.number], "", _UNCOUNTED))
            else:
                rows.append(Row(place, each.cells))
    return Taken(path, book, found, tuple(rows), tuple(uncounted))


def in_order(read: Taken, outcome: Outcome) -> Outcome:
    """The outcome with what is rejected in the order of the sheets, then of their rows."""
    sheets = {name: number for number, name in enumerate(dict.fromkeys(t.sheet for t in read.found.tables))}
    rejected = sorted(outcome.rejected, key=lambda one: (sheets.get(one.place.sheet, 0), one.place.row))
    return replace(outcome, rejected=tuple(rejected))


def _uncounted(table: FoundTable) -> Iterator[tuple[int, str]]:
    """The rows with a formula without a result in a column that is taken, and that column's target."""
    if not table.uncounted:
        return
    targets = {
        column.place: column.target
        for column in table.columns
        if column.target not in (None, NOT_TAKEN) and column.how != "double"
    }
    for row, place in sorted(table.uncounted, reverse=True):
        target = targets.get(place)
        if target is not None:
            yield row + 1, target
