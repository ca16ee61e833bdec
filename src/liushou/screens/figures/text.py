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
_EXCHANGED = "列太多，行和列对调了显示；写到文件里不对调。"


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


def table_screen(table: Table, console: Console, *, cross: bool = False, across: str = "") -> Group:
    """The table on a terminal.

    Of a `cross` table, whose columns after the first are figures, as many as fit stand there, which is told;
    the cells of others go on in the next line. Where `across` says what the columns of a cross table are, and
    more of it fits with rows and columns exchanged, it is shown so.
    """
    heads, rows = grid_of(table)
    shown = fitting([heads, *rows], console.width) if cross else list(range(len(heads)))
    told = [table.note] if table.note else []
    if across and len(shown) < len(heads):
        turned_heads, turned_rows = _turned(heads, rows, across)
        fit = fitting([turned_heads, *turned_rows], console.width)
        if len(turned_heads) - len(fit) < len(heads) - len(shown):
            heads, rows, shown = turned_heads, turned_rows, fit
            told.append(_EXCHANGED)
    right = [at for at, place in enumerate(shown) if (at and cross) or table.columns[place].kind in _NUMBERS]
    screen: Screen = plain_table(*(printable(heads[place]) for place in shown), right=right)
    for row in rows:
        screen.add_row(*(Text(printable(row[place])) for place in shown))
    hidden = len(heads) - len(shown)
    told += [f"还有 {hidden} 列放不下：把窗口放宽，或写到文件看全部，如 -o 统计.xlsx。"] if hidden else []
    return Group(screen, *(Text(printable(line)) for line in told))


def _turned(heads: list[str], rows: list[list[str]], across: str) -> Grid:
    """Columns as rows and rows as columns, with the totals last as before."""
    first, *others = ([*column] for column in zip(heads, *rows, strict=True))
    return [across, *first[1:]], others


def fitting(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The places of the columns that fit beside one another in so many cells: the first, the last (合计) and
    as many as there is room for between them, one at least.
    """
    wide = [max(map(width, column)) + _GAP for column in zip(*rows, strict=True)]
    first, *body, last = range(len(wide))
    left = room + _GAP - wide[first] - wide[last]
    shown = [place for place in body if sum(wide[first + 1 : place + 1]) <= left]
    return [first, *(shown or body[:1]), last]
