"""Insert: an item among others, in the manner of the list."""

import pytest

from liushou.yamltext.amend import Insert, amended

RECORD = {"date": "2026-11-20", "kind": "谈心", "by": "v-x"}
ROW = "{date: 2026-11-20, kind: 谈心, by: v-x}"
LONG = {"date": "2026-11-20", "kind": "谈心", "note": "说起了爸爸妈妈。" * 4}
LONG_LINES = f"  - date: 2026-11-20\n    kind: 谈心\n    note: {LONG['note']}\n"
FOLLOWED = {"b": 1, "f": {"due": "2026-12-01", "what": "收回协议"}}

CASES: list[tuple[str, Insert, str]] = [
    # behind the last one, before one, before all
    ("r:\n- a  # 注\n\n# 下\ns: 1\n", Insert(("r",), "b"), "r:\n- a  # 注\n- b\n\n# 下\ns: 1\n"),
    ("r:\n  - a\n  # 二\n  - b\n", Insert(("r",), "x", 1), "r:\n  - a\n  - x\n  # 二\n  - b\n"),
    ("r:  # 头\n  # 一\n  - a\n", Insert(("r",), "x", 0), "r:  # 头\n  - x\n  # 一\n  - a\n"),
    ("r:\n  - a\n  - b\n", Insert(("r",), "x", 2), "r:\n  - a\n  - b\n  - x\n"),
    ("r:\n  - - a\n    - b\n", Insert(("r", 0), "x", 0), "r:\n  - - x\n    - a\n    - b\n"),
    ("r:\n  - - a\n    - b\n", Insert(("r", 0), "x"), "r:\n  - - a\n    - b\n    - x\n"),
    ("r:\n    -   a: 1\n        b: 2\n", Insert(("r",), 1), "r:\n    -   a: 1\n        b: 2\n    - 1\n"),
    ("r:\n  - a", Insert(("r",), "b"), "r:\n  - a\n  - b\n"),
    ("r:\r\n  - a\r\ns: 1\r\n", Insert(("r",), "b"), "r:\r\n  - a\r\n  - b\r\ns: 1\r\n"),
    # items that are mappings
    ("r:\n  - {a: 1}\n", Insert(("r",), RECORD), f"r:\n  - {{a: 1}}\n  - {ROW}\n"),
    ("r:\n  - {a: 1}\n", Insert(("r",), LONG), "r:\n  - {a: 1}\n" + LONG_LINES),
    ("r:\n  - a\n", Insert(("r",), {"note": "一\n二\n"}), "r:\n  - a\n  - note: |\n      一\n      二\n"),
    ("r:\n  - a\n", Insert(("r",), {"note": "  一\n二\n"}), 'r:\n  - a\n  - note: "  一\\n二\\n"\n'),
    ("r:\n  - a\n", Insert(("r",), {"f": {"due": ["一"]}}), "r:\n  - a\n  - f: {due: [一]}\n"),
    ("r:\n- a\n", Insert(("r",), FOLLOWED), "r:\n- a\n- {b: 1, f: {due: 2026-12-01, what: 收回协议}}\n"),
    ("r:\n  - a\n", Insert(("r",), {"u": 1, "p": [{}]}), "r:\n  - a\n  - u: 1\n    p:\n      - {}\n"),
    # items that are to grow
    ("r:\n  - {a: 1}\n", Insert(("r",), {"a": 1, "f": {"b": 2}}, in_lines=True),
     "r:\n  - {a: 1}\n  - a: 1\n    f: {b: 2}\n"),
    ("a: 1\n", Insert(("r",), {"b": 2}, in_lines=True), "a: 1\nr:\n  - b: 2\n"),
    ("r: [{a: 1}]\n", Insert(("r",), {"b": 2}, in_lines=True), "r: [{a: 1}, {b: 2}]\n"),
    # lists in brackets
    ("r: [a, b]  # 注\n", Insert(("r",), "c"), "r: [a, b, c]  # 注\n"),
    ("r: [a, b]\n", Insert(("r",), "c", 0), "r: [c, a, b]\n"),
    ("r: [a , b]\n", Insert(("r",), "c", 1), "r: [a, c , b]\n"),
    ("r: [ a, b, ]\n", Insert(("r",), "甲，乙"), 'r: [ a, b, "甲，乙", ]\n'),
    ("r: [\n  a,  # 一\n  b  # 二\n]\n", Insert(("r",), "c"), "r: [\n  a,  # 一\n  b,  # 二\n  c\n]\n"),
    ("r: [\n  a,  # 一\n  b,  # 二\n]\n", Insert(("r",), "c"), "r: [\n  a,  # 一\n  b,  # 二\n  c,\n]\n"),
    ("r: [\n  a,  # 一\n  b\n]\n", Insert(("r",), "c", 1), "r: [\n  a,  # 一\n  c,\n  b\n]\n"),
    ("r: [\n  a  # 一\n]\n", Insert(("r",), "c", 0), "r: [\n  c,\n  a  # 一\n]\n"),
    ("r: [\n  a, b\n]\n", Insert(("r",), "c", 1), "r: [\n  a, c, b\n]\n"),
    ("r: [\n  a, b\n]\n", Insert(("r",), "c"), "r: [\n  a, b, c\n]\n"),
    ("r: [\n  a\n  , b\n]\n", Insert(("r",), "c", 1), "r: [\n  a, c\n  , b\n]\n"),
    ("r: [{a: 1}]\n", Insert(("r",), {"b": 2}), "r: [{a: 1}, {b: 2}]\n"),
    # lists that are empty, or not there
    ("r: []  # 无\n", Insert(("r",), "a"), "r: [a]  # 无\n"),
    ("r: []  # 无\n", Insert(("r",), RECORD), f"r:  # 无\n  - {ROW}\n"),
    ("q:\n- 1\nr: []\n", Insert(("r",), RECORD), f"q:\n- 1\nr:\n- {ROW}\n"),
    ("p: {r: []}\n", Insert(("p", "r"), RECORD), f"p: {{r: [{ROW}]}}\n"),
    ("r:  # 无\ns: 1\n", Insert(("r",), RECORD), f"r:  # 无\n  - {ROW}\ns: 1\n"),
    ("r: ~\n", Insert(("r",), "a"), "r: [a]\n"),
    ("r: [  # 注\n]\n", Insert(("r",), "a"), "r: [a  # 注\n]\n"),
    ("a: 1\ns: 2\n", Insert(("r",), RECORD, None, ("a", "r", "s")), f"a: 1\nr:\n  - {ROW}\ns: 2\n"),
    ("a: 1\n", Insert(("r",), "c-x", 0), "a: 1\nr: [c-x]\n"),
    ("p:\n  - q: 1\n", Insert(("p", 0, "r"), "2026-04-18"), "p:\n  - q: 1\n    r: [2026-04-18]\n"),
    ("p:\n", Insert(("p", "r"), "a"), "p: {r: [a]}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "edit", "after"), CASES)
def test_an_item(before: str, edit: Insert, after: str) -> None:
    assert amended(before.encode(), [edit]).decode() == after


def test_several_edits_follow_one_another() -> None:
    edits = [Insert(("r",), "b"), Insert(("r",), "a", 0), Insert(("r",), "c")]
    assert amended(b"x: 1\n", edits) == b"x: 1\nr: [a, b, c]\n"
