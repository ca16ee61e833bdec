"""Safe repairs of a whole file: the values stay, but for what the repair is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.yamltext.faults import FixName
from liushou.yamltext.reader import read
from liushou.yamltext.repairs import repaired

TEXT = "name: 李小雨\nnotes: |\n  第一行\n  第二行\n"


@pytest.mark.parametrize(
    ("fix", "before", "after"),
    [
        ("gbk", TEXT.encode("gbk"), TEXT.encode()),
        ("gbk", "name: 龘㐀\n".encode("gb18030"), "name: 龘㐀\n".encode()),
        ("bom", TEXT.encode("utf-8-sig"), TEXT.encode()),
        ("crlf", TEXT.replace("\n", "\r\n").encode(), TEXT.encode()),
        ("crlf", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), TEXT.encode("utf-8-sig")),
        ("crlf", b"a: 1\rb: 2\n", b"a: 1\nb: 2\n"),
        ("final-newline", TEXT[:-1].encode(), TEXT.encode()),
        ("unseen", "a: 李\u200b小\ufeff雨\nb: ❤\ufe0f\n".encode(), "a: 李小雨\nb: ❤\ufe0f\n".encode()),
        ("nfc", "name: Cafe\u0301\n".encode(), "name: Café\n".encode()),
        ("colons", "name：李小雨\nsex:女\n".encode(), "name: 李小雨\nsex: 女\n".encode()),
        ("colons", "a： 李\nb：\n  c：甲\n".encode(), "a: 李\nb:\n  c: 甲\n".encode()),
        ("colons", "name:\u3000李小雨\nsex: 女\n".encode(), "name: 李小雨\nsex: 女\n".encode()),
    ],
)  # fmt: skip
def test_repaired(fix: FixName, before: bytes, after: bytes) -> None:
    assert fix in {fault.fix for fault in read(before).faults}
    assert repaired(before, fix) == after
    assert fix not in {fault.fix for fault in read(after).faults}


def test_a_slip_at_a_key_that_is_none_of_ours_is_left() -> None:
    assert [fault.fix for fault in read("姓名：李小雨\n".encode()).faults] == [None]


def test_what_cannot_be_opened_is_left() -> None:
    assert repaired(b"\xff\xfea\x00", "crlf") is None
    assert repaired(b"a: 1\n", "colons") is None


def test_an_invisible_character_that_is_a_key_of_its_own_is_left() -> None:
    assert repaired("a: 1\n\u200ba: 2\n".encode(), "unseen") is None


@pytest.mark.parametrize("text", ['a: "\u200b"\n', 'a: {b: [1, " \ufeff"]}\n', '"\u200b": 1\n'])
def test_a_text_of_invisible_characters_alone_is_left(text: str) -> None:
    assert read(text.encode()).value is not None
    assert repaired(text.encode(), "unseen") is None


@given(
    st.text("ab: \n'\"|>-#\r\u200b\u0301e：中", max_size=40),
    st.sampled_from(["bom", "crlf", "final-newline"]),
)
def test_encodings_and_line_ends_change_no_value(text: str, fix: FixName) -> None:
    mended = repaired(text.encode(), fix)
    assert mended is None or read(mended).value == read(text.encode()).value
