"""Comments of two sides: which a merged text must have, and where a lost one is put back."""

from collections import Counter

import pytest

from liushou.history.merging.notes import allowed, notes, put_back, required

C = Counter


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "least", "most"),
    [
        ("a", "a", "a", "a", "a"),
        ("a", "", "a", "", "a"),
        ("a", "a", "", "", "a"),
        ("", "a", "b", "ab", "ab"),
        ("", "a", "a", "a", "aa"),
        ("a", "aa", "a", "aa", "aa"),
        ("aa", "a", "aa", "a", "aa"),
        ("aa", "a", "a", "", "a"),
        ("a", "ab", "", "b", "ab"),
    ],
)
def test_comments_added_stay_and_those_taken_away_may_go(
    base: str, ours: str, theirs: str, least: str, most: str
) -> None:
    assert +required(C(base), C(ours), C(theirs)) == C(least)
    assert +allowed(C(base), C(ours), C(theirs)) == C(most)


SIDE = """\
# 最上面
id: c-1
# 谁的电话
phone: "2" # 新的
parents:
  - relation: 父亲
    # 在广东
    situation: 外出务工
  # 后来又
  - relation: 母亲 # 没写名字
# 最下面
"""


def without(text: str, *gone: str) -> str:
    for part in gone:
        assert part in text
        text = text.replace(part, "")
    return text


@pytest.mark.parametrize(
    "gone",
    [
        ("# 最上面\n",),
        ("# 谁的电话\n",),
        (" # 新的",),
        ("    # 在广东\n",),
        ("  # 后来又\n",),
        (" # 没写名字",),
        ("# 最下面\n",),
        ("# 最上面\n", "# 谁的电话\n", " # 新的", "    # 在广东\n", "  # 后来又\n", "# 最下面\n"),
    ],
)
def test_a_lost_comment_is_put_back_where_it_was(gone: tuple[str, ...]) -> None:
    text = without(SIDE, *gone)
    assert put_back(text, notes(SIDE) - notes(text), SIDE) == SIDE


def test_comments_that_stand_together_keep_their_order() -> None:
    side = f"# 一\n# 二\n{SIDE}"
    assert put_back(SIDE, C(["# 一", "# 二"]), side) == side


def test_only_what_is_missing_is_put_back() -> None:
    text = without(SIDE, "# 最上面\n", "# 谁的电话\n")
    assert put_back(text, C(["# 谁的电话"]), SIDE) == without(SIDE, "# 最上面\n")
    assert put_back(text, C(["# 别的"]), SIDE) == text


def test_a_comment_behind_a_value_that_is_another_one_now_stands_above_it() -> None:
    text = without(SIDE, " # 新的").replace('"2"', '"3"')
    assert put_back(text, C(["# 新的"]), SIDE) == text.replace('phone: "3"', '# 新的\nphone: "3"')


def test_where_nothing_is_in_common_it_stands_at_the_end() -> None:
    assert put_back("a: 1\n", C(["# x"]), "b: 2\n# x\n") == "a: 1\n# x\n"
    assert put_back("a: 1\n", C(["# x"]), "# x\na: 1\n") == "# x\na: 1\n"
