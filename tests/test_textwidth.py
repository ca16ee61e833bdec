"""Cells, padding and wrapping of Chinese text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.textwidth import pad, width, wrap, wrap_list


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("留守", 4), ("五年级1班", 9), ("，", 2), ("e\u0301", 1), ("\u200b", 0)],
)
def test_width_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_padding_fills_to_the_cell() -> None:
    assert pad("留守", 6) == "留守  "
    assert pad("留守", 6, right=True) == "  留守"
    assert pad("留守儿童", 4) == "留守儿童"


def test_punctuation_does_not_begin_a_line() -> None:
    assert wrap("孩子很好，爱笑。", 8) == ["孩子很", "好，爱", "笑。"]


def test_words_are_not_broken() -> None:
    assert wrap("用 liushou check 查看", 8) == ["用", "liushou", "check 查", "看"]


@given(st.text(alphabet="留守儿童，。（）abc 12", max_size=60), st.integers(min_value=16, max_value=40))
def test_wrapping_loses_nothing_but_blanks(text: str, cells: int) -> None:
    assert "".join(wrap(text, cells)).replace(" ", "") == text.replace(" ", "")


def test_a_list_is_broken_between_its_items() -> None:
    assert wrap_list(["一封书信", "两门艺术", "监护"], 12) == ["一封书信、", "两门艺术、", "监护"]
    assert wrap_list(["一封书信", "两门艺术", "监护"], 20) == ["一封书信、两门艺术、", "监护"]
    assert wrap_list(["一封书信"], 8) == ["一封书信"]
    assert wrap_list([], 8) == []


def test_only_an_item_wider_than_a_line_is_broken() -> None:
    assert wrap_list(["甲", "一二三四五六", "乙"], 8) == ["甲、", "一二三四", "五六、乙"]


@given(st.lists(st.text(alphabet="留守ab", min_size=1, max_size=6), max_size=12), st.integers(14, 40))
def test_lines_of_a_list_hold_whole_items(items: list[str], cells: int) -> None:
    lines = wrap_list(items, cells)
    assert [item for line in lines for item in line.removesuffix("、").split("、")] == items
    assert all(width(line) <= cells for line in lines)
