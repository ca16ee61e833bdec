"""Positions: spans, raw text and style of every value, also where a path does not exist."""

import pytest
from hypothesis import given

from liushou.yamltext.emit import dump
from liushou.yamltext.events import MAX_DEPTH
from liushou.yamltext.positions import Positions, locate
from liushou.yamltext.reader import Value, read
from liushou.yamltext.spans import Path, Span

from .samples import ARCHIVE
from .strategies import archives


@pytest.fixture(scope="module")
def positions() -> Positions:
    return locate(ARCHIVE.encode())


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("id",), (2, 5, 2, 12)),
        (("name",), (3, 7, 3, 10)),
        (("phone",), (6, 8, 6, 21)),
        (("hukou",), (7, 8, 7, 51)),
        (("hukou", "place"), (7, 47, 7, 50)),
        (("address",), (9, 3, 10, 20)),
        (("address", "detail"), (10, 11, 10, 20)),
        (("school", "boarding"), (15, 13, 15, 15)),
        (("parents",), (17, 3, 20, 56)),
        (("parents", 0), (17, 5, 19, 17)),
        (("parents", 1), (20, 5, 20, 56)),
        (("parents", 1, "phone"), (20, 42, 20, 55)),
        (("guardians",), (21, 12, 21, 14)),
        (("interests", 1), (22, 17, 22, 19)),
        (("health", "checkups", 0, "vision"), (28, 15, 28, 20)),
        (("records",), (30, 1, 41, 13)),
        (("records", 0, "note"), (32, 9, 36, 12)),
        (("records", 1), (37, 3, 41, 13)),
        (("records", 1, "note"), (39, 9, 41, 13)),
        (("notes",), (42, 8, 43, 5)),
        ((), (2, 1, 43, 5)),
    ],
)
def test_value(positions: Positions, path: Path, span: tuple[int, int, int, int]) -> None:
    assert positions.value(path) == Span(*span)


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("name",), (3, 1, 3, 5)),
        (("hukou", "place"), (7, 40, 7, 45)),
        (("records", 1, "note"), (39, 3, 39, 7)),
        (("parents", 1), (20, 5, 20, 56)),
        ((), (2, 1, 43, 5)),
    ],
)
def test_key(positions: Positions, path: Path, span: tuple[int, int, int, int]) -> None:
    assert positions.key(path) == Span(*span)


@pytest.mark.parametrize(
    ("path", "ancestor"),
    [
        (("sax",), ()),
        (("parents", 0, "name"), ("parents", 0)),
        (("parents", 5, "name"), ("parents",)),
        (("parents", -1), ("parents",)),
        (("parents", "name"), ("parents",)),
        (("name", "first", 0), ("name",)),
        (("hukou", 0), ("hukou",)),
        (("guardians", 0, "phone"), ("guardians",)),
    ],
)
def test_what_is_missing_stands_at_its_nearest_ancestor(
    positions: Positions, path: Path, ancestor: Path
) -> None:
    assert positions.value(path) == positions.value(ancestor)
    assert positions.key(path) == positions.value(ancestor)
    assert positions.raw(path) == ""
    assert positions.style(path) is None


@pytest.mark.parametrize(
    ("path", "style", "raw"),
    [
        (("birth_date",), "plain", "2016-03-02"),
        (("phone",), "double", '"15400012345"'),
        (("address", "detail"), "single", "'三组 12 号'"),
        (("records", 1, "note"), "folded", ">-\n    奶奶身体好转，\n    家里添了新书桌。"),
        (("records", 0, "kind"), "plain", "谈心"),
        (("interests",), "flow", "[画画, 跳绳]"),
        (("parents", 0), "block", "relation: 父亲\n    situation: 外出务工\n    can_guard: ~"),
    ],
)
def test_style_and_raw(positions: Positions, path: Path, style: str, raw: str) -> None:
    assert positions.style(path) == style
    assert positions.raw(path) == raw


def test_leading_zeros_are_there_as_written() -> None:
    assert read(b"class: 013800\n").value == {"class": 13800}
    assert locate(b"class: 013800\n").raw(("class",)) == "013800"


