"""Cells as a person would have typed them."""

from datetime import date, datetime, time, timedelta

import pytest

from liushou.cells import Cell, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (-2.0, "-2"),
        (999999999999999.0, "999999999999999"),
        (1e15, "1.000000e+15"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (False, "否"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001 - a spreadsheet knows no zones
        (datetime(2026, 1, 2, 0, 0, 5), "2026-01-02 00:00:05"),  # noqa: DTZ001
        (time(8, 5), "08:05"),
        (timedelta(hours=1, minutes=5), "1:05"),
        ("甲\r\n乙 ", "甲\n乙"),
    ],
)
def test_a_cell_as_a_person_would_type_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text
