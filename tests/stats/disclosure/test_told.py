"""Whoever knows the method wholly, and tries every table there can be, knows no count."""

from collections import defaultdict
from itertools import product

import numpy as np
import pytest

from liushou.records.publishing import Base
from liushou.rounding import told
from liushou.stats.disclosure.earlier import Beside, beside_earlier
from liushou.stats.disclosure.exact import Exact, cell_key
from liushou.stats.disclosure.told_table import known_base, told_table
from tests.stats.disclosure.tables import base_of, exact_of, flat


@pytest.mark.parametrize(("groups", "most"), [(2, 9), (3, 9), (4, 6)])
def test_tables_of_one_breakdown(groups: int, most: int) -> None:
    names = [f"{place}村" for place in range(groups)]
    alike: defaultdict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(1, most + 1), repeat=groups):
        exact = Exact(sum(counts), {"village": dict(zip(names, counts, strict=True))}, {})
        base = base_of(exact)
        beside = beside_earlier(exact, base, ("village",), {}, {})
        if isinstance(beside, Beside):
            shown = told_table(beside.known, exact, base, ("village",))
            alike[shown.population, *shown.groups["village"].values()].append(counts)
    leaves_all_open([found for shown, found in alike.items() if max(shown[1:]) + 3 <= most])


def test_cross_tables() -> None:
    """What is told as 0 is three at most, so that all tables are tried that can look like noughts."""
    alike: defaultdict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
    for cells in product(range(4), repeat=4):
        if all((cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2], cells[1] + cells[3])):
            exact = exact_of(np.array(cells), 2, 2)
            base = base_of(exact)
            beside = beside_earlier(exact, base, ("grade", "village"), {}, {})
            if isinstance(beside, Beside):
                table = told_table(beside.known, exact, base, ("grade", "village"))
                alike[tuple(flat(table))].append(cells)
    leaves_all_open([found for shown, found in alike.items() if max(shown[5:]) == 0])


def leaves_all_open(alike: list[list[tuple[int, ...]]]) -> None:
    """Of tables that look alike, every count is more than one number; all that look so must be there."""
    assert alike
    for found in alike:
        assert all(len({counts[place] for counts in found}) > 1 for place in range(len(found[0]))), found


def test_four_groups_of_two_are_not_given_away() -> None:
    """0, 0, 0 and 0 under a total of 10 could only be of two each."""
    names = ("甲村", "乙村", "丙村", "丁村")
    exact = Exact(8, {"village": dict.fromkeys(names, 2)}, {})
    base = base_of(exact)
    shown = told_table(known_base(exact, base), exact, base, ("village",))
    assert (shown.population, sum(shown.groups["village"].values())) == (10, 5)


def test_what_nobody_can_be_is_no_secret() -> None:
    """国家口径 asks for parents who are away, as anybody knows; other counts are told as if it were known."""
    cells = {("是", "双留守"): 4, ("否", "单留守"): 3, ("否", "非留守"): 2}
    official = {"是": 4, "否": 5}
    types = {"双留守": 4, "单留守": 3, "无父母照护": 0, "非留守": 2}
    exact = Exact(
        9,
        {"official": official, "left_behind": types},
        {cell_key("official", one, "left_behind", other): count for (one, other), count in cells.items()},
    )
    known = known_base(exact, Base(told(9), {}, {}))
    shown = told_table(known, exact, Base(told(9), {}, {}), ("official", "left_behind"))
    assert shown.cells["是"]["非留守"] == shown.cells["是"]["无父母照护"] == 0
    low, high = known.range_of(cell_key("official", "是", "left_behind", "双留守"))
    assert high is not None
    assert low < high
