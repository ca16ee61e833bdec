"""Rows of lists that may have others than our children in them, and what is common to reading rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from liushou.care.importing.cells.said import MASKED_CELL, MASKED_NAME
from liushou.care.importing.lists.register import ElsewhereError, StrangerError
from liushou.care.importing.outcome import Place, Rejected, Row, rows_told
from liushou.care.sheet_rows import read_rows, rejected_row
from liushou.cells import Cell, text_of
from liushou.records.masks import COVER, is_masked

T = TypeVar("T")

_NAMED = 8
_NAMES = ("name", "by")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """What rows say, each with its row; those that cannot be taken, and those about other people."""

    found: tuple[tuple[Row, T], ...]
    rejected: tuple[Rejected, ...]
    passed_over: tuple[Place, ...]
    lacking: Mapping[str, int]


def read_list(
    rows: Sequence[Row], read: Callable[[Row], T], children_of: Callable[[T], Iterable[str]]
) -> Listed[T]:
    """What `read` makes of the rows of a list; one that fits nobody is passed over.

    So is one with the name of a child in another class, where a row of the list is that child's.
    """
    passed: list[Place] = []
    elsewhere: list[tuple[Row, ElsewhereError]] = []

    def attempt(row: Row) -> tuple[T, ...]:
        try:
            return (read(row),)
        except StrangerError:
            passed.append(row.place)
        except ElsewhereError as error:
            elsewhere.append((row, error))
        return ()

    made = read_rows(rows, attempt)
    found = tuple((row, one) for row, some in made.found for one in some)
    known = {child for _, one in found for child in children_of(one)}
    rejected = list(made.rejected)
    for row, error in elsewhere:
        if error.child.id in known:
            passed.append(row.place)
        else:
            rejected.append(rejected_row(row, error.target, error.reason))
    return Listed(found, in_order(rows, rejected), tuple(passed), made.lacking)


def filled(rows: Sequence[Row], defaults: Mapping[str, str]) -> Sequence[Row]:
    """The rows with the defaults where a cell is empty or missing."""
    if not defaults:
        return rows
    return [replace(row, cells={**defaults, **_said(row)}) for row in rows]


def in_order(rows: Sequence[Row], rejected: Iterable[Rejected]) -> tuple[Rejected, ...]:
    """The rejections in the order of the rows."""
    order = {row.place: number for number, row in enumerate(rows)}
    return tuple(sorted(rejected, key=lambda one: order[one.place]))


def passed_over_told(places: Sequence[Place]) -> tuple[str, ...]:
    """How many rows are about people not on the register, and which, where they are few."""
    if not places:
        return ()
    which = f"（{rows_told(places)}）" if len(places) <= _NAMED else ""
    return (f"{len(places)} 行不在册，没有取{which}",)


def masks_in(row: Row) -> tuple[str, ...]:
    """What is told of a row that has masked cells, or a masked name."""
    texts = {target: text_of(cell) for target, cell in row.cells.items()}
    cell = any(COVER in text for text in texts.values())
    names = (name for target in _NAMES for name in texts.get(target, "").split("、"))
    name = any(COVER not in one and is_masked(one) for one in names)
    return (*((MASKED_CELL,) if cell else ()), *((MASKED_NAME,) if name else ()))


def masks_told(rows: Iterable[Row]) -> tuple[str, ...]:
    """What was passed over in rows because it is masked, with the number of rows."""
    return counted(Counter(text for row in rows for text in masks_in(row)))


def counted(told: Counter[str]) -> tuple[str, ...]:
    """What was taken for granted, each with the number of rows."""
    return tuple(f"{what}：{count} 行" for what, count in told.items())


def _said(row: Row) -> dict[str, Cell]:
    return {target: cell for target, cell in row.cells.items() if cell != ""}
