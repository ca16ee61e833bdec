"""What is refused: nothing is changed, and the message says which place."""

import pytest

from liushou.errors import EditError, Status
from liushou.yamltext.amend import Edit, Insert, Put, Remove, amended
from liushou.yamltext.values import Value

DEEP: Value = "x"
for _ in range(40):
    DEEP = [DEEP]
CASES: list[tuple[str, Edit, str]] = [
    ("a: 1\n", Put((), {"b": 1}), "整份档案"),
    ("a: 1\n", Remove(()), "整份档案"),
    ("a: 1\n", Insert((), "b"), "整份档案"),
    ("a: 1\n", Remove(("b",)), "没有“b”"),
    ("a: [1]\n", Remove(("a", 1)), "没有“a[1]”"),
    ("a: [1]\n", Remove(("a", -1)), "没有“a[-1]”"),
    ("a: [1]\n", Put(("a", 1), 2), "没有“a[1]”"),
    ("a: [1]\n", Put(("a", "b"), 2), "没有“a.b”"),
    ("a: [1]\n", Put(("a", 1, "b"), 2), "没有“a[1].b”"),
    ("a: {b: 1}\n", Put(("a", 0, "b"), 2), "没有“a[0].b”"),
    ("a: 1\n", Put(("a", "b"), 2), "没有“a.b”"),
    ("a: 1\n", Put(("b", "c"), 2), "没有“b.c”"),
    ("a: 1\n", Insert(("b", "c"), 2), "没有“b.c”"),
    ("a: 1\n", Insert(("a",), 2), "“a”不是列表"),
    ("a: [1]\n", Insert(("a",), 2, 2), "“a”有 1 项，不能加在序号 2 处"),
    ("a: [1]\n", Insert(("a",), 2, -1), "“a”有 1 项，不能加在序号 -1 处"),
    ("a: 1\n", Put(("b",), DEEP), "“b”的内容嵌套太深"),
    ("a: 1\n", Put(("b",), 10**700), "“b”这一处"),
    ("a: 1\n", Put(("b",), "\ud800"), "“b”这一处"),
    ("? a\n? b\n: 1\n", Put(("a",), 1), "“a”这一处"),
    ("b: |\n  甲\na: 1\n  # 会落入上面的文字\n", Remove(("a",)), "“a”这一处"),
    ("a: [1\n", Put(("a",), 1), "读不出来"),
    ("a: 1\na: 2\n", Put(("a",), 3), "读不出来"),
    ("a: &x 1\n", Put(("a",), 3), "读不出来"),
]


@pytest.mark.parametrize(("before", "edit", "words"), CASES)
def test_refused(before: str, edit: Edit, words: str) -> None:
    with pytest.raises(EditError) as caught:
        amended(before.encode(), [edit])
    assert words in caught.value.message
    assert "没有修改" in caught.value.message
    assert caught.value.status is Status.UNREADABLE
