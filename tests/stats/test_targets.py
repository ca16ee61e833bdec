"""One rule for targets: the first goal of an indicator counts, and what is reached is judged exactly."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.stats.goals import measure
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.targets import reached, targets_of
from tests.builders import term


@pytest.mark.parametrize(
    ("goals", "targets"),
    [
        ([], {}),
        ([{"indicator": "走访率", "target": 98.6}, {"indicator": "走访率", "target": 1}], {"走访率": 0.986}),
        ([{"indicator": "走访率", "text": "都走到"}, {"indicator": "走访率", "target": 90}], {}),
        ([{"text": "平安"}, {"indicator": "走访率", "target": 0}], {"走访率": 0.0}),
    ],
)
def test_the_first_goal_of_an_indicator_counts(goals: list[Any], targets: dict[str, float]) -> None:
    plan = term(goals=goals)
    assert targets_of(plan) == targets
    (measured,) = measure([Indicator("走访率", 1, 2, (), ())], plan)
    assert measured.target == targets.get("走访率")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2000), st.integers(1, 2000), st.integers(0, 12_000))
def test_exactly(part: int, whole: int, basis_points: int) -> None:
    plan = term(goals=[{"indicator": "走访率", "target": basis_points / 100}])
    assert reached(part, whole, targets_of(plan)["走访率"]) == (
        Fraction(part, whole) >= Fraction(basis_points, 10_000)
    )


def test_nothing_to_judge() -> None:
    assert reached(1, 2, None) is None
    assert reached(0, 0, 0.5) is None
