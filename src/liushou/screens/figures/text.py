"""A table of figures as text: for a terminal, csv and Markdown."""

from collections.abc import Sequence

from rich.console import Console, Group
from rich.table import Table as Screen
from rich.text import Text

from liushou.documents.figures.model import Kind, Table, Value
from liushou.printable import printable
from liushou.screens.markdown_table import markdown_table
from liushou.screens.report_parts import percent, plain_table
from liushou.textwidth import width

Grid = tuple[list[str], list[list[str]]]
"""Heads and rows, as text."""
_GAP = 2
_NUMBERS = frozenset({"number", "percent"})


def said(value: Value, kind: Kind) -> str:
    """A value as people read it; a percentage with one decimal, nothing as nothing."""
    if value is None:
        return ""
    if kind == "percent" and isinstance(value, (int, float)):
        return percent(value)
    return str(value)


def grid_of(table: Table) -> Grid:
    """The table as text, its total last."""
    rows = [*(row.cells for row in table.rows), *([table.total] if table.total else [])]
    heads = [column.title for column in table.columns]
    return heads, [
        [said(value, column.kind) for value, column in zip(row, table.columns, strict=True)] for row in rows
    ]


def table_markdown(table: Table) -> str:
    """The table as Markdown, with what is noted below it."""
    note = f"\n{printable(table.note)}\n" if table.note else ""
    return markdown_table(*grid_of(table)) + note


def table_screen(table: Table, console: Console, *, cross: bool = False) -> Group:
    """The table on a terminal.

    Of a `cross` table, whose columns after the first are figures, as many as fit stand there, which is told;
    the cells of others go on in the next line.
    """
    heads, rows = grid_of(table)
    places = list(range(len(heads)))
    shown = fitting([heads, *rows], console.width) if cross else places
    right = [at for at, place in enumerate(shown) if table.columns[place].kind in _NUMBERS or (cross and at)]
    screen: Screen = plain_table(*(printable(heads[place]) for place in shown), right=right)
    for row in rows:
        screen.add_row(*(Text(printable(row[place])) for place in shown))
    hidden = len(places) - len(shown)
    told = [table.note] if table.note else []
    told += [f"还有 {hidden} 列放不下：把窗口放宽，或写到文件看全部，如 -o 统计.xlsx。"] if hidden else []
    return Group(screen, *(Text(printable(line)) for line in told))


def fitting(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The places of the columns that fit beside one another in so many cells: the first, the last (合计) and
    as many as there is room for between them, one at least.
    """
    wide = [max(map(width, column)) + _GAP for column in zip(*rows, strict=True)]
    first, *body, last = range(len(wide))
    left = room + _GAP - wide[first] - wide[last]
    shown = [place for place in body if sum(wide[first + 1 : place + 1]) <= left]
    return [first, *(shown or body[:1]), last]
