"""What is YAML, but not what an archive may be: each at its place, and all of them."""

import pytest

from liushou.yamltext.events import MAX_DEPTH
from liushou.yamltext.reader import read

from .samples import Told, told


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("姓名: 甲\n性别: 男\n姓名: 乙\n", [("LS003", 3, 1)]),
        ("a: 1\na: 2\na: 3\n", [("LS003", 2, 1), ("LS003", 3, 1)]),
        ("家: {村: 上坪, 组: 1, 村: 下坪}\n", [("LS003", 1, 18)]),
        ('a: 1\n"a": 2\n', [("LS003", 2, 1)]),
        ("x:\n  - 键: 1\n    键: 2\ny:\n  b: 1\n  b: 2\n", [("LS003", 3, 5), ("LS003", 6, 3)]),
        ("1: a\n'1': b\n", [("LS003", 2, 1)]),
    ],
)
def test_keys_that_stand_twice(text: str, places: list[Told]) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == places


def test_a_key_that_stands_twice_names_the_first() -> None:
    fault = read("姓名: 甲\n\n# 注\n姓名: 乙\n".encode()).faults[0]
    assert "“姓名”" in fault.message
    assert "第 1 行" in fault.message
    assert (fault.span.end_line, fault.span.end_column) == (4, 3)


def test_the_same_key_in_two_mappings_is_fine() -> None:
    assert read(b"x:\n  - a: 1\n  - a: 2\na: 3\n").faults == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("爱好: &v [画画]\n", [("LS005", 1, 5)]),
        ("甲: &v 1\n乙: *v\n", [("LS005", 1, 4), ("LS005", 2, 4)]),
        ("甲: !!str 1\n", [("LS005", 1, 4)]),
        ("甲: !foo\n  乙: 1\n", [("LS005", 1, 4)]),
        ("甲: &x !!str 1\n", [("LS005", 1, 4), ("LS005", 1, 7)]),
        ("甲: !!str &x 1\n", [("LS005", 1, 4), ("LS005", 1, 10)]),
        ("!!map\na: 1\n", [("LS005", 1, 1)]),
        ("&k 键: 1\n", [("LS005", 1, 1)]),
        ("甲: ! 1\n", [("LS005", 1, 4)]),
        ("甲: !<tag:yaml.org,2002:str> 1\n", [("LS005", 1, 4)]),
        ("a: [*x, &y 1]\n", [("LS005", 1, 5), ("LS005", 1, 9)]),
    ],
)
def test_tags_anchors_and_aliases(text: str, places: list[Told]) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == places


def test_no_more_than_twenty_anchors_are_told() -> None:
    reading = read("".join(f"k{number}: &a{number} 1\n" for number in range(30)).encode())
    assert [fault.code for fault in reading.faults] == ["LS005"] * 20


@pytest.mark.parametrize("text", ['a: "&x *y !z"\n', "a: x & y * z ! !\n", "a: |\n  &x\n"])
def test_the_same_signs_in_text_are_fine(text: str) -> None:
    assert read(text.encode()).faults == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("? [a]\n: 1\n", ("LS002", 1, 3)),
        ("? {a: 1}\n: 1\n", ("LS002", 1, 3)),
        ("{[甲]: 1}\n", ("LS002", 1, 2)),
        ("乙:\n  <<: {a: 1}\n", ("LS002", 2, 3)),
    ],
)
def test_keys_that_are_no_words(text: str, place: Told) -> None:
    reading = read(text.encode())
    assert reading.value is None
    assert told(reading.faults) == [place]


def test_a_quoted_merge_key_is_a_word() -> None:
    assert read(b'"<<": 1\n').value == {"<<": 1}


