"""Which field a name means, and what it holds on a day."""

from datetime import date

import pytest
from tests.builders import child, resident, school, volunteer

from liushou.records.child import Child
from liushou.records.lookup import UnknownFieldError, lookup
from liushou.records.resident import Resident
from liushou.records.volunteer import Volunteer

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "key", "label", "several"),
    [
        ("姓名", "name", "姓名", False),
        ("name", "name", "姓名", False),
        ("年级", "school.grade", "年级", False),
        ("grade", "school.grade", "就学情况.年级", False),
        ("就学情况·年级", "school.grade", "就学情况·年级", False),
        ("school.grade", "school.grade", "就学情况.年级", False),
        ("监护人.电话", "guardians.phone", "监护人.电话", True),
        ("类别", "categories", "类别", True),
        ("班级", "class_label", "班级", False),
        ("age", "age", "年龄", False),
        ("监护人", "guardians", "监护人", True),
        ("个案.类别", "cases.kind", "个案.类别", True),
        ("帮扶人", "pairings.with", "帮扶人", True),
        ("监护落实", "guarded", "监护落实", False),
        ("在办个案", "open_cases", "在办个案", True),
    ],
)
def test_a_name_means_a_field(name: str, key: str, label: str, several: bool) -> None:
    found = lookup(name, Child)
    assert (found.key, found.label, found.several) == (key, label, several)


def test_terms_have_an_order() -> None:
    assert lookup("年级", Child).choices[:4] == ("小班", "中班", "大班", "一年级")
    assert lookup("留守类型", Child).choices[0] == "双留守"
    assert lookup("姓名", Child).choices == ()


def test_values_are_those_of_the_day() -> None:
    one = child(
        school=school("五年级", 2),
        guardians=[
            {"name": "甲", "relation": "祖父", "phone": "15400000001"},
            {"name": "乙", "relation": "祖母"},
        ],
        past=[{"until": "2026-08-31", "school": school("四年级", 2)}],
    )
    grade = lookup("年级", Child)
    assert list(grade.values(one, DAY)) == ["五年级"]
    assert list(grade.values(one, date(2026, 8, 31))) == ["四年级"]
    assert list(lookup("监护人.电话", Child).values(one, DAY)) == ["15400000001"]
    assert list(lookup("班级", Child).values(one, DAY)) == ["五年级2班"]
    assert list(lookup("学籍号", Child).values(one, DAY)) == []


def test_cases_that_are_open_on_the_day() -> None:
    case = {"opened": "2026-10-01", "level": "一般", "what": "见记录"}
    one = child(cases=[{**case, "kind": "安全"}, {**case, "kind": "学习", "closed": "2026-11-20"}])
    found = lookup("在办个案", Child)
    assert list(found.values(one, DAY)) == ["安全"]
    assert list(found.values(one, date(2026, 11, 19))) == ["安全", "学习"]
    assert list(found.values(child(), DAY)) == []


def test_whether_somebody_answers_for_the_child() -> None:
    grandmother = {"name": "甲", "relation": "祖母", "phone": "15400000001"}
    found = lookup("监护落实", Child)
    assert list(found.values(child(guardians=[grandmother], guardianship="一般"), DAY)) == [True]
    assert list(found.values(child(guardians=[grandmother], guardianship="差"), DAY)) == [False]
    assert list(found.values(child(guardianship="较好"), DAY)) == [False]


def test_the_homeroom_of_the_day() -> None:
    one = volunteer(
        homeroom={"grade": "六年级", "class": 1, "since": "2026-09-01"},
        past=[{"until": "2026-08-31", "homeroom": {"grade": "五年级", "class": 1}}],
    )
    grade = lookup("班主任.年级", Volunteer)
    assert list(grade.values(one, DAY)) == ["六年级"]
    assert list(grade.values(one, date(2026, 8, 31))) == ["五年级"]


@pytest.mark.parametrize(
    ("name", "part"),
    [("姓明", "是不是“姓名”？"), ("关系", "父母.关系、监护人.关系"), ("past.school", "没有")],
)
def test_a_wrong_name_is_told(name: str, part: str) -> None:
    with pytest.raises(UnknownFieldError) as caught:
        lookup(name, Child)
    assert part in caught.value.message


def test_what_is_derived_of_children_is_not_of_others() -> None:
    with pytest.raises(UnknownFieldError):
        lookup("留守类型", Volunteer)


def test_what_is_derived_of_a_resident() -> None:
    one = resident(
        birth_date="1950-11-21",
        helpers=[{"with": "v-a", "since": "2026-01-01", "until": "2026-11-19"}],
        records=[
            {"date": "2026-11-19", "kind": "谈心"},
            {"date": "2026-11-20", "kind": "慰问"},
            {"date": "2026-11-21", "kind": "走访"},
        ],
    )

    def held(name: str, day: date) -> list[object]:
        return list(lookup(name, Resident).values(one, day))

    assert (held("年龄", DAY), held("age", date(2026, 11, 21))) == ([75], [76])
    assert (held("已有帮扶人", DAY), held("helped", date(2026, 11, 19))) == ([False], [True])
    assert (held("最近走访", DAY), held("last_visit", date(2026, 11, 19))) == ([DAY], [])
    assert held("村", DAY) == ["朝阳村"]
    with pytest.raises(UnknownFieldError, match="没有“班级”"):
        lookup("班级", Resident)
    with pytest.raises(UnknownFieldError, match="没有“已有帮扶人”"):
        lookup("已有帮扶人", Child)
