"""Counts told as multiples of five."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.rounding import Told, rounded, told

RANGES = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda each: (each[0], each[0] + each[1]))


def test_to_the_nearest_five() -> None:
    assert [rounded(count) for count in (0, 1, 2, 3, 7, 8, 12, 13, 100)] == [0, 0, 0, 5, 5, 10, 10, 15, 100]


@pytest.mark.parametrize("count", range(30))
def test_with_nothing_known_a_count_is_rounded(count: int) -> None:
    near = rounded(count)
    assert told(count) == Told(near, max(0, near - 2), near + 2)


def test_a_bin_of_one_number_joins_its_neighbour() -> None:
    assert told(8, 0, 8) == Told(5, 3, 8)
    assert told(5, 0, 8) == Told(5, 3, 8)
    assert told(2, 2, 9) == Told(5, 2, 7)
    assert told(2, 2, 3) == told(3, 2, 3) == Told(0, 2, 3)


def test_what_is_known_already_is_told_rounded() -> None:
    assert told(8, 8, 8) == Told(10, 8, 8)


@given(bounds=RANGES)
def test_bins_part_a_range_and_none_holds_one_number(bounds: tuple[int, int]) -> None:
    low, high = bounds
    bins: dict[Told, list[int]] = {}
    for count in range(low, high + 1):
        bins.setdefault(told(count, low, high), []).append(count)
    assert all(found == [*range(one.low, one.high + 1)] for one, found in bins.items())
    assert all(len(found) > 1 for found in bins.values())
    assert len({one.shown for one in bins}) == len(bins)
    assert all(abs(one.shown - count) <= 3 for one, found in bins.items() for count in found)


@given(bounds=RANGES, data=st.data())
def test_said_again_it_is_the_same(bounds: tuple[int, int], data: st.DataObject) -> None:
    count = data.draw(st.integers(*bounds))
    once = told(count, *bounds)
    assert told(count, once.low, once.high).shown == once.shown
