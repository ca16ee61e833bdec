"""The scale of a line chart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Line, Lines
from liushou.documents.charts.scale import labelled, ticks


def scale(*values: float | None, unit: str = "名", target: float | None = None) -> tuple[float, ...]:
    points = tuple(map(str, range(len(values))))
    return ticks(Lines("题", unit, "", points, (Line("甲", values),), target))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0.0,), (0, 1)),
        ((), (0, 1)),
        ((3.0, 7.0), (0, 2, 4, 6, 8)),
        ((1.0,), (0, 1)),
        ((0.4,), (0, 0.1, 0.2, 0.3, 0.4)),
        ((-3.0, 12.0), (-5, 0, 5, 10, 15)),
        ((None, 1234.0), (0, 500, 1000, 1500)),
    ],
)
def test_a_scale_has_round_values_from_nothing_on(
    values: tuple[float | None, ...], expected: tuple[float, ...]
) -> None:
    assert scale(*values) == expected


def test_percents_stand_on_a_scale_of_a_hundred() -> None:
    assert scale(97.0, 99.0, unit="%") == (0, 20, 40, 60, 80, 100)
    assert scale(130.0, unit="%")[-1] == 150


def test_the_target_is_on_the_scale() -> None:
    assert scale(3.0, target=40.0)[-1] == 40


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=6), st.none() | st.floats(-1e9, 1e9))
def test_every_value_is_on_a_scale_of_few_even_steps(
    values: list[float | None], target: float | None
) -> None:
    found = scale(*values, target=target)
    known = [each for each in (*values, target) if each is not None]
    assert all(found[0] - 1e-6 <= each <= found[-1] + 1e-6 for each in known)
    assert 2 <= len(found) <= 8
    assert found[0] <= 0 <= found[-1]
    steps = [after - before for before, after in pairwise(found)]
    assert all(step == pytest.approx(steps[0]) for step in steps)


@given(st.integers(0, 500))
def test_at_most_twelve_points_are_named_the_first_among_them(points: int) -> None:
    found = labelled(points)
    assert len(found) <= 12
    assert (0 in found) == (points > 0)
