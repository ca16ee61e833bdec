"""Tables of children, seeded, and how the program publishes them."""

import numpy as np

from liushou.records.publishing import Base
from liushou.rounding import told
from liushou.stats.disclosure.exact import Exact, cell_key
from liushou.stats.disclosure.told_table import ToldTable, known_base, told_table
from tests.stats.disclosure.attacker import Ints

ROWS, COLUMNS = "grade", "village"
"""Breakdowns whose groups are listed only where somebody is in them."""


def realistic(seed: int, many: int, rows: int, columns: int) -> Ints:
    """Tables of a school: groups of very different size, few children in most cells."""
    rng = np.random.default_rng(seed)
    found = np.empty((many, rows * columns), dtype=np.int64)
    for table in found:
        shares = rng.dirichlet(np.full(columns, 1.2), size=rows)
        table[:] = np.concatenate([rng.multinomial(rng.integers(1, 40), share) for share in shares])
    return with_somebody(found, rows, columns)


def adversarial(rows: int, columns: int) -> Ints:
    """Tables that rounding alone gives away, or nearly."""
    cells = rows * columns
    rng = np.random.default_rng(rows * 100 + columns)
    same = [np.full(cells, count) for count in (1, 2, 3, 4, 7, 8)]
    single = [np.eye(1, cells, place, dtype=np.int64)[0] for place in range(cells)]
    lonely = [np.full(cells, 2) + each for each in single] + [np.full(cells, 3) - each for each in single]
    few = list(rng.integers(0, 4, size=(30, cells))) + list(rng.integers(2, 4, size=(20, cells)))
    return with_somebody(np.array([*same, *lonely, *few], dtype=np.int64), rows, columns)


def with_somebody(tables: Ints, rows: int, columns: int) -> Ints:
    """Every row and column that is listed has somebody."""
    shaped = tables.reshape(len(tables), rows, columns).copy()
    for table in shaped:
        table[table.sum(axis=1) == 0, 0] = 1
        table[0, table.sum(axis=0) == 0] = 1
    return shaped.reshape(len(tables), rows * columns)


def next_month(seed: int, tables: Ints, rows: int, columns: int) -> Ints:
    """Each child stays with probability .97, and a few come."""
    rng = np.random.default_rng(seed)
    return with_somebody(rng.binomial(tables, 0.97) + rng.binomial(1, 0.04, tables.shape), rows, columns)


def exact_of(table: Ints, rows: int, columns: int) -> Exact:
    """A table as the program counts it."""
    cells = table.reshape(rows, columns)
    names, others = [f"{row}年级" for row in range(rows)], [f"{column}村" for column in range(columns)]
    keyed = {
        cell_key(ROWS, name, COLUMNS, other): int(cells[row, column])
        for row, name in enumerate(names)
        for column, other in enumerate(others)
    }
    groups = {
        ROWS: dict(zip(names, cells.sum(axis=1).tolist(), strict=True)),
        COLUMNS: dict(zip(others, cells.sum(axis=0).tolist(), strict=True)),
    }
    return Exact(int(cells.sum()), groups, keyed)


def base_of(exact: Exact) -> Base:
    """Nothing is known before but the population."""
    return Base(told(exact.population), {}, {})


def published(tables: Ints, rows: int, columns: int) -> Ints:
    """The tables as the program publishes them: population, rows, columns, cells."""
    found = []
    for table in tables:
        exact = exact_of(table, rows, columns)
        base = base_of(exact)
        found.append(flat(told_table(known_base(exact, base), exact, base, (ROWS, COLUMNS))))
    return np.array(found, dtype=np.int64)


def flat(shown: ToldTable) -> list[int]:
    """The numbers of a published cross table in their order."""
    margins = [count for groups in shown.groups.values() for count in groups.values()]
    cells = [count for row in shown.cells.values() for count in row.values()]
    return [shown.population, *margins, *cells]


def true_numbers(tables: Ints, rows: int, columns: int) -> Ints:
    """The exact counts in the same order."""
    shaped = tables.reshape(len(tables), rows, columns)
    sums = (shaped.sum(axis=(1, 2))[:, None], shaped.sum(axis=2), shaped.sum(axis=1))
    return np.hstack([*sums, tables])
