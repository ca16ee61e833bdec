"""Words of the command line to records."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.kinds import BY_NAME
from liushou.records.unit import Unit, UnitInfo
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store
from liushou.store.who import find_many, find_one, parted, records_of

DAY = date(2026, 11, 20)


def child(key: str, name: str, village: str, sex: str = "女", **more: Any) -> Child:
    return Child.model_validate(
        {
            "id": key, "name": name, "sex": sex, "birth_date": "2015-11-20", "status": "在册",
            "registered_on": "2024-09-01", "parents": [], "guardians": [],
            "address": {"village": village}, **more,
        }
    )  # fmt: skip


STORE = Store(
    root=Path(),
    unit=Unit(format=1, unit=UnitInfo(name="石桥小学", level="学校")),
    children={
        "c-1": child(
            "c-1",
            "田小禾",
            "朝阳村",
            pairings=[{"with": "v-2", "role": "代理家长", "since": "2026-09-01"}],
            siblings=["c-3"],
        ),
        "c-2": child("c-2", "田小禾", "南坪村"),
        "c-3": child("c-3", "周一帆", "南坪村", "男"),
    },
    volunteers={
        key: Volunteer.model_validate(
            {
                "id": key,
                "name": name,
                "sex": "女",
                "kind": "教师",
                "status": "在岗",
                "joined_on": "2024-09-01",
            }
        )
        for key, name in (("v-1", "何秀兰"), ("v-2", "何秀兰"), ("v-3", "陈秋萍"))
    },
    activities={},
    terms={},
    residents={},
    files=(),
)


def test_every_kind_has_its_records() -> None:
    found = {kind: records_of(STORE, kind) for kind in BY_NAME}
    assert {kind: list(records) for kind, records in found.items() if records} == {
        "child": ["c-1", "c-2", "c-3"],
        "volunteer": ["v-1", "v-2", "v-3"],
        "unit": ["liushou"],
    }


def test_by_id_and_by_unique_name() -> None:
    assert find_one(STORE, "c-1", ("child",))[1] == "c-1"
    assert find_one(STORE, "周一帆", ("child", "volunteer"))[:2] == ("child", "c-3")


def test_namesakes_are_listed() -> None:
    with pytest.raises(UsageError) as caught:
        find_one(STORE, "田小禾", ("child",))
    assert "c-1（朝阳村）、c-2（南坪村）" in caught.value.message


def test_an_unknown_name_gives_the_nearest() -> None:
    with pytest.raises(UsageError, match="是不是：周一帆"):
        find_one(STORE, "周一凡", ("child",))
    with pytest.raises(UsageError, match="liushou list"):
        find_one(STORE, "xyz", ("child",))
    with pytest.raises(UsageError, match=r"条件要写成 字段:值"):
        find_one(STORE, "xyz", ("child", "volunteer"))
    with pytest.raises(UsageError, match=r"可用 liushou list 查看。$"):
        find_one(STORE, "xyz", ("volunteer",))


@pytest.mark.parametrize(
    ("words", "but", "expected"),
    [
        ([], [], ("c-1", "c-2", "c-3")),
        (["村:南坪村"], [], ("c-2", "c-3")),
        (["村:南坪村", "性别:男"], [], ("c-3",)),
        (["村:朝阳村", "周一帆"], [], ("c-1", "c-3")),
        (["c-3", "c-1"], [], ("c-1", "c-3")),
        (["村:南坪村"], ["周一帆"], ("c-2",)),
        ([], ["村:朝阳村", "性别:男"], ("c-2",)),
        ([], ["村:朝阳村", "性别:男", "c-2"], ()),
        ([], ["村:南坪村", "性别:男"], ("c-1",)),
        (["结对人:何秀兰"], [], ("c-1",)),
        (["结对:何秀兰"], [], ("c-1",)),
        (["帮扶人:何秀兰"], [], ("c-1",)),
        (["结对人:v-2"], [], ("c-1",)),
        (["结对人:陈秋萍"], [], ()),
        (["兄弟姐妹:周一帆"], [], ("c-1",)),
        (["结对人!=何秀兰"], [], ("c-2", "c-3")),
        (["村:南坪村", "AND", "性别:男"], [], ("c-3",)),
        (["村:朝阳村", "或者", "性别:男"], [], ("c-1", "c-3")),
        (["NOT", "村:朝阳村"], [], ("c-2", "c-3")),
        (["(村:朝阳村", "OR", "村:南坪村)", "AND", "性别:女"], [], ("c-1", "c-2")),
        (["村:南坪村", "AND", "性别:男", "c-1"], [], ("c-1", "c-3")),
        (["村:朝阳村 OR 村:南坪村", "NOT", "性别:男"], [], ("c-1", "c-2")),
        ([], ["村:南坪村", "AND", "性别:男"], ("c-1", "c-2")),
        (["年龄:11"], [], ("c-1", "c-2", "c-3")),
        ([], ["年龄:11"], ()),
        ([], ["年龄:10"], ("c-1", "c-2", "c-3")),
    ],
)
def test_who(words: list[str], but: list[str], expected: tuple[str, ...]) -> None:
    assert find_many(STORE, words, "child", DAY, but) == expected


@pytest.mark.parametrize("words", [["AND"], ["村:南坪村", "AND"], ["村:南坪村", "OR", "周一帆"], ["("]])
def test_a_condition_that_is_not_whole_is_told_as_one(words: list[str]) -> None:
    with pytest.raises(UsageError, match=f"筛选条件“{re.escape(' '.join(parted(words)[1]))}”第"):
        find_many(STORE, words, "child", DAY)


@pytest.mark.parametrize(
    ("words", "names", "conditions"),
    [
        (["周一帆", "村:南坪村", "性别:男"], ("周一帆",), ("村:南坪村", "性别:男")),
        (["村:南坪村", "AND", "性别:男", "周一帆"], ("周一帆",), ("村:南坪村 AND 性别:男",)),
        (["村:a OR 村:b", "AND", "性别:男"], (), ("(村:a OR 村:b) AND 性别:男",)),
        (["年龄<12的占比", "寄宿:是"], ("年龄<12的占比",), ("寄宿:是",)),
        ([], (), ()),
    ],
)
def test_names_and_conditions(words: list[str], names: tuple[str, ...], conditions: tuple[str, ...]) -> None:
    assert parted(words, {"年龄<12的占比"}) == (names, conditions)


CONDITIONS = st.recursive(
    st.sampled_from(["村:朝阳村", "村:南坪村", "性别:男", "年龄>=10", "姓名~小"]),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["NOT", "不是"]), inner).map(" ".join),
        st.tuples(inner, st.sampled_from(["AND", "或者", "OR"]), inner).map(" ".join),
        inner.map("({})".format),
        inner.map("（ {} ）".format),
    ),
    max_leaves=6,
)


@given(condition=CONDITIONS)
@settings(max_examples=150, deadline=None)
def test_a_condition_means_the_same_with_and_without_quotes(condition: str) -> None:
    assert find_many(STORE, condition.split(), "child", DAY) == find_many(STORE, [condition], "child", DAY)
