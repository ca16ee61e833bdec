"""Nobody can work out a small count from what is published: 500 tables, attacked by integer programming."""

from datetime import date, timedelta

import numpy as np
import pytest

from liushou.records.publication import Publication
from liushou.records.publishing import LISTED
from liushou.stats.disclosure.earlier import Beside, beside_earlier
from liushou.stats.disclosure.exact import Exact, cell_key
from liushou.stats.disclosure.told_table import ToldTable, known_base, told_table
from tests.stats.disclosure.attacker import (
    MOST,
    Ints,
    as_described,
    cross_table,
    exactly,
    plainly,
    several_valued,
    worked_out,
)
from tests.stats.disclosure.tables import (
    COLUMNS,
    ROWS,
    adversarial,
    base_of,
    exact_of,
    flat,
    next_month,
    published,
    realistic,
    true_numbers,
)

SHAPES = {(3, 2): 120, (4, 2): 120, (3, 4): 110, (6, 3): 90}
MONTHS, SCHOOLS = 5, 12
"""With those the tables are 500."""
ANY = range(MOST)


def tables_of(shape: tuple[int, int], many: int) -> Ints:
    bad = adversarial(*shape)[: many // 2]
    return np.vstack([bad, realistic(sum(shape), many - len(bad), *shape)])


def test_there_are_five_hundred_tables() -> None:
    assert sum(SHAPES.values()) + MONTHS * SCHOOLS == 500


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_no_count_of_a_table_can_be_worked_out(shape: tuple[int, int]) -> None:
    tables = tables_of(shape, SHAPES[shape])
    true = true_numbers(tables, *shape)
    assert np.isin(tables, (1, 2, 3, 4)).sum() > 2 * len(tables)
    found = worked_out(cross_table(*shape), published(tables, *shape), as_described)
    assert exactly(found, true, of=ANY) == 0
    assert np.all((found[0] <= true) & (true <= found[1]))


def test_rounding_each_number_by_itself_is_given_away() -> None:
    tables = tables_of((3, 4), 60)
    true = true_numbers(tables, 3, 4)
    shown = 5 * ((true + 2) // 5)
    assert exactly(worked_out(cross_table(3, 4), shown, plainly), true) > 100


def test_suppression_of_small_cells_is_given_away() -> None:
    """Cells of one to four are left out, everything else is told exactly."""
    tables = realistic(7, 40, 4, 3)
    true = true_numbers(tables, 4, 3)

    def hidden(shown: int, low: int, high: int) -> tuple[int, int]:
        return (max(low, 1), min(high, 4)) if shown < 0 else (shown, shown)

    shown = np.where((true > 0) & (true < 5), -1, true)
    shown[:, : 1 + 4 + 3] = true[:, : 1 + 4 + 3]
    found = worked_out(cross_table(4, 3), shown, hidden)
    cells = (found[0][:, 8:], found[1][:, 8:])
    assert exactly(cells, tables) > 30


def test_successive_months_tell_no_more() -> None:
    """Children come and go; every month is published beside the ledger of the months before."""
    tables = realistic(20, SCHOOLS, 4, 2)
    ledgers: list[dict[str, Publication]] = [{} for _ in tables]
    for month in range(MONTHS):
        day = date(2026, 9, 30) + timedelta(days=30 * month)
        shown = [
            entered(exact_of(table, 4, 2), ledger, day, f"m-{month}")
            for table, ledger in zip(tables, ledgers, strict=True)
        ]
        found = worked_out(cross_table(4, 2), np.array([flat(one) for one in shown]), beside_a_ledger)
        assert exactly(found, true_numbers(tables, 4, 2)) == 0
        tables = next_month(month, tables, 4, 2)


def test_children_of_several_categories() -> None:
    """A child may be in several columns; 未填 is the last."""
    groups = LISTED["category"]
    rng = np.random.default_rng(5)
    shown, true = [], []
    for _ in range(6):
        exact, numbers = categories(rng, groups)
        base = base_of(exact)
        shown.append(flat(told_table(known_base(exact, base), exact, base, ("village", "category"))))
        true.append(numbers)
    found = worked_out(several_valued(3, len(groups)), np.array(shown), as_described)
    assert exactly(found, np.array(true), of=ANY) == 0
    assert np.all((found[0] <= np.array(true)) & (np.array(true) <= found[1]))


def beside_a_ledger(shown: int, low: int, high: int) -> tuple[int, int]:
    """As described, unless the number is there because an earlier month said so."""
    try:
        return as_described(shown, low, high)
    except KeyError:
        return max(low, shown - 2), min(high, shown + 2)


def entered(exact: Exact, ledger: dict[str, Publication], day: date, id_: str) -> ToldTable:
    """A cross table published beside a ledger, and entered."""
    base = base_of(exact)
    found = beside_earlier(exact, base, (ROWS, COLUMNS), {}, ledger)
    assert isinstance(found, Beside)
    table = told_table(found.known, exact, base, (ROWS, COLUMNS), found.said)
    ledger[id_] = entry(table, day, id_)
    return table


def entry(table: ToldTable, day: date, id_: str) -> Publication:
    """What the ledger has of a table."""
    return Publication.model_validate(
        {
            "id": id_,
            "term": "2026-2027-1",
            "as_of": day.isoformat(),
            "population": table.population,
            "tables": [
                {"by": by, "groups": [{"name": name, "count": count} for name, count in groups.items()]}
                for by, groups in table.groups.items()
            ],
            "cells": [{"name": name, "counts": [*cells.values()]} for name, cells in table.cells.items()],
        }
    )


def categories(rng: np.random.Generator, groups: tuple[str, ...]) -> tuple[Exact, list[int]]:
    """Three villages of children who are in one category, in two or in none."""
    villages = ("朝阳村", "柳树村", "石桥村")
    cells = {(village, group): 0 for village in villages for group in groups}
    sizes = {village: int(rng.integers(2, 12)) for village in villages}
    for village, size in sizes.items():
        for _ in range(size):
            several = rng.choice(len(groups) - 1, size=rng.integers(0, 3), replace=False)
            for group in [groups[place] for place in several] or [groups[-1]]:
                cells[village, group] += 1
    by_group = {group: sum(cells[village, group] for village in villages) for group in groups}
    exact = Exact(
        sum(sizes.values()),
        {"village": sizes, "category": by_group},
        {cell_key("village", village, "category", group): count for (village, group), count in cells.items()},
    )
    return exact, [exact.population, *sizes.values(), *by_group.values(), *cells.values()]


def test_the_numbers_are_told_nearly() -> None:
    tables = tables_of((3, 4), 60)
    assert int(np.abs(published(tables, 3, 4) - true_numbers(tables, 3, 4)).max()) == 3
