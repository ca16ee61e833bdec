"""The order of units by their targets, and what makes it fair."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.stats.rollup.ranking import STEADY, best_first, ranked
from tests.screens.rollup.made import GOALS, unit


def ranks(*units: tuple[str, dict[str, tuple[int, int]]]) -> dict[str, int | None]:
    found = ranked([unit(name, shares) for name, shares in units], GOALS)
    return {one.unit.unit.name: one.rank for one in found}


def test_who_reaches_more_of_its_targets_stands_before() -> None:
    most = {"建档率": (10, 10), "走访率": (8, 10), "问题办结率": (0, 9)}
    fewer = {"建档率": (10, 10), "走访率": (7, 10), "问题办结率": (8, 9)}
    assert ranks(("乙", fewer), ("甲", most)) == {"甲": 1, "乙": 2}


def test_of_as_many_the_smaller_shortfall_stands_before() -> None:
    near = {"建档率": (99, 100), "走访率": (80, 100), "问题办结率": (1, 1)}
    far = {"建档率": (90, 100), "走访率": (99, 100), "问题办结率": (1, 1)}
    assert ranks(("乙", far), ("甲", near)) == {"甲": 1, "乙": 2}


def test_what_there_is_nobody_for_neither_helps_nor_harms() -> None:
    without = {"建档率": (10, 10), "走访率": (9, 10), "问题办结率": (0, 0)}
    with_all = {"建档率": (10, 10), "走访率": (9, 10), "问题办结率": (4, 4)}
    assert ranks(("甲", without), ("乙", with_all)) == {"甲": 1, "乙": 1}
    found = ranked([unit("甲", without)], GOALS)[0]
    assert (found.met, found.judged, found.shortfall) == (2, 2, 0.0)


def test_equal_units_share_a_rank_and_the_next_is_passed_over() -> None:
    good, same, bad = (
        {"建档率": (3, 3), "走访率": (3, 3)},
        {"建档率": (9, 9), "走访率": (9, 9)},
        {"建档率": (1, 3), "走访率": (3, 3)},
    )
    assert ranks(("甲", bad), ("乙", good), ("丙", same)) == {"乙": 1, "丙": 1, "甲": 3}


def test_one_child_of_a_small_unit_weighs_less_than_the_same_share_of_a_large_one() -> None:
    """One of eight lacking is chance; thirty-eight of three hundred and four are not."""
    small = {"建档率": (7, 8), "走访率": (8, 8), "问题办结率": (1, 1)}
    large = {"建档率": (266, 304), "走访率": (304, 304), "问题办结率": (1, 1)}
    assert ranks(("大", large), ("小", small)) == {"小": 1, "大": 2}
    found = ranked([unit("小", small)], GOALS)[0]
    assert found.shortfall == 1 / (8 + STEADY) / 3


def test_who_can_be_judged_by_fewer_than_half_is_not_ranked() -> None:
    one_of_one = {"建档率": (0, 0), "走访率": (5, 5), "问题办结率": (0, 0)}
    two_of_two = {"建档率": (5, 5), "走访率": (5, 5), "问题办结率": (0, 0)}
    nobody = {"建档率": (0, 0)}
    assert ranks(("甲", one_of_one), ("乙", two_of_two), ("丙", nobody)) == {"乙": 1, "甲": None, "丙": None}
    assert ranked([unit("丙", nobody)], GOALS)[0].shortfall is None


def test_a_target_as_a_float_does_not_part_equal_units() -> None:
    """98.6 % is met by exactly 493 of 500, and units short by the same share of their target are equal."""
    goals = {"走访率": 0.986}
    met, other = unit("甲", {"走访率": (493, 500)}), unit("乙", {"走访率": (986, 1000)})
    assert [one.rank for one in ranked([met, other], goals)] == [1, 1]
    assert [one.met for one in ranked([met, other], goals)] == [1, 1]


SHARES = st.integers(0, 40).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
UNITS = st.lists(st.fixed_dictionaries(dict.fromkeys(GOALS, SHARES)), min_size=1, max_size=8)


@given(UNITS)
@settings(max_examples=100, deadline=None)
def test_the_order_given_does_not_matter(drawn: list[dict[str, tuple[int, int]]]) -> None:
    units = [unit(f"第{number}小学", shares) for number, shares in enumerate(drawn)]
    turned = units[::-1]
    first = {one.unit.unit.name: (one.rank, one.met, one.shortfall) for one in ranked(units, GOALS)}
    second = {one.unit.unit.name: (one.rank, one.met, one.shortfall) for one in ranked(turned, GOALS)}
    assert first == second


@given(UNITS)
@settings(max_examples=100, deadline=None)
def test_each_rank_is_one_more_than_those_who_stand_before(drawn: list[dict[str, tuple[int, int]]]) -> None:
    found = ranked([unit(f"第{number}小学", shares) for number, shares in enumerate(drawn)], GOALS)
    counted = [one for one in found if one.rank is not None]
    for one in counted:
        assert one.rank == 1 + sum(other.rank < one.rank for other in counted if other.rank is not None)
    assert best_first(found) == found


@given(UNITS, st.sampled_from(sorted(GOALS)))
@settings(max_examples=100, deadline=None)
def test_one_child_more_never_costs_a_rank(drawn: list[dict[str, tuple[int, int]]], name: str) -> None:
    before = [unit(f"第{number}小学", shares) for number, shares in enumerate(drawn)]
    numerator, denominator = drawn[0][name]
    better = {**drawn[0], name: (min(numerator + 1, denominator), denominator)}
    after = [unit("第0小学", better), *before[1:]]
    old, new = (
        next(one.rank for one in ranked(units, GOALS) if one.unit.unit.name == "第0小学")
        for units in (before, after)
    )
    assert new == old if old is None or new is None else new <= old
