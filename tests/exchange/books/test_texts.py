"""Texts and sheet names as Excel takes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.exchange.books.texts import cell_text, no_reference, sheet_names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["花名册", "花名册", "花名册"], ["花名册", "花名册（2）", "花名册（3）"]),
        (["A表", "a表"], ["A表", "a表（2）"]),
        (["一[1]:*?/\\二"], ["一 1      二"]),
        (["'引号'"], ["引号"]),
        (["", "  ", "\n"], ["表", "表（2）", "表（3）"]),
        (["字" * 40, "字" * 40], ["字" * 31, "字" * 28 + "（2）"]),
        (["liushou"], ["liushou（2）"]),
    ],
)
def test_names_are_made_to_fit(wanted: list[str], names: list[str]) -> None:
    assert list(sheet_names(wanted, ("liushou",))) == names


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_names_always_fit(wanted: list[str]) -> None:
    names = sheet_names(wanted, ("选项",))
    assert len({name.casefold() for name in names} | {"选项"}) == len(wanted) + 1
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_what_xml_cannot_hold_is_shown_as_missing() -> None:
    assert cell_text("一\x00二\ud800\uffff三\t\n\r\n四\r") == "一�二��三\t\n\n四\n"


def test_titles_of_charts_are_no_references() -> None:
    assert no_reference("=表!$A$1") == "＝表!$A$1"
    assert no_reference("人数") == "人数"
