"""Bytes to text: size, encoding, byte order mark and line ends, each at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.yamltext.gate import MAX_BYTES, open_bytes

from .samples import ARCHIVE, told


def test_ordinary_text_passes() -> None:
    opened = open_bytes(ARCHIVE.encode())
    assert opened.text == ARCHIVE
    assert opened.faults == ()


def test_one_byte_over_the_limit() -> None:
    opened = open_bytes(b"a: " + b"x" * (MAX_BYTES - 2))
    assert opened.text is None
    assert told(opened.faults) == [("LS005", 1, 1)]
    assert f"{MAX_BYTES + 1} 字节" in opened.faults[0].message


def test_as_many_bytes_as_allowed() -> None:
    assert open_bytes(b"a: " + b"x" * (MAX_BYTES - 4) + b"\n").faults == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32")],
)
def test_wide_encodings_with_a_mark(encoding: str, name: str) -> None:
    opened = open_bytes("\ufeffname: 石小满\n".encode(encoding))
    assert opened.text is None
    assert told(opened.faults) == [("LS001", 1, 1)]
    assert f"{name} 编码" in opened.faults[0].message


def test_wide_encoding_without_a_mark() -> None:
    opened = open_bytes("name: 石小满\n".encode("utf-16-le"))
    assert told(opened.faults) == [("LS001", 1, 1)]
    assert "UTF-16" in opened.faults[0].message


@pytest.mark.parametrize("name", ["石小满", "联通", "王力宏", "欧阳娜", "何洁", "李晓"])
def test_gbk_is_named_and_can_be_mended(name: str) -> None:
    text = f"id: c-7kq2m\nname: {name}\naddress:\n  village: 上坪村\n"
    opened = open_bytes(text.encode("gbk"))
    assert opened.text is None
    assert [(fault.code, fault.fix) for fault in opened.faults] == [("LS001", "gbk")]
    assert "像是 GBK 编码" in opened.faults[0].message


def test_gbk_is_told_at_the_first_bad_byte() -> None:
    opened = open_bytes(b"id: c-1\n" + "note: 好".encode() + "，石小满家访记录".encode("gbk"))
    assert told(opened.faults) == [("LS001", 2, 8)]


def test_damaged_utf8_is_not_taken_for_gbk() -> None:
    data = ARCHIVE.encode().replace("石小满".encode(), "石小满".encode()[:8])
    opened = open_bytes(data)
    assert told(opened.faults) == [("LS001", 3, 9)]
    assert opened.faults[0].fix is None
    assert "0xE6" in opened.faults[0].message


def test_half_broken_and_half_chinese_is_not_taken_for_gbk() -> None:
    broken, chinese = "中".encode("gb18030"), "学校".encode()
    assert [fault.fix for fault in open_bytes(broken + chinese).faults] == [None]
    assert [fault.fix for fault in open_bytes(broken * 2 + chinese).faults] == ["gbk"]


def test_cut_within_a_character() -> None:
    opened = open_bytes("id: c-1\nname: 石小满".encode()[:-1])
    assert told(opened.faults) == [("LS001", 2, 9)]
    assert "中间断了" in opened.faults[0].message


def test_lone_surrogate_bytes() -> None:
    opened = open_bytes("姓名: ".encode() + b"\xed\xa0\x80\n")
    assert opened.text is None
    assert told(opened.faults) == [("LS001", 1, 5)]


def test_byte_order_mark_is_dropped_with_a_warning() -> None:
    opened = open_bytes("\ufeffname: 石小满\n".encode())
    assert opened.text == "name: 石小满\n"
    fault = opened.faults[0]
    assert (fault.code, fault.fatal, fault.fix, fault.severity) == ("LS001", False, "bom", "warning")
    assert told(opened.faults) == [("LS001", 1, 1)]


def test_crlf_is_one_warning_at_the_first_line_end() -> None:
    opened = open_bytes("name: 石小满\r\nsex: 女\r\n".encode())
    fault = opened.faults[0]
    assert (fault.code, fault.fatal, fault.fix, fault.severity) == ("LS001", False, "crlf", "warning")
    assert told(opened.faults) == [("LS001", 1, 10)]
    assert (fault.span.end_line, fault.span.end_column) == (1, 12)
    assert "共 2 处" in fault.message


def test_mixed_line_ends_are_told_where_crlf_begins() -> None:
    assert told(open_bytes(b"a: 1\nb: 2\r\nc: 3\n").faults) == [("LS001", 2, 5)]


def test_lone_return_is_an_error_with_a_fix() -> None:
    opened = open_bytes("name: 石小满\rsex: 女\n".encode())
    fault = opened.faults[0]
    assert (fault.code, fault.fatal, fault.fix, fault.severity) == ("LS001", False, "crlf", "error")
    assert told(opened.faults) == [("LS001", 1, 10)]


def test_no_final_newline() -> None:
    opened = open_bytes("id: c-1\nname: 石小满".encode())
    fault = opened.faults[0]
    assert (fault.code, fault.fatal, fault.fix, fault.severity) == (
        "LS001",
        False,
        "final-newline",
        "warning",
    )
    assert told(opened.faults) == [("LS001", 2, 10)]


def test_all_warnings_of_one_file() -> None:
    opened = open_bytes("\ufeffa: 1\r\nb: 2\rc: 3".encode())
    assert [fault.fix for fault in opened.faults] == ["bom", "crlf", "crlf", "final-newline"]


def test_an_empty_file_lacks_no_newline() -> None:
    assert open_bytes(b"").faults == ()


@given(st.binary(max_size=60))
def test_never_raises(data: bytes) -> None:
    opened = open_bytes(data)
    assert opened.text is not None or any(fault.fatal for fault in opened.faults)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=6, max_size=30), st.data())
def test_utf8_that_lost_a_byte_is_never_taken_for_gbk(text: str, data: st.DataObject) -> None:
    whole = text.encode()
    lost = data.draw(st.integers(0, len(whole) - 1))
    opened = open_bytes(whole[:lost] + whole[lost + 1 :] + b"\n")
    assert opened.text is None
    assert opened.faults[0].fix is None
