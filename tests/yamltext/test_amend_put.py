"""Put: a value in the place of another, a key in its place among others; all else stays byte for byte."""

import pytest

from liushou.yamltext.amend import Put, amended
from liushou.yamltext.spans import Path
from liushou.yamltext.values import Value

OVER: list[tuple[str, Path, Value, str]] = [
    # one line for one line, in the style it had, with the comment behind it
    ("a: 甲   # 注\n", ("a",), "乙", "a: 乙   # 注\n"),
    ("a: '甲'\t# 注\n", ("a",), "it's", "a: 'it''s'\t# 注\n"),
    ('a:   "甲"\n', ("a",), "乙", 'a:   "乙"\n'),
    ("a: 甲\n", ("a",), "2026-11-20", "a: 2026-11-20\n"),
    ("a: 甲\n", ("a",), "12", 'a: "12"\n'),
    ("a: 甲\n", ("a",), "yes", 'a: "yes"\n'),
    ("a: 甲\n", ("a",), "v-7kq2m", "a: v-7kq2m\n"),
    ("a: '甲'\n", ("a",), 12.5, "a: 12.5\n"),
    ("a: '甲'\n", ("a",), "e\u0301", 'a: "e\\u0301"\n'),
    ("a: 1\n", ("a",), True, "a: true\n"),
    ("a: 甲\n", ("a",), None, "a: null\n"),
    ("'a' : 甲\n? 'b'\n: 乙\n", ("b",), "丙", "'a' : 甲\n? 'b'\n: 丙\n"),
    # text of several lines is a literal block
    ("a: 甲  # 注\nb: 1\n", ("a",), "一\n\n  二", "a: |-  # 注\n  一\n\n    二\nb: 1\n"),
    ("a: |  # 注\n  一\n  二\n\nb: 1\n", ("a",), "三\n四\n", "a: |  # 注\n  三\n  四\n\nb: 1\n"),
    ("a: |-  # 注\n  一\n  二\n\nb: 1\n", ("a",), "三", "a: 三  # 注\n\nb: 1\n"),
    ("a: >+\n  一\n\n\nb: 1\n", ("a",), "三", "a: 三\nb: 1\n"),
    ("a: |\n  一\n   \nb: 1\n", ("a",), "三", "a: 三\nb: 1\n"),
    ("a: 甲\n", ("a",), "一\n二\n\n", 'a: "一\\n二\\n\\n"\n'),
    ("a: 甲\n", ("a",), "一 \n二", 'a: "一 \\n二"\n'),
    ("a: 甲\n", ("a",), "\n一", 'a: "\\n一"\n'),
    ("a: 甲\n", ("a",), " 一\n二", 'a: " 一\\n二"\n'),
    ("a: {b: 甲}\n", ("a", "b"), "一\n二", 'a: {b: "一\\n二"}\n'),
    # scalars of several lines
    ("a: 一\n  二  # 注\nb: 1\n", ("a",), "三", "a: 三  # 注\nb: 1\n"),
    ('a: "一\n  二"  # 注\nb: 1\n', ("a",), "三", 'a: "三"  # 注\nb: 1\n'),
    ("a:\n  # 上\n  甲  # 注\n", ("a",), "乙", "a:\n  # 上\n  乙  # 注\n"),
    ("a:\n  # 上\n  甲  # 注\n", ("a",), "一\n二", 'a:\n  # 上\n  "一\\n二"  # 注\n'),
    ("a:\n# 上\n  - 甲\nb: 1\n", ("a",), "一\n二", "a: |-\n  一\n  二\n# 上\nb: 1\n"),
    # nothing behind the colon or dash
    ("a:\nb: 1\n", ("a",), "甲", "a: 甲\nb: 1\n"),
    ("a:   # 注\nb: 1\n", ("a",), ["甲"], "a: [甲]   # 注\nb: 1\n"),
    ("a:\n  -\n  - 乙\n", ("a", 0), "甲", "a:\n  - 甲\n  - 乙\n"),
    ("{a: , b: 1}\n", ("a",), "甲", "{a: 甲, b: 1}\n"),
    ("{a, b: 1}\n", ("a",), "甲", "{a: 甲, b: 1}\n"),
    # collections
    ("a: 甲  # 注\n", ("a",), {"b": ["一", "二"], "c": 1}, "a: {b: [一, 二], c: 1}  # 注\n"),
    ("a: 甲  # 注\n", ("a",), [{"b": 1}], "a:  # 注\n  - {b: 1}\n"),
    ("a:\n  # 上\n  - 甲\nb: 1\n", ("a",), "乙", "a: 乙\n  # 上\nb: 1\n"),
    (
        "a:\n  # 上\n  - 甲\nb: 1\n",
        ("a",),
        {"c": ["一\n二"]},
        "a:\n  # 上\n  c:\n    - |-\n      一\n      二\nb: 1\n",
    ),
    ("a:\n- b: 1\n  c: 2  # 注\n", ("a", 0), "甲", "a:\n- 甲  # 注\n"),
    ("a:\n-   b: 1\n", ("a", 0), {"d": ["一\n二"]}, "a:\n- d:\n  - |-\n    一\n    二\n"),
    ('a: {b: 1, "c":2}\n', ("a", "c"), "甲, 乙", 'a: {b: 1, "c":"甲, 乙"}\n'),
    ("a: {b: 1}\n", ("a", "b"), {"c": "甲，乙"}, 'a: {b: {c: "甲，乙"}}\n'),
    ("a: {b: '甲', c: \"乙\"}\n", ("a", "b"), "丙", "a: {b: '丙', c: \"乙\"}\n"),
    ("a: {b: '甲', c: \"乙\"}\n", ("a", "c"), "丙", "a: {b: '甲', c: \"丙\"}\n"),
    ("a: [x: 1]\n", ("a", 0, "x"), 2, "a: [x: 2]\n"),
    # only what differs in a collection is written
    ("a:\n  b: 1  # 注\n  # 上\n  c: 2\n", ("a",), {"b": 1, "c": 3}, "a:\n  b: 1  # 注\n  # 上\n  c: 3\n"),
    ("a:\n  - 甲  # 注\n  - 乙\n", ("a",), ["甲", "丙", "乙"], "a:\n  - 甲  # 注\n  - 丙\n  - 乙\n"),
    ("a: [甲 , 乙]\n", ("a",), ["甲", "丙"], "a: [甲 , 丙]\n"),
    ("a:\n  b: 1\n  d: 2\n", ("a",), {"c": 3, "d": 2}, "a:\n  c: 3\n  d: 2\n"),
]

