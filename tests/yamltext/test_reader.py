"""The gate as a whole: values exactly, attacks refused, nothing raised for any bytes."""

import re
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from liushou.yamltext import examine as careful
from liushou.yamltext.faults import Fault
from liushou.yamltext.positions import locate
from liushou.yamltext.reader import Reading, Value, read

from .samples import ARCHIVE, told

_SIGNS = " \t\n\r-:#[]{}'\"|>&*!%@,?~0x_：，\u3000\u200b\x00\u2028\\=<1a名"
_BITS = (
    "<<: 1",
    "---",
    "...",
    "- ",
    ": ",
    "：",
    '"',
    "&x ",
    "*x",
    "!!str ",
    "| ",
    "> ",
    "<<<<<<< H\n",
    "\r\n",
)


def test_an_archive() -> None:
    reading = read(ARCHIVE.encode())
    assert reading.faults == ()
    value = reading.value
    assert value is not None
    assert list(value)[:3] == ["id", "name", "sex"]
    assert value["phone"] == "15400012345"
    assert value["birth_date"] == "2016-03-02"
    assert value["hukou"] == {"rural": True, "registered": True, "place": "石桥镇"}
    assert value["address"] == {"village": "上坪村", "detail": "三组 12 号"}
    assert value["school"] == {"stage": "小学", "grade": "四年级", "class": 2, "boarding": "no"}
    assert value["guardians"] == []
    assert value["health"] == {
        "condition": "健康",
        "checkups": [{"date": "2026-09-10", "height_cm": 141.5, "vision": "4.9"}],
    }
    note = "今天说起了妈妈。\n# 这一行不是注释\n\n约好周五再聊。\n"
    assert value["records"] == [
        {"date": "2026-10-12", "kind": "谈心", "note": note},
        {"date": "2026-10-19", "kind": "家访", "note": "奶奶身体好转， 家里添了新书桌。"},
    ]
    assert value["notes"] == "喜欢画画，想学 水彩"


def test_an_ordinary_archive_goes_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(careful, "examine")
    assert read(ARCHIVE.encode()).value is not None


def test_both_ways_agree() -> None:
    assert Reading(*careful.examine(ARCHIVE.encode())) == read(ARCHIVE.encode())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1: a\n", {"1": "a"}),
        ("~: a\ntrue: b\n", {"~": "a", "true": "b"}),
        ("2026-09-01: a\n", {"2026-09-01": "a"}),
        ('"": a\n', {"": "a"}),
        ("a:\nb: ~\n", {"a": None, "b": None}),
        ("a: '1'\nb: \"~\"\nc: |-\n  1\n", {"a": "1", "b": "~", "c": "1"}),
        ("a: [1, '1', 1.0, no]\n", {"a": [1, "1", 1.0, "no"]}),
        ("{}\n", {}),
        ("{甲: {}, 乙: []}\n", {"甲": {}, "乙": []}),
        ("甲:\n- 一\n- - 二\n", {"甲": ["一", ["二"]]}),
        ('a: "\\u4e2d\\x41\\t"\n', {"a": "中A\t"}),
        ("a: |+\n  一\n\n\nb: 1\n", {"a": "一\n\n\n", "b": 1}),
        ("a: >\n  一\n  二\n\n  三\n", {"a": "一 二\n三\n"}),
        ("a: b:c\n", {"a": "b:c"}),
        ("? 甲\n: 乙\n", {"甲": "乙"}),
        ("a: [b: 1]\n", {"a": [{"b": 1}]}),
        ("😀: 👧\n", {"😀": "👧"}),
    ],
)
def test_values(text: str, value: dict[str, Value]) -> None:
    reading = read(text.encode())
    assert reading.value == value
    assert repr(reading.value) == repr(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\ufeffa: 1\n", {"a": 1}),
        ("a: |\r\n  一\r\n  二\r\nb: 1\r\n", {"a": "一\n二\n", "b": 1}),
        ("a: '一\r\n  二'\r\n", {"a": "一 二"}),
        ("a: 1\rb: 2\r", {"a": 1, "b": 2}),
        ("a: |\n  一", {"a": "一\n"}),
        ("a: |\n  一\n   ", {"a": "一\n \n"}),
    ],
)
def test_a_repair_of_the_whole_file_changes_no_value(text: str, value: dict[str, Value]) -> None:
    reading = read(text.encode())
    assert reading.value == value
    assert reading.faults
    mended = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    if not text.endswith(" "):
        assert read(mended.encode()) == Reading(value, ())


