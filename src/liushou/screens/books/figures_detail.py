"""What the rows of a table of figures open, such as the children behind them, as sheets of their own."""

from collections.abc import Iterator, Sequence

from liushou.documents.figures.model import Column, Row, Table
from liushou.documents.figures.paper_table import leading
from liushou.exchange.books.model import Head, Sheet
from liushou.exchange.books.model import Value as Cell
from liushou.screens.books.figures_cells import cells, head_of, landscape, widened

_WHAT = "内容"
_BETWEEN = "／"

Found = tuple[tuple[str, ...], Table]
"""The names of a row and of those above it, and a table it opens."""


def detail_sheets(table: Table, line: tuple[str, str]) -> Iterator[Sheet]:
    """A sheet for the tables of the same columns that rows open; its first column says of which row they are.

    The second says which table they are of, where that is not the same for all.
    """
    alike: dict[tuple[Column, ...], list[Found]] = {}
    for found in _found(table.rows, leading(table) - 1, ()):
        alike.setdefault(found[1].columns, []).append(found)
    for columns, tables in alike.items():
        yield _sheet(table, columns, tables, line)


def _sheet(
    table: Table, columns: tuple[Column, ...], tables: Sequence[Found], line: tuple[str, str]
) -> Sheet:
    captions = {each.caption for _, each in tables}
    named = len(captions) > 1
    whole = Table("", columns, tuple(row for _, each in tables for row in _flat(each.rows)))
    rows = tuple(
        (_BETWEEN.join(path), *((each.caption,) if named else ()), *cells(row.cells, columns))
        for path, each in tables
        for row in _flat(each.rows)
    )
    heads = widened(
        [
            _text(table.columns[leading(table) - 1].title, rows, 0),
            *((_text(_WHAT, rows, 1),) if named else ()),
            *(head_of(column, number, whole) for number, column in enumerate(columns)),
        ]
    )
    what = "明细" if named else next(iter(captions)) or "明细"
    title = f"{table.caption}：{what}" if table.caption else what
    return Sheet(
        f"{what}（{table.caption}）" if table.caption else what,
        title, heads, rows, line, landscape=landscape(heads), frozen_columns=1,
    )  # fmt: skip


def _text(title: str, rows: Sequence[tuple[Cell, ...]], number: int) -> Head:
    column = Table("", (Column(title),), tuple(Row((str(row[number]),)) for row in rows))
    return head_of(column.columns[0], 0, column)


def _found(rows: Sequence[Row], names: int, above: tuple[str, ...]) -> Iterator[Found]:
    for row in rows:
        path = (*above, str(row.cells[names] or ""))
        yield from ((path, part) for part in row.detail if isinstance(part, Table))
        yield from _found(row.under, names, path)


def _flat(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _flat(row.under)
