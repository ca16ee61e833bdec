"""How high rows must be."""

import pytest

from liushou.exchange.books.heights import lines_of


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("一二三", 6, 1),
        ("一二三四", 6, 2),
        ("“是”", 6, 1),
        ("“是”或", 6, 2),
        ("甲\n乙", 10, 2),
        (12345, 2, 1),
    ],
)
def test_quotation_marks_are_as_wide_as_in_the_fonts_of_offices(
    text: str | int, room: int, lines: int
) -> None:
    assert lines_of(text, room) == lines
