"""The labels of each column of a head: the groups above it, and its own heading."""

from dataclasses import dataclass

from liushou.cells import Cell
from liushou.exchange.files.grid import Grid
from liushou.exchange.tables.headings import shown


@dataclass(frozen=True, slots=True)
class Label:
    """A column's place (from 0), and what is written above it from the outside in.

    `sure`: its groups reach over it by merged cells, and were not written once and left blank to the right.
    """

    place: int
    texts: tuple[str, ...]
    sure: bool = True

    @property
    def heading(self) -> str:
        """The heading as messages show it: 父亲·电话."""
        return "·".join(self.texts)


def labels_of(grid: Grid, top: int, bottom: int) -> tuple[Label, ...]:
    """The labels of the columns of a head in rows `top` to `bottom`; of those that have any."""
    rows = [list(row) for row in grid.rows[top : bottom + 1]]
    merged: set[tuple[int, int]] = set()
    for area in grid.merged:
        if area.top < top or area.top > bottom:
            continue
        value = grid.rows[area.top][area.left]
        for row in range(area.top - top, min(area.bottom, bottom) - top + 1):
            for column in range(area.left, min(area.right + 1, len(rows[row]))):
                rows[row][column] = value
                merged.add((row, column))
    guessed = _carried(rows, merged)
    found = []
    for column in range(len(rows[0])):
        texts = [shown(row[column]) for row in rows if row[column] != ""]
        plain = tuple(text for at, text in enumerate(texts) if at == 0 or text != texts[at - 1])
        if plain:
            found.append(Label(column, plain, column not in guessed))
    return tuple(found)


def _carried(rows: list[list[Cell]], merged: set[tuple[int, int]]) -> set[int]:
    """Groups written once and left blank to the right are written over all their columns, which are given."""
    guessed = set()
    for number, row in enumerate(rows[:-1]):
        group: Cell = ""
        for column, cell in enumerate(row):
            below = any(under[column] != "" for under in rows[number + 1 :])
            if cell != "":
                group = cell if below and (number, column) not in merged else ""
            elif group != "" and below:
                row[column] = group
                guessed.add(column)
            else:
                group = ""
    return guessed
