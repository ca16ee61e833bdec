"""Columns of a workbook of ours, as it says itself on its hidden sheet."""

from collections.abc import Sequence
from dataclasses import replace

from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.mark import Mark
from liushou.exchange.tables.found import FoundColumn
from liushou.exchange.tables.heads import Head


def by_mark(mark: Mark | None, head: Head, columns: Sequence[FoundColumn]) -> tuple[FoundColumn, ...]:
    """The columns with the targets of the mark, as long as it fits; else as they are.

    It fits where the head stands where it stood, has as many columns, and no heading is known to mean
    another target. What is said on the command line goes before it.
    """
    if mark is None or not _fits(mark, head, columns):
        return tuple(columns)
    return tuple(
        column
        if column.how == "given"
        else replace(column, target=mark.targets[column.place] or NOT_TAKEN, how="form", near=())
        for column in columns
    )


def _fits(mark: Mark, head: Head, columns: Sequence[FoundColumn]) -> bool:
    if head.bottom + 1 != mark.header_row or not columns or columns[-1].place + 1 != len(mark.targets):
        return False
    return not any(
        column.how == "known"
        and column.target not in (None, NOT_TAKEN)
        and mark.targets[column.place] not in ("", NOT_TAKEN, column.target)
        for column in columns
    )
