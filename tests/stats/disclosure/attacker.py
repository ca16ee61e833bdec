"""Somebody who works out counts from published tables by integer programming, and knows the method.

Nothing here is shared with the program. Many tables of one shape are attacked at once: their unknowns stand
side by side, and the sum of one cell over all tables is greatest where each of them is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, kron

Ints = NDArray[np.int64]
Reading = Callable[[int, int, int], tuple[int, int]]
"""What a published number means, beside the least and most that the count can be: the least and most then."""
MOST = 10_000


@dataclass(frozen=True)
class Puzzle:
    """What is told of tables of one shape: `sums` of their unknown counts, one a row, in their order.

    `least` is what anybody knows of each sum beforehand: 1 for a group that is listed only where somebody is
    in it. `never_above_zero` are further sums: of counts that hang together in other ways.
    """

    sums: Ints
    least: Ints
    never_above_zero: Ints


def cross_table(rows: int, columns: int) -> Puzzle:
    """The unknowns are the cells; the population is told, then rows, columns and cells."""
    cells = np.eye(rows * columns, dtype=np.int64)
    by_row = cells.reshape(rows, columns, -1)
    sums = np.vstack([cells.sum(axis=0, keepdims=True), by_row.sum(axis=1), by_row.sum(axis=0), cells])
    least = np.array([1] * (1 + rows + columns) + [0] * len(cells))
    return Puzzle(sums, least, np.zeros((0, len(cells)), dtype=np.int64))


def several_valued(rows: int, columns: int) -> Puzzle:
    """Children of each row may be in several columns, or in the last alone, which is 未填.

    The unknowns are the rows, then the cells row by row; told are the population, rows, columns and cells.
    """
    many = rows + rows * columns
    unknown = np.eye(many, dtype=np.int64)
    cells = unknown[rows:].reshape(rows, columns, many)
    sums = np.vstack(
        [unknown[:rows].sum(axis=0, keepdims=True), unknown[:rows], cells.sum(axis=0), unknown[rows:]]
    )
    together: list[Ints] = []
    for row in range(rows):
        together += [cells[row, column] + cells[row, -1] - unknown[row] for column in range(columns - 1)]
        together.append(unknown[row] - cells[row].sum(axis=0))
    least = np.array([1] * (1 + rows) + [0] * (columns + rows * columns))
    return Puzzle(sums, least, np.array(together))


def plainly(shown: int, low: int, high: int) -> tuple[int, int]:
    """Rounded to the nearest five, and nothing else."""
    return max(low, shown - 2), min(high, shown + 2)


def as_described(shown: int, low: int, high: int) -> tuple[int, int]:
    """As the page for coordinators says: a bin of one number at an end joins its neighbour."""
    bins: dict[int, list[int]] = {}
    for count in range(max(low, shown - 8), min(high, shown + 8) + 1):
        bins.setdefault(5 * round(count / 5), []).append(count)
    if low < high:
        ends = [name for name, found in bins.items() if len(found) == 1 and found[0] in (low, high)]
        if len(ends) == 2 and high - low == 1:
            bins = {min(ends): [low, high]}
            ends = []
        for name in ends:
            beside = name + 5 if bins[name] == [low] else name - 5
            bins[beside] = sorted(bins.pop(name) + bins[beside])
    return bins[shown][0], bins[shown][-1]


def worked_out(puzzle: Puzzle, shown: Ints, reading: Reading) -> tuple[Ints, Ints]:
    """The least and most of each sum, a table a row, after all that is shown was read in its order."""
    low = np.tile(puzzle.least, (len(shown), 1))
    high = np.full(shown.shape, MOST, dtype=np.int64)
    for place in range(shown.shape[1]):
        least, most = _ranges(puzzle, low, high, place)
        for table, number in enumerate(shown[:, place]):
            found = reading(int(number), int(least[table]), int(most[table]))
            low[table, place] = max(low[table, place], found[0])
            high[table, place] = min(high[table, place], found[1])
    ranges = [_ranges(puzzle, low, high, place) for place in range(shown.shape[1])]
    return np.stack([one[0] for one in ranges], axis=1), np.stack([one[1] for one in ranges], axis=1)


def exactly(found: tuple[Ints, Ints], true: Ints, of: Sequence[int] = (1, 2, 3, 4)) -> int:
    """How many counts of such a size were worked out, and rightly."""
    low, high = found
    return int(((low == high) & (low == true) & np.isin(true, of)).sum())


def _ranges(puzzle: Puzzle, low: Ints, high: Ints, place: int) -> tuple[Ints, Ints]:
    many, unknowns = len(low), puzzle.sums.shape[1]
    told = kron(csr_matrix(np.eye(many)), csr_matrix(puzzle.sums)).tocsr()
    held = [LinearConstraint(told, low.ravel(), high.ravel())]
    if len(puzzle.never_above_zero):
        held.append(
            LinearConstraint(kron(csr_matrix(np.eye(many)), csr_matrix(puzzle.never_above_zero)), ub=0)
        )
    aim = np.tile(puzzle.sums[place], many).astype(float)
    found = []
    for sign in (1, -1):
        done = milp(sign * aim, constraints=held, bounds=Bounds(0, MOST), integrality=np.ones(aim.size))
        assert done.status == 0, done.message
        counts = np.rint(done.x).astype(np.int64).reshape(many, unknowns)
        found.append(counts @ puzzle.sums[place])
    return found[0], found[1]
