"""Comments: every `#` that YAML takes for one, and no other."""

import pytest
from hypothesis import given

from liushou.yamltext.comments import Comment, comments
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import Value

from .samples import ARCHIVE
from .strategies import archives


def test_of_an_archive() -> None:
    assert comments(ARCHIVE) == (Comment(1, 1, "# 一人一档"), Comment(10, 22, "# 门牌已核对"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("a: 1\n", []),
        ("#\n", [(1, 1, "#")]),
        ("a: 1 # 一\n", [(1, 6, "# 一")]),
        ("姓名: 石  \t#小满  \n", [(1, 9, "#小满")]),
        ("a: b#c\nd: '# 引' # 注\ne: \"x # y\"\n", [(2, 10, "# 注")]),
        ("a: b\n  c # 注\n", [(2, 5, "# 注")]),
        ("a: | # 头\n  # 文\n  文\n# 尾\nb: 1\n", [(1, 6, "# 头"), (4, 1, "# 尾")]),
        ("a: >-\n  # 文\n\n # 尾\nb: 1\n", [(4, 2, "# 尾")]),
        ("a: |\n  文\n\n\n", []),
        ("a: [1, # 一\n  2 # 二\n]# 三\n", [(1, 8, "# 一"), (2, 5, "# 二")]),
        ("a: # 空\nb:\n  # 里\n  c: 1\n", [(1, 4, "# 空"), (3, 3, "# 里")]),
        ("--- # 头\na: 1\n... # 尾\n", [(1, 5, "# 头"), (3, 5, "# 尾")]),
        ("a: 1 # 一\r\n# 二\rb: 2 # 三", [(1, 6, "# 一"), (2, 1, "# 二"), (3, 6, "# 三")]),
        ("a: 1 # 一\u2028# 二\nb: 1 # 三\n", [(1, 6, "# 一\u2028# 二"), (2, 6, "# 三")]),
        ("a: 1 # 一\nb: [ # 二\n", [(1, 6, "# 一")]),
        ("# 一\na: 1\n# 二\nb: @\n# 三\n", [(1, 1, "# 一"), (3, 1, "# 二")]),
        ("a: 1 # liushou: ignore LS504\n", [(1, 6, "# liushou: ignore LS504")]),
    ],
)
def test_places(text: str, found: list[tuple[int, int, str]]) -> None:
    assert [(one.line, one.column, one.text) for one in comments(text)] == found


def test_too_deep_a_text_ends_the_search() -> None:
    assert len(comments("# 一\na: " + "[" * 31 + "]" * 31 + " # 二\n")) == 2
    assert len(comments("# 一\na: " + "[" * 32 + "]" * 32 + " # 二\n")) == 1
    assert len(comments("# 一\na: " + "[" * 100_000 + " # 二\n")) == 1


@given(archives)
def test_values_hold_no_comments(value: dict[str, Value]) -> None:
    assert comments(dump(value)) == ()


@given(archives)
def test_comments_that_are_written_are_found(value: dict[str, Value]) -> None:
    notes = {(): "头 # 头", **{(key,): f"{number}: # '" for number, key in enumerate(value)}}
    found = comments(dump(value, notes))
    assert [one.text for one in found] == [f"# {note}" for note in notes.values()]
