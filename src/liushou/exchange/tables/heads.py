"""Where the headings of a table stand: one to four rows, below any number of title rows."""

from dataclasses import dataclass

from liushou.cells import text_of
from liushou.exchange.files.grid import Grid
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.labels import Label, labels_of
from liushou.exchange.tables.words import Words

_DEEPEST = 3
"""So many rows below its first may belong to a head."""


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of a head in the grid (from 0, both inside), and the labels of each column that has one."""

    top: int
    bottom: int
    labels: tuple[Label, ...]


def first_head(grid: Grid, words: Words, start: int) -> Head | None:
    """The first head from row `start` on."""
    for row in range(start, len(grid.rows)):
        if _is_seed(grid, words, row):
            head = _around(grid, words, row, start)
            if not _is_form(grid, words, head):
                return head
    return None


def later_heads(grid: Grid, words: Words, start: int) -> list[Head]:
    """The heads from row `start` on: of every page, and of tables below. Each has a heading with 名 in it."""
    heads: list[Head] = []
    below = start
    for number in range(start, len(grid.rows)):
        said = "".join([cell for cell in grid.rows[number] if type(cell) is str])
        if number < below or "名" not in said:
            continue
        if _is_seed(grid, words, number):
            head = _around(grid, words, number, below)
            if not _is_form(grid, words, head):
                heads.append(head)
                below = head.bottom + 1
    return heads


def head_at(grid: Grid, words: Words, row: int) -> Head | None:
    """The head that row (from 0) belongs to, as somebody says; None where nothing there is a heading."""
    if row >= len(grid.rows):
        return None
    for seed in range(max(0, row - _DEEPEST), min(row + _DEEPEST, len(grid.rows))):
        if _is_seed(grid, words, seed):
            head = _around(grid, words, seed, 0)
            if head.top <= row <= head.bottom:
                return head
    return _around(grid, words, row, row) if any(words.knows(cell) for cell in grid.rows[row]) else None


def _is_seed(grid: Grid, words: Words, row: int) -> bool:
    """True for a row that says whose row it is and has another heading, itself or in the row below."""
    cells = [cell for cell in grid.rows[row] if cell != ""]
    if len(cells) < 2 or not any(words.identifies(cell) for cell in cells):
        return False
    known = {solid(text_of(cell)) for cell in cells if words.says_more(cell)}
    return len(known) > 1 or (bool(known) and len({text_of(cell) for cell in cells if words.knows(cell)}) > 1)


def _around(grid: Grid, words: Words, row: int, start: int) -> Head:
    bottom = _bottom(grid, words, row)
    top = row
    while top > start and _stands_above(grid, words, top - 1):
        top -= 1
    return Head(top, bottom, labels_of(grid, top, bottom))


def _bottom(grid: Grid, words: Words, row: int) -> int:
    """The last row of the head: as far as a heading is merged down, or what says more stands below."""
    deepest = min(row + _DEEPEST, len(grid.rows) - 1)
    merged = [
        m.bottom for m in grid.merged if m.top == row and m.bottom > row and grid.rows[row][m.left] != ""
    ]
    bottom = min(max(merged, default=row), deepest)
    while bottom < deepest and _stands_below(grid, words, row, bottom + 1):
        bottom += 1
    return bottom


def _stands_below(grid: Grid, words: Words, head: int, row: int) -> bool:
    """True for a row of headings below others: no name in it, and most of it are words for columns,
    or all of it stands below merged ones (年 月 日 below 出生日期)."""
    above, cells = grid.rows[head], grid.rows[row]
    if any(
        words.identifies(over) and cell not in ("", over) for over, cell in zip(above, cells, strict=True)
    ):
        return False
    said = {place: cell for place, cell in enumerate(cells) if cell != ""}
    parted = {
        place
        for m in grid.merged
        if m.top == head and m.right > m.left
        for place in range(m.left, m.right + 1)
    }
    if said and said.keys() <= parted and all(isinstance(cell, str) for cell in said.values()):
        return True
    return bool(said) and 2 * sum(words.knows(cell) for cell in said.values()) >= len(said)


def _stands_above(grid: Grid, words: Words, row: int) -> bool:
    """True for a row of groups above headings; a title over everything is none."""
    said = [(place, cell) for place, cell in enumerate(grid.rows[row]) if cell != ""]
    known = [cell for _, cell in said if words.is_group(cell)]
    if not known or 2 * len(known) < len(said):
        return False
    return len(said) > 1 or not (said[0][0] == 0 or _over_all(grid, row, said[0][0]))


def _over_all(grid: Grid, row: int, place: int) -> bool:
    wide = [m.right - m.left + 1 for m in grid.merged if m.top == row and m.left == place]
    return bool(wide) and 2 * wide[0] > len(grid.rows[row])


def _is_form(grid: Grid, words: Words, head: Head) -> bool:
    """True for a paper form, where headings and values stand side by side in each row."""
    if head.bottom + 1 >= len(grid.rows):
        return False
    above, below = grid.rows[head.bottom], grid.rows[head.bottom + 1]
    return any(
        words.identifies(over) and cell != over and words.is_field(cell)
        for over, cell in zip(above, below, strict=True)
    )
