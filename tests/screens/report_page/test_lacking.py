"""How many more reach a goal, counted as people count: by whole numbers."""

import pytest

from liushou.documents.contexts.report_shape import IndicatorJson
from liushou.screens.report_page.indicators import lacking


def indicator(numerator: int, denominator: int, target: float | None) -> IndicatorJson:
    met = None if target is None or not denominator else numerator / denominator >= target
    return {
        "name": "走访率", "numerator": numerator, "denominator": denominator, "target": target, "met": met,
        "rate": numerator / denominator if denominator else None, "missing": (),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "expected"),
    [
        (0, 1, 1.0, 1),
        (41, 46, 1.0, 5),
        (27, 46, 0.6, 1),
        (492, 500, 0.986, 1),
        (55, 100, 0.56, 1),
        (0, 1000, 0.001, 1),
        (46, 46, 1.0, None),
        (0, 0, 1.0, None),
        (1, 2, None, None),
    ],
)
def test_how_many_are_lacking(
    numerator: int, denominator: int, target: float | None, expected: int | None
) -> None:
    assert lacking(indicator(numerator, denominator, target)) == expected
