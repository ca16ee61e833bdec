"""Column widths of a table from its content, for the writers that set them (in twips, 1/20 point)."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from liushou.documents.blocks import Runs, Table, text_of_runs
from liushou.documents.widths import widest

TABLE_SIZE = 12.0
SMALL_SIZE = 10.5
"""The size of a table's characters in points, and of those of a form with much on it."""
CELL_MARGIN = 80
"""Twips left free on either side of a cell."""
_SLACK = 100
_LEAST = 4.0
"""Characters of the narrowest column of text."""
_READABLE = 8.0
"""Characters of a line of a column of text that reads well."""


def lines_in(runs: Runs, room: int, size: float = TABLE_SIZE) -> int:
    """About how many lines a text of that size takes in a cell of that width."""
    lines = text_of_runs(runs).split("\n")
    return sum(max(1, ceil(_twips(widest(line), size) / room)) for line in lines)


def column_widths(table: Table, total: int) -> tuple[int, ...]:
    """Widths in twips that add up to `total`.

    Where everything fits on one line the columns grow in proportion; else narrow columns keep what they
    need and the wide ones share the rest.
    """
    columns = range(len(table.header))
    natural = [_natural(table, column) for column in columns]
    if sum(natural) <= total:
        return _scaled(natural, total)
    natural = [_compact(table, column) for column in columns]
    if sum(natural) <= total:
        return _scaled(natural, total)
    least = [_least(table, column, natural[column]) for column in columns]
    if sum(least) >= total:
        return _scaled(least, total)
    narrow = _narrow(natural, total)
    rest = total - sum(natural[column] for column in narrow)
    wide_sum = sum(width for column, width in enumerate(natural) if column not in narrow)
    shares = [
        width if column in narrow else max(least[column], rest * width / wide_sum)
        for column, width in enumerate(natural)
    ]
    return _scaled(shares, total)


def readable_widths(table: Table) -> tuple[float, ...]:
    """What each column needs to be read, in twips: figures on one line, texts eight characters a line.

    A long heading takes two lines.
    """
    return tuple(
        need if align != "left" else min(need, _twips(_READABLE))
        for need, align in ((_compact(table, column), align) for column, align in enumerate(table.aligns))
    )


def _narrow(natural: Sequence[float], total: int) -> set[int]:
    """Columns that need no more than an even share of what the narrower ones leave."""
    narrow: set[int] = set()
    while len(narrow) < len(natural):
        share = (total - sum(natural[column] for column in narrow)) / (len(natural) - len(narrow))
        found = {column for column, width in enumerate(natural) if column not in narrow and width <= share}
        if not found:
            break
        narrow |= found
    return narrow


def _natural(table: Table, column: int) -> float:
    """What a column needs to have every cell on one line."""
    return _twips(max(_head(table, column), _body(table, column)))


def _compact(table: Table, column: int) -> float:
    """The same, but with a long heading on two lines."""
    head = _head(table, column)
    return _twips(max(head if head <= _LEAST else head / 2 + 0.5, _body(table, column)))


def _head(table: Table, column: int) -> float:
    return widest(text_of_runs(table.header[column]))


def _body(table: Table, column: int) -> float:
    return max((widest(text_of_runs(cells[column])) for cells in table.rows), default=0.0)


def _least(table: Table, column: int, natural: float) -> float:
    """What a column of figures needs in any case, and a column of text for a few characters a line."""
    return natural if table.aligns[column] != "left" else min(natural, _twips(_LEAST))


def _twips(characters: float, size: float = TABLE_SIZE) -> float:
    return characters * size * 20 + 2 * CELL_MARGIN + _SLACK


def _scaled(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers in proportion to `widths` that add up to `total`."""
    whole = sum(widths)
    bounds = [round(total * sum(widths[:position]) / whole) for position in range(len(widths) + 1)]
    return tuple(after - before for before, after in pairwise(bounds))
