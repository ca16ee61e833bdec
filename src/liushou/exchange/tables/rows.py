"""The rows below a head: which of them say something, and why the others are left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from liushou.cells import Cell
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.files.grid import Grid
from liushou.exchange.tables.found import FoundColumn, FoundRow, LeftOut
from liushou.exchange.tables.passing import Passing
from liushou.exchange.tables.ticks import chosen
from liushou.exchange.tables.titles import class_alone

_Line = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Implied:
    """A row with a cell under `name` also says `word` under `target`."""

    name: str
    target: str
    word: str


@dataclass(frozen=True, slots=True)
class Below:
    """The rows of a table: the first and the last (from 0, both inside), the columns it takes up.

    `heads` are rows of heads repeated among them; `extra` are cells every row has, by target. With `classes`
    a line between the rows that names a class gives the class of the rows below it. `implied` is what
    headings say of the names below them.
    """

    first: int
    last: int
    left: int
    right: int
    heads: frozenset[int]
    extra: Mapping[str, str]
    implied: tuple[Implied, ...]
    classes: bool


def rows_below(
    grid: Grid, below: Below, columns: Sequence[FoundColumn], *, hidden: bool
) -> tuple[tuple[FoundRow, ...], tuple[LeftOut, ...]]:
    """The rows that say something, merged cells filled down; and those passed over, by reason."""
    taken = [column for column in columns if column.target not in (None, NOT_TAKEN)]
    cells = _cells_of(taken)
    passing = Passing(columns, below.left, below.right, _wide_rows(grid))
    filled = _filled(grid, below)
    extra = dict(below.extra)
    rows: list[FoundRow] = []
    left_out: dict[str, list[int]] = {}
    for number in range(below.first, below.last + 1):
        line = grid.rows[number]
        why = _why(number, line, grid, below, passing, hidden=hidden)
        if why is not None:
            left_out.setdefault(why, []).append(number + 1)
            if below.classes and why == Passing.CLASS:
                extra["class_label"] = class_alone(passing.single(line)) or ""
            continue
        said = cells(filled.get(number, line))
        if extra:
            said = {**extra, **said}
        if below.implied:
            said.update({one.target: one.word for one in below.implied if said.get(one.name, "") != ""})
        rows.append(FoundRow(number + 1, said))
    return tuple(rows), tuple(LeftOut(tuple(numbers), why) for why, numbers in left_out.items())


def _why(number: int, line: _Line, grid: Grid, below: Below, passing: Passing, *, hidden: bool) -> str | None:
    if number in below.heads:
        return Passing.HEAD
    if number in grid.hidden and not hidden:
        return Passing.HIDDEN if any(cell != "" for cell in line) else Passing.EMPTY
    return passing.why(number, line)


def _cells_of(taken: Sequence[FoundColumn]) -> Callable[[_Line], dict[str, Cell]]:
    ticked = [column for column in taken if column.tick]
    if ticked:
        rest = _cells_of([column for column in taken if not column.tick])
        return lambda line: {**rest(line), **chosen(line, ticked)}
    targets = [str(column.target) for column in taken]
    places = [column.place for column in taken]
    if len(places) < 2:
        return lambda line: {target: line[place] for target, place in zip(targets, places, strict=True)}
    pick = itemgetter(*places)
    return lambda line: dict(zip(targets, pick(line), strict=True))


def _filled(grid: Grid, below: Below) -> dict[int, list[Cell]]:
    """The rows in which something is merged down from above, with its value."""
    filled: dict[int, list[Cell]] = {}
    for area in grid.merged:
        if area.bottom > area.top >= below.first and area.top <= below.last:
            value = grid.rows[area.top][area.left]
            for number in range(area.top + 1, min(area.bottom, below.last) + 1):
                filled.setdefault(number, list(grid.rows[number]))[area.left] = value
    return filled


def _wide_rows(grid: Grid) -> frozenset[int]:
    """The rows in which a cell is merged over three columns or more: a note, a line between the rows."""
    return frozenset(
        number
        for area in grid.merged
        if area.right - area.left >= 2
        for number in _rows_of(area.top, area.bottom)
    )


def _rows_of(top: int, bottom: int) -> Iterator[int]:
    yield from range(top, bottom + 1)
