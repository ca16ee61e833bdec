"""Plain text laid out in cells."""

from hypothesis import given
from hypothesis import strategies as st

from liushou.screens.text_table import LINE, hanging, labelled, listed, text_table
from liushou.textwidth import width

cells = st.text("甲乙ab1 ，", max_size=40).map(str.strip)


def test_columns_are_as_wide_as_they_must_be() -> None:
    assert text_table(("姓名", "分"), [("田小禾", "9"), ("丁", "10")], numbers=(1,)) == [
        "姓名    分",
        "田小禾   9",
        "丁      10",
    ]


def test_the_widest_column_is_narrowed_and_goes_on_below() -> None:
    assert text_table(("名", "说明"), [("甲", "一二三四五六七八九十"), ("乙", "短")], room=16) == [
        "名  说明",
        "甲  一二三四五六",
        "    七八九十",
        "乙  短",
    ]


def test_lines_stand_beneath_their_row() -> None:
    assert text_table(("名", "分"), [("甲", "9"), ("乙", "10")], beneath=[["  一", "  二"], []]) == [
        "名  分",
        "甲  9",
        "  一",
        "  二",
        "乙  10",
    ]


def test_labels_stand_beside_their_texts() -> None:
    assert labelled([("父亲", "在家"), ("监护情况", "一般")]) == ["父亲      在家", "监护情况  一般"]


def test_lists_stand_beside_their_labels() -> None:
    assert listed([("缺", ["谈心", "家访", "书信"]), ("都有", [])], room=16) == [
        "缺    谈心、",
        "      家访、书信",
        "都有",
    ]
    assert labelled([]) == []
    assert hanging("甲", "一二三四", 4, 8) == ["甲  一二", "    三四"]


@given(st.lists(st.tuples(cells, cells, cells), max_size=5))
def test_a_table_fits_and_loses_nothing(rows: list[tuple[str, str, str]]) -> None:
    lines = text_table(("一", "二", "三"), rows)
    longest = max((len(word) for row in rows for cell in row for word in cell.split()), default=0)
    if longest < 8:
        assert all(width(line) <= LINE for line in lines)
    shown, given_ = "".join(lines), "".join(("一二三", *(cell for row in rows for cell in row)))
    assert sorted(shown.replace(" ", "")) == sorted(given_.replace(" ", ""))