def test_alias_bomb() -> None:
    lines = ["a0: &a0 [笑, 笑]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    reading = read("\n".join(lines).encode())
    assert reading.value is None
    assert {fault.code for fault in reading.faults if fault.fatal} == {"LS005"}


@pytest.mark.parametrize(
    "data",
    [
        b"a: " + b"[" * 200_000,
        b"a: " + b"[" * 200_000 + b"]" * 200_000,
        b"a: " + b"{b: " * 200_000,
        b"- " * 200_000,
        b"? " * 200_000,
        b"a: " + b"- " * 200_000,
        b"".join(b" " * depth + b"k:\n" for depth in range(1400)),
    ],
)
def test_depth_of_hundreds_of_thousands(data: bytes) -> None:
    reading = read(data)
    assert reading.value is None
    assert reading.faults


@pytest.mark.parametrize(
    "data",
    [
        b"a: 1\n" * 20_000,
        b"\xef\xbc\x9a" * 300_000,
        "a：b\n".encode() * 20_000,
        b"[" * 1_000_000 + "，".encode(),
        ("a: [" + "，" * 300_000).encode(),
        b"a" * 1_000_000,
        b"a: |\n" + b"\n" * 1_000_000 + b"  x\n",
        b'a: "' + b"\\n" * 500_000,
        "\u200b".encode() * 340_000,
        b"\t" * 1_000_000,
        b"a: &x 1\n" * 20_000,
        b"#" * 1_000_000,
        b"<<<<<<< \n" * 100_000,
        "a: 'e\u0301".encode() * 100_000,
    ],
)
def test_big_and_odd(data: bytes) -> None:
    reading = read(data)
    assert len(reading.faults) <= 1200
    assert locate(data).value(("a",)).line >= 1


def test_a_number_of_a_million_digits_stays_text() -> None:
    assert read(b"a: " + b"9" * 1_000_000 + b"\n").value == {"a": "9" * 1_000_000}


def test_over_one_mebibyte() -> None:
    assert told(read(b"a: 1\n" + b"#" * (1 << 20)).faults) == [("LS005", 1, 1)]


@pytest.mark.parametrize("data", [b"\0", b"a: \0\n", b"\0" * 100, b"\xff\xfe\0", b"\xc0\x80", b"\xf5\x80"])
def test_bytes_that_are_no_text(data: bytes) -> None:
    assert read(data).value is None


def test_a_gbk_file() -> None:
    reading = read("姓名: 石小满\n性别: 女\n".encode("gbk"))
    assert reading.value is None
    assert [(fault.code, fault.fix) for fault in reading.faults] == [("LS001", "gbk")]


def test_no_recursion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading needs the same few frames whatever the text."""
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(_depth_now() + 60)
        assert read(b"a: " + b"[" * 31 + b"]" * 31 + b"\n").value is not None
        assert read(b"a: " + b"[" * 50_000).value is None
    finally:
        sys.setrecursionlimit(limit)


def _depth_now() -> int:
    frame, depth = sys._getframe(), 0
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


@given(st.binary(max_size=80))
def test_any_bytes(data: bytes) -> None:
    _hold(data, read(data))


@given(st.text(st.sampled_from(_SIGNS), max_size=40))
def test_any_text_of_signs(text: str) -> None:
    _hold(text.encode(), read(text.encode()))


@given(st.integers(0, len(ARCHIVE.encode())))
def test_truncations(length: int) -> None:
    data = ARCHIVE.encode()[:length]
    _hold(data, read(data))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(ARCHIVE)),
            st.integers(0, 6),
            st.one_of(st.sampled_from(_SIGNS), st.sampled_from(_BITS), st.just("")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_mutations(edits: list[tuple[int, int, str]]) -> None:
    text = ARCHIVE
    for place, dropped, put in edits:
        text = text[:place] + put + text[place + dropped :]
    _hold(text.encode(), read(text.encode()))


def _hold(data: bytes, reading: Reading) -> None:
    """What must be true of every reading."""
    assert (reading.value is None) == any(fault.fatal for fault in reading.faults)
    assert list(reading.faults) == sorted(
        reading.faults, key=lambda fault: (fault.span.line, fault.span.column)
    )
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for fault in reading.faults:
        _hold_fault(fault, lines)
    positions = locate(data)
    if reading.value is not None:
        seen = yaml.load(re.sub("[\x85\u2028\u2029]", "x", positions.text) + "\n", Loader=yaml.CBaseLoader)
        assert _shape(reading.value) == _shape(seen)
        for key in reading.value:
            assert positions.key((key,)) != positions.value(()) or len(reading.value) == 1


def _hold_fault(fault: Fault, lines: int) -> None:
    span = fault.span
    assert 1 <= span.line <= span.end_line <= lines + 1
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    assert span.column >= 1
    assert re.search("[\u4e00-\u9fff]", fault.message)
    assert not re.search("expected|found|while|scanning|parsing", fault.message)
    assert all(char.isprintable() for char in fault.message)


def _shape(value: object) -> object:
    """Keys, order and nesting; the texts are compared where both are text."""
    if isinstance(value, dict):
        return [(len(key), _shape(item)) for key, item in value.items()]
    if isinstance(value, list):
        return [_shape(item) for item in value]
    return "leaf"
