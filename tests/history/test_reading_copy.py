"""An archive as lines for `git diff`: each makes sense alone, none is lost, nothing sensitive shows."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.history.reading_copy import Covering, reading_copy
from liushou.records.child import Child
from liushou.records.kinds import KINDS, Kind
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read
from tests.history.versions import versions

PLAIN = Covering(lambda value, _: f"*{value!r}", lambda text: text)
COVERED = Covering(lambda _, mark: f"<{mark}>", lambda text: text.replace("154", "<>"))
CHILD = """\
# 档案说明
status: 在册
id: c-1
name: 田小禾  # 小名禾禾
boarding: 1
address: {village: 朝阳村, detail: 6组}
guardians:
  # 奶奶 154
  - relation: 祖母
    name: 李秀英
    phone: "15400012345"  # 晚上打
    trained_on: [2026-04-18, 2026-09-01]
  - {relation: 亲属}
siblings: []
notes: |
  第一行
  第二行
records:
  - {date: 2026-10-10, kind: 谈心, by: [v-1, v-2], note: 想妈妈}
  - {date: 2026-10-10, kind: 家访}
school: {grade: 五年级, class: "1", boarding: 是}
grades:
  - {term: 2025-2026-1, scores: {语文: 89, 数学: 84.5}}
cases: [{opened: 2026-09-01, kind: 学习, what: 不交作业}]
phone:
# 完
"""


def copy_of(text: str, cover: Covering = PLAIN) -> list[str]:
    value = read(text.encode()).value
    assert value is not None
    return reading_copy("儿童档案", Child, text, value, cover)


def test_one_fact_a_line_each_with_what_it_belongs_to() -> None:
    assert copy_of(CHILD, COVERED) == [
        "〔儿童档案〕c-1 田小禾",
        "# 小名禾禾",
        "# 档案说明",
        "状态：在册",
        "电话：（空）",
        "现居住地　村：朝阳村",
        "现居住地　详细地址：<contact>",
        "就学情况　年级：五年级",
        '就学情况　班："1"',
        '就学情况　寄宿："是"',
        "# 奶奶 <>",
        "监护人 祖母 李秀英",
        "# 晚上打",
        "监护人 祖母 李秀英　电话：<contact>",
        "监护人 祖母 李秀英　参加培训：2026-04-18",
        "监护人 祖母 李秀英　参加培训：2026-09-01",
        "监护人 亲属",
        "兄弟姐妹：（没有）",
        "成绩 2025-2026-1",
        "成绩 2025-2026-1　各科成绩　语文：89",
        "成绩 2025-2026-1　各科成绩　数学：84.5",
        "帮扶记录 2026-10-10 谈心 v-1、v-2",
        "帮扶记录 2026-10-10 谈心 v-1、v-2　内容：<care>",
        "帮扶记录 2026-10-10 家访",
        "问题 2026-09-01 学习",
        "问题 2026-09-01 学习　问题：<care>",
        "备注：<care>",
        "boarding：<care>",
        "# 完",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('class: "1"', "class: 1"),
        ("boarding: 是", "boarding: true"),
        ("village: 朝阳村", "village: 1"),
        ("siblings: []", "siblings:"),
        ("# 晚上打", "# 早上打"),
        ("第二行", "第三行"),
        ('"15400012345"', "15400012345"),
    ],
)
def test_the_smallest_change_shows(before: str, after: str) -> None:
    assert before in CHILD
    assert copy_of(CHILD) != copy_of(CHILD.replace(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{relation: 亲属}", "relation: 亲属"),
        ("name: 田小禾", 'name: "田小禾"'),
        ("siblings: []\n", ""),
    ],
)
def test_another_way_of_writing_shows_nothing(before: str, after: str) -> None:
    """siblings go to the end of the file."""
    end = "siblings: []\n" if not after else ""
    assert copy_of(CHILD) == copy_of(CHILD.replace(before, after).replace("# 完", f"{end}# 完"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_two_versions_differ_exactly_where_their_copies_do(kind: Kind, data: st.DataObject) -> None:
    old, new = data.draw(versions(kind.model))
    copies = [reading_copy(kind.label, kind.model, dump(one), one, PLAIN) for one in (old, new)]
    assert (copies[0] == copies[1]) is (_as_shown(old) == _as_shown(new))


def _as_shown(value: Any) -> Any:
    """The value but for what is the same to people: one alone or a list of one, a line end at the end."""
    if isinstance(value, dict):
        return {key: _as_shown(item) for key, item in value.items()}
    if isinstance(value, list):
        items = [_as_shown(item) for item in value]
        return items[0] if len(items) == 1 and not isinstance(items[0], (dict, list)) else items
    return tuple(value.splitlines()) if isinstance(value, str) else (type(value), value)