def test_literal() -> None:
    positions = locate("note: |  # 注\n  一  \n\n  二\n\n  \n\n# 尾\nsex: 女\n".encode())
    assert positions.style(("note",)) == "literal"
    assert positions.raw(("note",)) == "|  # 注\n  一  \n\n  二"


def test_literal_keeps_the_blanks_of_its_last_line() -> None:
    assert locate("note: |\n  一  \n\n".encode()).raw(("note",)) == "|\n  一  "


def test_comments_after_a_collection_do_not_belong_to_it() -> None:
    positions = locate("住址:\n  村: 上坪  # 注\n\n  # 尾\n性别: 女\n".encode())
    assert positions.value(("住址",)) == Span(2, 3, 2, 8)


@pytest.mark.parametrize(
    ("text", "path", "span"),
    [
        ("a:\nb: 1\n", ("a",), (1, 3, 1, 3)),
        ("a:  # 注\n", ("a",), (1, 3, 1, 3)),
        ("a:\n  -\n  - 1\n", ("a", 0), (2, 4, 2, 4)),
        ("a:\n  b:\n", ("a",), (2, 3, 2, 5)),
        ("a:\n- x\n-\n", ("a",), (2, 1, 3, 2)),
        ("a: {b, c: }\n", ("a", "b"), (1, 6, 1, 6)),
        ("? 甲\n: 乙\n", ("甲",), (2, 3, 2, 4)),
        ("a: [\n  1,\n]\n", ("a",), (1, 4, 3, 2)),
    ],
)
def test_empty_values_and_other_forms(text: str, path: Path, span: tuple[int, int, int, int]) -> None:
    assert locate(text.encode()).value(path) == Span(*span)


def test_a_byte_order_mark_and_crlf_do_not_move_anything() -> None:
    positions = locate("\ufeff姓名: 甲\r\n住址:\r\n  村: 上坪".encode())
    assert positions.value(("姓名",)) == Span(1, 5, 1, 6)
    assert positions.value(("住址", "村")) == Span(3, 6, 3, 8)
    assert positions.text[slice(*positions.range(("住址", "村")))] == "上坪"


def test_line_ends_of_yaml_1_1_do_not_move_anything() -> None:
    positions = locate("a: '\u2028'\n姓\x85名: 甲\n".encode())
    assert positions.value(("姓\x85名",)) == Span(2, 6, 2, 7)
    assert positions.raw(("a",)) == "'\u2028'"


@pytest.mark.parametrize("data", [b"", b"# \n", b"\xff", b"- 1\n", b"a: [", b"x" * (1 << 21)])
def test_what_cannot_be_read_stands_at_the_top(data: bytes) -> None:
    positions = locate(data)
    assert positions.value(("a", "b")).line == 1
    assert positions.key(("a",)).line == 1


def test_what_was_read_before_an_error_has_its_place() -> None:
    positions = locate("姓名: 甲\n姓名: 乙\n? [x]\n: 丙\n丁: @\n".encode())
    assert positions.value(("姓名",)) == Span(1, 5, 1, 6)


def test_too_deep_a_text_is_left_off() -> None:
    positions = locate(b"a: " + b"[" * 200_000)
    path: Path = ("a", *[0] * 50)
    assert positions.value(path) == positions.value(("a", *[0] * (MAX_DEPTH - 1)))


@given(archives)
def test_what_is_cut_out_reads_back_to_the_value(value: dict[str, Value]) -> None:
    text = dump(value)
    positions = locate(text.encode())
    for path, item in _walk(value):
        raw = positions.raw(path)
        assert positions.text[slice(*positions.range(path))] == raw
        column = positions.value(path).column
        block = isinstance(item, dict | list) and positions.style(path) == "block"
        alone = f"k:\n{' ' * (column - 1)}{raw}\n" if block else f"k: {raw}\n"
        assert read(alone.encode()).value == {"k": item}
        if isinstance(path[-1], str):
            key = positions.key(path)
            line = text.split("\n")[key.line - 1][key.column - 1 : key.end_column - 1]
            assert read(f"? {line}\n".encode()).value == {path[-1]: None}


def _walk(value: Value, path: Path = ()) -> list[tuple[Path, Value]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [pair for key, item in pairs for pair in [((*path, key), item), *_walk(item, (*path, key))]]
