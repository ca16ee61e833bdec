"""Tables that are wider than a page, in parts side by side turned into parts one after another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from liushou.documents.blocks import Table
from liushou.documents.columns import readable_widths
from liushou.numerals import chinese_number


def parted(table: Table, lead: int, room: int) -> tuple[Table, ...]:
    """The table in as few parts as fit into `room` twips, each with its first `lead` columns.

    The parts say which they are: （之一）, （之二） … One column beside the first ones always stands, however
    wide it is.
    """
    widths = readable_widths(table)
    rest = room - sum(widths[:lead])
    bounds = _bounds(widths[lead:], rest)
    if len(bounds) <= 2:
        return (table,)
    return tuple(
        _part(table, lead, lead + first, lead + last, f"（之{chinese_number(number)}）")
        for number, (first, last) in enumerate(pairwise(bounds), start=1)
    )


def _bounds(widths: Sequence[float], room: float) -> list[int]:
    """Where each part begins, and the end: columns shared out evenly where that fits, else as they come."""
    greedy = [0]
    for column in range(1, len(widths)):
        if sum(widths[greedy[-1] : column + 1]) > room:
            greedy.append(column)
    greedy.append(len(widths))
    parts = len(greedy) - 1
    even = [len(widths) * number // parts for number in range(parts + 1)]
    return even if all(sum(widths[first:last]) <= room for first, last in pairwise(even)) else greedy


def _part(table: Table, lead: int, first: int, last: int, mark: str) -> Table:
    columns = (*range(lead), *range(first, last))
    return replace(
        table,
        header=tuple(table.header[column] for column in columns),
        rows=tuple(tuple(row[column] for column in columns) for row in table.rows),
        aligns=tuple(table.aligns[column] for column in columns),
        caption=f"{table.caption}{mark}" if table.caption else "",
    )
