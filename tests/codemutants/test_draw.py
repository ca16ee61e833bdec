"""The sample, and what it says of the whole."""

import pytest
from codemutants.draw import drawn, interval
from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 1000))
def test_a_sample_is_a_part_in_order_without_repetition(many: int, size: int, seed: int) -> None:
    sample = drawn(range(many), size, seed)
    assert sample == sorted(set(sample))
    assert len(sample) == min(many, size)
    assert all(0 <= one < many for one in sample)


def test_every_part_has_its_share() -> None:
    sample = drawn(range(1000), 100, 7)
    assert [sum(100 * part <= one < 100 * part + 100 for one in sample) for part in range(10)] == [10] * 10


def test_each_has_the_same_chance() -> None:
    counts = [0] * 10
    for seed in range(4000):
        for one in drawn(range(10), 3, seed):
            counts[one] += 1
    assert all(count == pytest.approx(1200, rel=0.1) for count in counts)


def test_the_seed_decides() -> None:
    assert drawn(range(1000), 10, 1) == drawn(range(1000), 10, 1) != drawn(range(1000), 10, 2)


def test_wilsons_interval() -> None:
    # values of R's binom::binom.wilson
    assert interval(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    assert interval(0, 10) == pytest.approx((0, 0.2775328), abs=1e-6)
    assert interval(0, 0) == (0, 1)
