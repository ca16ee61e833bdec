"""One sheet of a file: its cells, and what a reader of cells alone would not know of it."""

from dataclasses import dataclass

from liushou.cells import Cell


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells joined to one, by their corners (from 0, both inside); the value stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A visible sheet. Rows and columns count from 0 and begin at the sheet's own first ones.

    `rows` are all of one length, without what is empty at the right and at the bottom; a merged range has
    its value in its first cell only, the others are "". `hidden` are rows that a person does not see
    (hidden, or filtered away). `uncounted` are the cells (row, column) with a formula whose result the file
    does not have. `name` is "" for a text file.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden: frozenset[int] = frozenset()
    uncounted: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file in their order, and those that a person does not see, by name.

    `unseen`: the hidden sheets that hold something; a form of our own says there what it is.
    """

    grids: tuple[Grid, ...]
    unseen: tuple[Grid, ...] = ()
