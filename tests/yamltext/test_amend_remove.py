"""Remove: a key or item goes with its lines; what is not in them stays."""

import pytest

from liushou.yamltext.amend import Remove, amended
from liushou.yamltext.spans import Path

CASES: list[tuple[str, Path, str]] = [
    ("a: 1\n# 上\nb: 2  # 注\n\nc: 3\n", ("b",), "a: 1\n# 上\n\nc: 3\n"),
    ("a: 1\nb:\n  - 1\n  # 中\n  - 2\n  # 尾\nc: 3\n", ("b",), "a: 1\n  # 尾\nc: 3\n"),
    ("a: 1\nb: |+\n  甲\n\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: 2", ("b",), "a: 1\n"),
    ("a: 1\r\nb: 2\r\n", ("a",), "b: 2\r\n"),
    ("? a\n: 1\nb: 2\n", ("a",), "b: 2\n"),
    ("r:\n- a: 1\n  b: 2\n", ("r", 0, "a"), "r:\n- b: 2\n"),
    ("r:\n- a: 1  # 一\n\n  # 二\n  b: 2\n", ("r", 0, "a"), "r:\n- # 二\n  b: 2\n"),
    ("r:\n- a: 1\n  b: 2\n", ("r", 0, "b"), "r:\n- a: 1\n"),
    ("r:\n  - a\n  # 二\n  - b  # 注\n  - c\n", ("r", 1), "r:\n  - a\n  # 二\n  - c\n"),
    ("r:\n  - - a\n    - b\n", ("r", 0, 0), "r:\n  - - b\n"),
    # the last one
    ("r:  # 头\n  # 上\n  - a  # 注\ns: 1\n", ("r", 0), "r: []  # 头\n  # 上\ns: 1\n"),
    ("r:\n  a: 1\ns: 1\n", ("r", "a"), "r: {}\ns: 1\n"),
    ("r:\n  - a: 1  # 注\n", ("r", 0, "a"), "r:\n  - {}  # 注\n"),
    ("# 头\na: 1\n", ("a",), "# 头\n{}\n"),
    ("r: [a]  # 注\n", ("r", 0), "r: []  # 注\n"),
    ("r: [  # 一\n  a,  # 二\n]\n", ("r", 0), "r: [  # 一\n]\n"),
    # in brackets
    ("r: [a, b, c]\n", ("r", 0), "r: [b, c]\n"),
    ("r: [a, b, c]\n", ("r", 1), "r: [a, c]\n"),
    ("r: [a, b, c ]\n", ("r", 2), "r: [a, b ]\n"),
    ("r: {a: 1, b: 2}\n", ("r", "b"), "r: {a: 1}\n"),
    ("r: {a: , b, c: 1}\n", ("r", "b"), "r: {a: , c: 1}\n"),
    ("r: [\n  a,  # 一\n  b,  # 二\n]\n", ("r", 0), "r: [\n  b,  # 二\n]\n"),
    ("r: [\n  a,  # 一\n  b  # 二\n]\n", ("r", 1), "r: [\n  a  # 一\n]\n"),
    ("r: [\n  a,  # 一\n  b,\n  c  # 三\n]\n", ("r", 1), "r: [\n  a,  # 一\n  c  # 三\n]\n"),
    ("r: [\n  a  # 一\n]\n", ("r", 0), "r: []\n"),
]


@pytest.mark.parametrize(("before", "path", "after"), CASES)
def test_an_entry(before: str, path: Path, after: str) -> None:
    assert amended(before.encode(), [Remove(path)]).decode() == after
