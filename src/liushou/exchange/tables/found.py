"""What was found in a file: tables of rows, each column with what it was taken for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from liushou.cells import Cell
from liushou.exchange.columns.column import Kind

How = Literal["form", "given", "saved", "known", "alike", "unknown", "double"]
"""Why a column is what it is: our own form says so, the command line, liushou.yaml, our list of headings, a
heading much like one of them (told); not known; or the same as a column before it."""


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table: its place in the sheet (from 0), the heading as it is written, what it means.

    In a head of two rows the heading is `父亲·电话`. `target` is None where the column is not taken, and
    NOT_TAKEN where it is known to say nothing new. `near` are the headings (of ours) it may mean where it
    is like several. `tick` is what a tick under it says of the target, where several columns are the words
    to choose from (性别 over 男 and 女).
    """

    place: int
    heading: str
    target: str | None
    how: How
    near: tuple[str, ...] = ()
    tick: str = ""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that says something: its number in the sheet (from 1), its cells by target.

    A target whose column the table does not have is not in `cells`; an empty cell is "". Merged cells have
    been filled down.
    """

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were passed over, by number, and why in Chinese (合计, 说明, 隐藏的行, 重复的表头)."""

    numbers: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table: the sheet it is on, its last heading row (number from 1), columns, rows.

    `titles` are the lines above the headings (and the sheet's name), where a class or a term may be named.
    `named` are the cells by target that they say for every row, as the table has no such column: class_label
    (五（2）班), school.grade, term (an id), kind of a record. They are in the rows' cells already.
    `uncounted` are the cells (row and column from 0) of formulas without a result.
    """

    sheet: str
    header_row: int
    columns: tuple[FoundColumn, ...]
    rows: tuple[FoundRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    titles: tuple[str, ...] = ()
    uncounted: frozenset[tuple[int, int]] = frozenset()
    named: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """All tables of one kind that a file has, in the order of sheets and rows."""

    kind: Kind
    tables: tuple[FoundTable, ...]
