"""The filter language of `list`."""

import contextlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.records.child import Child
from liushou.records.describe import walk
from liushou.records.fields import Record
from liushou.records.filter_grammar import Both, Comparison, Either, FilterError, Not, parse_filter
from liushou.records.filters import child_filter, record_filter
from liushou.records.resident import Resident
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
        "not 性别:男 and 年龄:11", "监护人:田奶奶", "监护人!=田爷爷", "寄宿:有", "重点:无", "类别!=无",
        "学籍号!=有", "健康:无", "重点关爱:无", "免疫接种:无", "监护人~奶奶",
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


@pytest.mark.parametrize(
    ("text", "model", "said"),
    [
        ("性别:女孩", Child, "“性别”没有“女孩”这个值；是不是“女”？可以写：男、女"),
        ("性别!=女孩", Child, "可以写：男、女"),
        (
            "姓名:田小禾 AND 类别:单亲家庭",
            Child,
            "第 12 个字符处：“类别”没有“单亲家庭”这个值；是不是“单亲”？",
        ),
        ("父母.状况:打工", Child, "可以写：外出务工、"),
        ("留守类型:纯留守儿童", Child, "可以写：双留守、单留守、无父母照护、非留守"),
        ("年龄段:小学", Child, "可以写：0–5、6–13、14–15、16+"),
        ("在办个案:监护人", Child, "是不是“监护”"),
        ("寄宿:住校", Child, "“寄宿”没有“住校”这个值；可以写：是、否"),
        ("已结对:还没", Child, "可以写：是、否"),
        ("需求:医疗", Resident, "没有“医疗”这个值；可以写：生活照料、"),
        ("已有帮扶人:成向前", Resident, "可以写：是、否"),
        ("就学情况:五年级", Child, "下面有学段、"),
        ("重点关爱:是", Child, "如 重点关爱.起始；问有没有，写 有 或 无"),
    ],
)
def test_what_a_field_never_holds_is_refused(text: str, model: type[Record], said: str) -> None:
    with pytest.raises(FilterError) as caught:
        record_filter(text, model)
    assert said in caught.value.message


def test_every_term_of_a_field_may_be_asked_for() -> None:
    for model in (Child, Resident, Volunteer):
        for path, info in walk(model):
            for term in info.choices if path[0] not in ("past", "earlier") else ():
                record_filter(f'{".".join(path)}:"{term}"', model)
                record_filter(f'{".".join(path)}!="{term}"', model)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("帮扶人:成向前", True), ("帮扶人:v-2", True), ("帮扶人.帮扶人:成向前", True),
        ("帮扶人~向前", True), ("帮扶人~秀兰", False), ("helpers.with~向前", True),
        ("帮扶人!=成向前", False), ("帮扶人:何秀兰", False), ("帮扶人:向前", False), ("帮扶人:有", True),
        ("帮扶记录.记录人:何秀兰", True), ("帮扶记录.记录人:车师傅", True), ("帮扶记录:何秀兰", True),
        ("记录人:v-3", True), ("记录人:成向前", False), ("村:成向前", False),
        ("结对人:成向前", True), ("结对人:何秀兰", False),
    ],
)  # fmt: skip
def test_whoever_is_named_by_an_id_is_meant_by_a_name(text: str, fits: bool) -> None:
    resident = Resident.model_validate(
        {
            "id": "r-1", "name": "周桂兰", "sex": "女", "birth_date": "1952-04-18", "kind": "留守老人",
            "status": "在册", "registered_on": "2025-09-01", "address": {"village": "朝阳村"},
            "helpers": [{"with": "v-2", "since": "2026-09-01"}],
            "records": [{"date": "2026-11-05", "kind": "走访", "by": ["v-3", "车师傅"]}],
        }
    )  # fmt: skip
    people = {"成向前": frozenset({"v-1", "v-2"}), "何秀兰": frozenset({"v-3"}), "朝阳村": frozenset({"v-4"})}
    assert record_filter(text, Resident, 0, people)(resident, DAY) is fits


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
