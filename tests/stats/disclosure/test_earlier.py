"""What is published beside what was published before."""

from datetime import date

import numpy as np
import pytest

from liushou.records.publication import Publication
from liushou.stats.disclosure.earlier import Beside, Clash, beside_earlier, published_counts
from liushou.stats.disclosure.exact import Exact, cell_key
from liushou.stats.disclosure.told_table import ToldTable, told_table
from tests.stats.disclosure.attacker import Ints
from tests.stats.disclosure.tables import base_of
from tests.stats.disclosure.test_attack import entry

DAY = date(2026, 11, 20)
VILLAGES, GRADES, TIMES = ("甲村", "乙村"), ("一年级", "二年级", "三年级"), ("0–5", "6–13", "14–15", "16+")


def exact_of(seed: int) -> Exact:
    """Children of two villages, two grades and two sexes."""
    return counted(np.random.default_rng(seed).integers(1, 5, size=(2, 2, 2)))


def counted(joint: Ints) -> Exact:
    """Children by village, grade and sex."""
    axes = {"village": VILLAGES, "grade": GRADES[: joint.shape[1]], "sex": ("男", "女")}
    bys = list(axes)
    groups = {
        by: dict(zip(axes[by], joint.sum(axis=tuple({0, 1, 2} - {place})).tolist(), strict=True))
        for place, by in enumerate(bys)
    }
    cells = {}
    for one, other, gone in ((0, 1, 2), (0, 2, 1), (1, 2, 0)):
        table = joint.sum(axis=gone)
        for row, name in enumerate(axes[bys[one]]):
            for column, among in enumerate(axes[bys[other]]):
                cells[cell_key(bys[one], name, bys[other], among)] = int(table[row, column])
    return Exact(int(joint.sum()), groups, cells)


def told_beside(exact: Exact, bys: tuple[str, ...], ledger: dict[str, Publication]) -> ToldTable:
    base = base_of(exact)
    found = beside_earlier(exact, base, bys, ledger, {})
    assert isinstance(found, Beside)
    return told_table(found.known, exact, base, bys, found.said)


@pytest.mark.parametrize("seed", range(8))
def test_a_count_that_was_published_is_published_alike(seed: int) -> None:
    exact, ledger = exact_of(seed), dict[str, Publication]()
    for bys in (("village",), ("sex", "village"), ("village", "grade"), ("grade",)):
        table = told_beside(exact, bys, ledger)
        for one in ledger.values():
            again = dict(published_counts(one))
            new = dict(published_counts(entry(table, DAY, "new")))
            assert {key: new[key] for key in new.keys() & again.keys()} == {
                key: again[key] for key in new.keys() & again.keys()
            }
        ledger["-".join(bys)] = entry(table, DAY, "-".join(bys))


def test_three_cross_tables_in_a_circle_are_refused() -> None:
    exact, ledger = exact_of(1), dict[str, Publication]()
    for bys in (("village", "sex"), ("sex", "grade")):
        ledger["-".join(bys)] = entry(told_beside(exact, bys, ledger), DAY, "x")
    found = beside_earlier(exact, base_of(exact), ("grade", "village"), ledger, {})
    assert found == Clash("circle", ("village-sex", "sex-grade"))
    assert isinstance(beside_earlier(exact, base_of(exact), ("grade",), ledger, {}), Beside)


def test_on_another_day_a_circle_is_refused_as_long_as_nothing_has_changed() -> None:
    """Three tables on three days, of the same children: of sixty such schools three were given away."""
    exact, ledger = exact_of(1), dict[str, Publication]()
    for bys in (("village", "sex"), ("sex", "grade")):
        ledger["-".join(bys)] = entry(told_beside(exact, bys, ledger), DAY, "x")
    circle = beside_earlier(exact, base_of(exact), ("grade", "village"), {}, ledger)
    assert circle == Clash("circle", ("village-sex", "sex-grade"))
    assert isinstance(beside_earlier(exact, base_of(exact), ("grade",), {}, ledger), Beside)
    assert isinstance(beside_earlier(exact, base_of(exact), ("village", "sex"), {}, ledger), Beside)
    other = exact_of(2)
    assert abs(other.population - exact.population) > 3
    assert isinstance(beside_earlier(other, base_of(other), ("grade", "village"), {}, ledger), Beside)


def test_on_another_day_a_count_is_told_as_before_however_far_it_was_moved() -> None:
    """A count of two that was told as 5, and as 0 the day after, could only be two."""
    exact = counted(np.array([[[0, 0], [1, 1], [0, 1]], [[1, 1], [0, 0], [0, 1]]]))
    ledger, told, moved = dict[str, Publication](), dict[tuple[str, ...], int](), 0
    for bys in (("village", "sex"), ("village", "grade"), ("grade",), ("village",)):
        base = base_of(exact)
        beside = beside_earlier(exact, base, bys, {}, ledger)
        assert isinstance(beside, Beside)
        table = told_table(beside.known, exact, base, bys, beside.said)
        ledger["-".join(bys)] = entry(table, DAY, "x")
        for key, shown in published_counts(ledger["-".join(bys)]):
            assert told.setdefault(key, shown) == shown, key
            moved += abs(shown - exact.count(key)) == 3
    assert moved


def test_an_entry_that_gives_a_count_away_is_named() -> None:
    """Somebody wrote a ledger by hand: four villages told as 0 under a population told as 10."""
    names = ("甲村", "乙村", "丙村", "丁村")
    exact = Exact(8, {"village": dict.fromkeys(names, 2)}, {})
    table = ToldTable(10, {"village": dict.fromkeys(names, 0)}, {})
    found = beside_earlier(exact, base_of(exact), ("village",), {"p-1": entry(table, DAY, "p-1")}, {})
    assert found == Clash("earlier", ("p-1",))


def test_as_many_groups_as_children_are_refused() -> None:
    """That a village is listed says that somebody is in it."""
    exact = Exact(2, {"village": {"甲村": 1, "乙村": 1}}, {})
    assert beside_earlier(exact, base_of(exact), ("village",), {}, {}) == Clash("few")


def test_what_no_longer_agrees_is_about_other_numbers() -> None:
    exact = exact_of(3)
    table = ToldTable(100, {"village": dict.fromkeys(VILLAGES, 50)}, {})
    assert told_beside(exact, ("village",), {"p": entry(table, DAY, "p")}) == told_beside(
        exact, ("village",), {}
    )