@pytest.mark.parametrize(
    ("text", "line", "column", "phrase"),
    [
        ("甲: 1\n---\n乙: 2\n", 2, 1, "第二个 YAML 文档"),
        ("---\n甲: 1\n...\n---\n乙: 2\n", 4, 1, "第二个 YAML 文档"),
        ("---\n---\n乙: 2\n", 2, 1, "第二个 YAML 文档"),
        ("", 1, 1, "文件是空的"),
        ("# 只有注释\n\n", 1, 1, "文件是空的"),
        (" \n", 1, 1, "文件是空的"),
        ("# 名单\n- 甲\n- 乙\n", 2, 1, "列表"),
        ("[甲, 乙]\n", 1, 1, "列表"),
        ("只是一段话\n", 1, 1, "一段文字"),
        ("---\n", 1, 1, "文件是空的"),
        ("''\n", 1, 1, "一段文字"),
        ('"甲: 1"\n', 1, 1, "一段文字"),
        ("[画画，唱歌]\n", 1, 1, "列表"),
    ],
)
def test_what_is_not_one_mapping(text: str, line: int, column: int, phrase: str) -> None:
    reading = read(text.encode())
    assert reading.value is None
    fatal = [fault for fault in reading.faults if fault.fatal]
    assert told(tuple(fatal)) == [("LS002", line, column)]
    assert phrase in fatal[0].message
    width = {"第二个 YAML 文档": 3, "文件是空的": 0}.get(phrase, 1)
    assert fatal[0].span.end_column == column + width


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.2\n---\na: 1\n", "--- # 注\na: 1\n"])
def test_one_document_may_be_marked(text: str) -> None:
    assert read(text.encode()).value == {"a": 1}


def _nested(depth: int) -> str:
    """`depth` levels, the root mapping being the first."""
    return "甲: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"


def test_as_deep_as_allowed() -> None:
    assert read(_nested(MAX_DEPTH).encode()).faults == ()


def test_one_level_too_deep() -> None:
    reading = read(_nested(MAX_DEPTH + 1).encode())
    assert reading.value is None
    assert told(reading.faults) == [("LS005", 1, 4 + MAX_DEPTH - 1)]
    assert "32 层" in reading.faults[0].message


def test_too_deep_in_block_style() -> None:
    text = "".join(f"{' ' * level}k:\n" for level in range(40))
    assert told(read(text.encode()).faults) == [("LS005", 33, 33)]


def test_too_deep_a_list_is_told_once() -> None:
    assert told(read(b"[" * 40 + b"]" * 40 + b"\n").faults) == [("LS005", 1, 33)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('甲: "文字"#5\n', 1, 8),
        ("甲: '文字'#5\n", 1, 8),
        ("甲: [1]#5\n", 1, 7),
        ("甲: {a: 1}#5\n", 1, 10),
        ("甲: |#5\n  文字\n", 1, 5),
        ("甲: >-#5\n  文字\n", 1, 6),
    ],
)
def test_a_hash_glued_to_a_value_is_not_lost(text: str, line: int, column: int) -> None:
    reading = read(text.encode())
    assert told(reading.faults) == [("LS002", line, column)]
    assert "前面没有空格" in reading.faults[0].message


@pytest.mark.parametrize(("text", "column"), [("{?甲: 1}\n", 2), ("a: [?甲, 乙]\n", 5), ("{ ?甲 : 1 }\n", 3)])
def test_a_question_mark_in_brackets_is_not_lost(text: str, column: int) -> None:
    reading = read(text.encode())
    assert told(reading.faults) == [("LS002", 1, column)]


@pytest.mark.parametrize("text", ["{? a : 1}\n", "a: 好吗?\n", "a: ?x\n", "a: [好吗?, 乙]\n"])
def test_other_question_marks(text: str) -> None:
    assert read(text.encode()).faults == ()


def test_independent_faults_are_told_in_one_pass_in_their_order() -> None:
    text = "\ufeffid: c-1\r\nid: c-2\r\nname: 石\u200b小满\r\nx: &v 1\r\ny: \x07\r\nz: 甲: 乙"
    assert told(read(text.encode()).faults) == [
        ("LS001", 1, 1),
        ("LS001", 1, 8),
        ("LS003", 2, 1),
        ("LS108", 3, 8),
        ("LS005", 4, 4),
        ("LS108", 5, 4),
        ("LS002", 6, 5),
        ("LS001", 6, 8),
    ]
