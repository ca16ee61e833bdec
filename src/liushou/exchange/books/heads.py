"""The headings of a table, in one row or in two with groups over them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from liushou.exchange.books.cells import Pen
from liushou.exchange.books.heights import height_of
from liushou.exchange.books.layout import Layout
from liushou.exchange.books.model import Head

NEEDED = "*"
"""Before a heading whose cells must be filled in."""


def heading_of(head: Head) -> str:
    """The heading as it stands on the sheet."""
    return f"{NEEDED}{head.heading}" if head.needed else head.heading


def write_heads(pen: Pen, heads: Sequence[Head], layout: Layout) -> None:
    """Write the headings: neighbours of one group under it, those without one over both rows."""
    if not layout.grouped:
        for column, head in enumerate(heads):
            pen.across((layout.heads, column, layout.heads, column), heading_of(head), "head")
        _set_height(pen, layout.heads, [(heading_of(head), head.width) for head in heads])
        return
    for left, right, group in _groups(heads):
        if group:
            pen.across((layout.heads, left, layout.heads, right), group, "head")
        for column in range(left, right + 1):
            top = layout.last_head if group else layout.heads
            pen.across((top, column, layout.last_head, column), heading_of(heads[column]), "head")
    spans = [
        (group, sum(head.width for head in heads[left : right + 1])) for left, right, group in _groups(heads)
    ]
    _set_height(pen, layout.heads, spans)
    _set_height(pen, layout.last_head, [(heading_of(head), head.width) for head in heads])


def _groups(heads: Sequence[Head]) -> Iterator[tuple[int, int, str]]:
    """First and last column of neighbours that share a group."""
    for group, found in groupby(enumerate(heads), key=lambda each: each[1].group):
        columns = [column for column, _ in found]
        yield columns[0], columns[-1], group


def _set_height(pen: Pen, row: int, cells: Sequence[tuple[str, float]]) -> None:
    pen.sheet.set_row(row, height_of(cells))