NEW: list[tuple[str, Put, str]] = [
    ("a: 1\n", Put(("b",), "甲"), "a: 1\nb: 甲\n"),
    ("a: 1\n\n# 下\nc: 3\n", Put(("b",), "甲", ("a", "b", "c")), "a: 1\nb: 甲\n\n# 下\nc: 3\n"),
    ("# 头\na: 1\n", Put(("b",), "甲", ("b", "a")), "# 头\nb: 甲\na: 1\n"),
    ("c: 3\na: 1\nd: 4\n", Put(("b",), "甲", ("a", "b", "c", "d")), "c: 3\na: 1\nb: 甲\nd: 4\n"),
    ("a: 1\nd: 4\n", Put(("b",), "甲", ("a", "d")), "a: 1\nd: 4\nb: 甲\n"),
    ("a:\n- 1\n# 下\nc: 3\n", Put(("b",), 1, ("a", "b")), "a:\n- 1\nb: 1\n# 下\nc: 3\n"),
    ("a: |+\n  甲\n\nc: 3\n", Put(("b",), 1, ("a", "b")), "a: |+\n  甲\n\nb: 1\nc: 3\n"),
    ("a: |\n  甲\n\nc: 3\n", Put(("b",), 1, ("a", "b")), "a: |\n  甲\nb: 1\n\nc: 3\n"),
    ("a:\n  # 还没有\nc: 3\n", Put(("b",), 1, ("a", "b")), "a:\n  # 还没有\nb: 1\nc: 3\n"),
    ("a: 1", Put(("b",), "甲"), "a: 1\nb: 甲\n"),
    ("a: 1\nc: 3", Put(("b",), "甲", ("a", "b")), "a: 1\nb: 甲\nc: 3"),
    ("a: 1\r\nc: 3\r\n", Put(("b",), "一\n二", ("a", "b")), "a: 1\r\nb: |-\r\n  一\r\n  二\r\nc: 3\r\n"),
    ("\ufeffa: 1\n", Put(("b",), "甲", ("b", "a")), "\ufeffb: 甲\na: 1\n"),
    ("---  # 头\na: 1\n...\n", Put(("b",), "甲"), "---  # 头\na: 1\nb: 甲\n...\n"),
    ("p:\n    q: 1\n", Put(("p", "r"), {"s": [[1]]}), "p:\n    q: 1\n    r:\n        s:\n          - [1]\n"),
    ("p:\n- q: 1\n  s: 2\n", Put(("p", 0, "r"), 1, ("q", "r")), "p:\n- q: 1\n  r: 1\n  s: 2\n"),
    ("p:\n- q: 1\n  s: 2\n", Put(("p", 0, "r"), 1, ("r", "q")), "p:\n- r: 1\n  q: 1\n  s: 2\n"),
    ("p:\n  # 上\n  q: 1\n", Put(("p", "r"), 1, ("r", "q")), "p:\n  r: 1\n  # 上\n  q: 1\n"),
    ("p: {a: 1, c: 3}\n", Put(("p", "b"), "甲", ("a", "b", "c")), "p: {a: 1, b: 甲, c: 3}\n"),
    ("p: {c: 3}\n", Put(("p", "b"), "甲", ("a", "b", "c")), "p: {b: 甲, c: 3}\n"),
    ("p: { a: 1, }\n", Put(("p", "b"), "甲"), "p: { a: 1, b: 甲, }\n"),
    ("p: {\n  a: 1  # 注\n}\n", Put(("p", "b"), 2), "p: {\n  a: 1,  # 注\n  b: 2\n}\n"),
    ("p: {\n  a: 1,  # 注\n}\n", Put(("p", "b"), 2), "p: {\n  a: 1,  # 注\n  b: 2,\n}\n"),
    ("p: [a: 1]\n", Put(("p", 0, "b"), 2), "p: [{a: 1, b: 2}]\n"),
    ("p: {}  # 注\n", Put(("p", "b"), "甲"), "p: {b: 甲}  # 注\n"),
    ("p: {  # 注\n}\n", Put(("p", "b"), "甲"), "p: {b: 甲  # 注\n}\n"),
    ("p:  # 注\n", Put(("p", "b"), "甲"), "p: {b: 甲}  # 注\n"),
    ("{}\n", Put(("b",), [{"c": 1}]), "b:\n  - {c: 1}\n"),
    ("--- {}\n", Put(("b",), "甲"), "--- {b: 甲}\n"),
    ("a: 1\n", Put(("no",), "甲"), 'a: 1\n"no": 甲\n'),
    ("a: 1\n", Put(("b",), []), "a: 1\nb: []\n"),
    ("a: 1\n", Put(("b",), ["甲" * 20, "乙" * 20]), f"a: 1\nb:\n  - {'甲' * 20}\n  - {'乙' * 20}\n"),
    ("a:\n- 1\n", Put(("b",), [{"c": [{"d": 1}]}]), "a:\n- 1\nb:\n- c:\n  - {d: 1}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "path", "value", "after"), OVER)
def test_over_what_is_there(before: str, path: Path, value: Value, after: str) -> None:
    assert amended(before.encode(), [Put(path, value)]).decode() == after


@pytest.mark.parametrize(("before", "edit", "after"), NEW)
def test_a_new_key(before: str, edit: Put, after: str) -> None:
    assert amended(before.encode(), [edit]).decode() == after


def test_what_is_the_same_already_is_left_as_it_stands() -> None:
    before = b"a: 1.50\nb: {c: [ 1,2 ]}\n"
    assert amended(before, [Put(("a",), 1.5), Put(("b",), {"c": [1, 2]}), Put(("b", "c", 1), 2)]) == before


def test_brackets_take_a_line_of_eighty_cells() -> None:
    fits = "甲" * 33 + "x" * 5
    assert amended(b"a: 1\n", [Put(("b",), {"c": fits + "x"})]) == f"a: 1\nb: {{c: {fits}x}}\n".encode()
    assert amended(b"a: 1\n", [Put(("b",), {"c": fits + "xx"})]) == f"a: 1\nb:\n  c: {fits}xx\n".encode()


def test_a_number_is_not_its_text_nor_another_number() -> None:
    assert amended(b"a: 1\n", [Put(("a",), "1")]) == b'a: "1"\n'
    assert amended(b"a: 1\n", [Put(("a",), 1.0)]) == b"a: 1.0\n"
    assert amended(b"a: 1\n", [Put(("a",), True)]) == b"a: true\n"
