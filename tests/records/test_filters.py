"""The filter language of `list`."""

import contextlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.records.child import Child
from liushou.records.filter_grammar import Both, Comparison, Either, FilterError, Not, parse_filter
from liushou.records.filters import child_filter, record_filter
from liushou.records.volunteer import Volunteer

DAY = date(2026, 11, 20)
CHILD = Child.model_validate(
    {
        "id": "c-1",
        "name": "田小禾",
        "sex": "女",
        "birth_date": "2015-11-20",
        "status": "在册",
        "registered_on": "2024-09-01",
        "address": {"village": "朝阳村"},
        "school": {"stage": "小学", "grade": "五年级", "class": 1, "boarding": True, "enrolled": True},
        "parents": [
            {"relation": "父亲", "situation": "外出务工", "phone": "15400000001"},
            {"relation": "母亲", "situation": "外出务工"},
        ],
        "guardians": [{"name": "田奶奶", "relation": "祖母"}],
        "categories": ["困难", "学困"],
        "past": [
            {
                "until": "2026-08-31",
                "school": {
                    "stage": "小学",
                    "grade": "四年级",
                    "class": 1,
                    "boarding": False,
                    "enrolled": True,
                },
            }
        ],
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "姓名:田小禾", "name:田小禾", "姓名~小", "班级:五年级1班", "年级:五年级", "school.grade:五年级",
        "就学情况.年级:五年级", "就学情况·寄宿:是", "寄宿:true", "村:朝阳村", "类别:困难", "类别:学困",
        "留守类型:双留守", "年龄:11", "年龄>=11", "年龄:>10", "年龄<12", "年龄：11", "出生日期:2015",
        "出生日期<2016", "出生日期>=2015-11", "出生日期<=2015-11-20", "监护人.关系:祖母", "父母.电话:有",
        "监护人.电话:无", "学籍号:无", "性别!=男", "重点:否", "档案完整:否", "状态:在册",
        "性别:女 AND 年龄>5", "性别:女 年龄>5", "NOT 性别:男", "性别:男 OR 年龄:11",
        "(性别:男 OR 年龄:11) AND 寄宿:是", "（性别：男 OR 年龄：11）", '姓名:"田小禾"', "姓名:“田小禾”",
        "not 性别:男 and 年龄:11",
    ],
)  # fmt: skip
def test_fits(text: str) -> None:
    assert child_filter(text)(CHILD, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "姓名:田",
        "年龄>11",
        "寄宿:否",
        "出生日期>2015",
        "NOT 性别:女",
        "性别:男 OR 年龄:12",
        "类别!=困难",
        "电话:有",
        "年龄:十一",
    ],
)
def test_does_not_fit(text: str) -> None:
    assert not child_filter(text)(CHILD, DAY)


def test_a_field_kept_in_past_is_that_of_the_day() -> None:
    assert child_filter("年级:四年级 寄宿:否")(CHILD, date(2026, 8, 31))
    assert child_filter("年级:五年级 寄宿:是")(CHILD, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("", 1, "字段:值"),
        ("班级", 3, "字段:值"),
        ("性别:女 AND", 9, "字段:值"),
        ("(性别:女", 6, "字段:值"),
        ("性别:女 AND 姓明:王", 10, "是不是“姓名”"),
        ("关系:祖母", 1, "监护人.关系"),
    ],
)
def test_a_wrong_filter_shows_where_and_what_is_meant(text: str, column: int, part: str) -> None:
    with pytest.raises(FilterError) as caught:
        child_filter(text)
    assert f"第 {column} 个字符" in caught.value.message
    assert part in caught.value.message


def test_the_official_definition_asks_for_the_units_minimum_absence() -> None:
    away = {"situation": "外出务工", "away_since": "2026-08-20"}
    child = Child.model_validate(
        {
            "id": "c-2", "name": "田小苗", "sex": "女", "birth_date": "2016-01-01", "status": "在册",
            "registered_on": "2024-09-01", "hukou": {"rural": True, "registered": True},
            "parents": [{"relation": "父亲", **away}, {"relation": "母亲", **away}], "guardians": [],
        }
    )  # fmt: skip
    assert child_filter("国家口径:是", 3)(child, DAY)
    assert not child_filter("国家口径:是", 4)(child, DAY)


def test_the_tree() -> None:
    tree = parse_filter("a:1 AND (b:2 OR NOT c~3)")
    assert tree == Both(
        (
            Comparison("a", ":", "1", 1),
            Either((Comparison("b", ":", "2", 10), Not(Comparison("c", "~", "3", 21)))),
        )
    )


def test_other_kinds_filter_by_their_own_fields() -> None:
    volunteer = Volunteer.model_validate(
        {
            "id": "v-1", "name": "何老师", "sex": "女", "kind": "教师", "status": "在岗",
            "joined_on": "2020-09-01", "homeroom": {"grade": "五年级", "class": 1},
        }
    )  # fmt: skip
    assert record_filter("身份:教师 班主任.年级:五年级 加入日期<2021", Volunteer)(volunteer, DAY)


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_a_filter_error(text: str) -> None:
    with contextlib.suppress(FilterError):
        assert child_filter(text)(CHILD, DAY) in (True, False)


@given(
    st.sampled_from(["性别:女", "年龄>11", "寄宿:是", "村:别村"]),
    st.sampled_from(["性别:男", "年龄:11", "类别:困难"]),
)
def test_the_laws_of_not_and_or(first: str, second: str) -> None:
    def fits(text: str) -> Any:
        return child_filter(text)(CHILD, DAY)

    assert fits(f"NOT ({first} AND {second})") == fits(f"NOT {first} OR NOT {second}")
    assert fits(f"{first} {second}") == (fits(first) and fits(second))
    assert fits(f"{first} OR {second}") == (fits(first) or fits(second))
