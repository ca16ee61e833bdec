"""Values into records or problems: every code, every place, nothing sensitive in a message."""

from typing import Any

import pytest

from liushou.findings import Repair
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.kinds import KINDS
from liushou.records.problem import Problem
from liushou.records.unit import Unit
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer

CHILD: dict[str, Any] = {
    "id": "c-1",
    "name": "田小禾",
    "sex": "女",
    "birth_date": "2016-03-05",
    "status": "在册",
    "registered_on": "2024-09-01",
    "parents": [],
    "guardians": [],
}


def problems(**fields: Any) -> tuple[Problem, ...]:
    built = build(Child, {**CHILD, **fields})
    assert not isinstance(built, Child)
    assert isinstance(built, tuple)
    return built


def only(**fields: Any) -> Problem:
    found = problems(**fields)
    assert len(found) == 1, found
    return found[0]


def test_a_right_record_is_frozen() -> None:
    built = build(Child, CHILD)
    assert isinstance(built, Child)
    with pytest.raises(ValueError, match="frozen"):
        built.name = "别人"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("fields", "code", "path", "at"),
    [
        ({"gaurdians": []}, "LS101", ("gaurdians",), "key"),
        ({"school": {"stage": "小学", "boarding": True}}, "LS102", ("school", "enrolled"), "mapping"),
        ({"name": None}, "LS102", ("name",), "mapping"),
        ({"name": 5}, "LS103", ("name",), "value"),
        ({"name": "  "}, "LS103", ("name",), "value"),
        ({"name": True}, "LS103", ("name",), "value"),
        ({"id": "C-1"}, "LS103", ("id",), "value"),
        ({"parents": "无"}, "LS103", ("parents",), "value"),
        ({"parents": ["父亲"]}, "LS103", ("parents", 0), "value"),
        ({"address": "朝阳村"}, "LS103", ("address",), "value"),
        ({"hukou": {"rural": "true", "registered": True}}, "LS103", ("hukou", "rural"), "value"),
        ({"hukou": {"rural": 1, "registered": True}}, "LS103", ("hukou", "rural"), "value"),
        (
            {"school": {"stage": "小学", "boarding": True, "enrolled": True, "class": 0}},
            "LS103",
            ("school", "class"),
            "value",
        ),
        ({"birth_date": "2016-3-5"}, "LS103", ("birth_date",), "value"),
        ({"birth_date": 20160305}, "LS103", ("birth_date",), "value"),
        ({"birth_date": "2016-02-30"}, "LS105", ("birth_date",), "value"),
        ({"sex": "女孩"}, "LS104", ("sex",), "value"),
        ({"sex": 1}, "LS103", ("sex",), "value"),
        ({"grades": [{"term": "2026-2028-1"}]}, "LS103", ("grades", 0, "term"), "value"),
        (
            {"grades": [{"term": "2026-2027-1", "total": float("inf")}]},
            "LS103",
            ("grades", 0, "total"),
            "value",
        ),
        (
            {"grades": [{"term": "2026-2027-1", "class_rank": 0}]},
            "LS103",
            ("grades", 0, "class_rank"),
            "value",
        ),
        (
            {"records": [{"date": "2026-09-01", "kind": "谈心", "by": []}]},
            "LS103",
            ("records", 0, "by"),
            "value",
        ),
    ],
)
def test_each_fault_has_its_code_and_place(
    fields: dict[str, Any], code: str, path: tuple[str, ...], at: str
) -> None:
    problem = only(**fields)
    assert (problem.code, problem.path, problem.at) == (code, path, at)


def test_all_faults_are_told() -> None:
    found = problems(sex="女孩", birth_date="昨天", phone=13800)
    assert [problem.path for problem in found] == [("sex",), ("birth_date",), ("phone",)]


def test_near_keys_and_terms_are_suggested() -> None:
    assert "“guardians”" in only(gaurdians=[]).message
    assert only(helth={"condition": "健康"}).fix == Repair("key", "health", "改为 health")
    outside = only(parents=[{"relation": "父亲", "situation": "外出打工"}])
    assert "“外出务工”" in outside.message
    assert only(xyzzy=1).fix is None


def test_a_misspelt_required_key_is_one_problem() -> None:
    values = {key: value for key, value in CHILD.items() if key != "sex"}
    misspelt = build(Child, {**values, "sxe": "女"})
    assert isinstance(misspelt, tuple)
    assert [(one.code, one.path) for one in misspelt] == [("LS101", ("sxe",))]
    both_wrong = build(Child, {**values, "sxe": "妇"})
    assert isinstance(both_wrong, tuple)
    assert {one.code for one in both_wrong} == {"LS101", "LS102"}


def test_bare_numbers_are_told_to_be_quoted() -> None:
    assert "加引号" in only(name=5).message
    assert only(student_number=123).fix == Repair("quote", "", "加引号")


@pytest.mark.parametrize("field", ["id_number", "phone"])
def test_sensitive_values_stay_out_of_messages(field: str) -> None:
    assert "15400012345" not in only(**{field: 15400012345}).message


@pytest.mark.parametrize("field", ["guardians", "address", "records", "health", "parents"])
def test_nor_does_what_stands_where_they_belong(field: str) -> None:
    message = only(**{field: "李秀英 15400012345"}).message
    assert "15400012345" not in message
    assert "李秀英" not in message


def test_who_is_always_a_tuple() -> None:
    record = {"date": "2026-09-01", "kind": "谈心"}
    one = build(Child, {**CHILD, "records": [{**record, "by": "v-1"}, {**record, "by": ["v-1", "校长"]}]})
    assert isinstance(one, Child)
    assert [entry.by for entry in one.records] == [("v-1",), ("v-1", "校长")]


def test_keys_that_are_python_keywords() -> None:
    activity = build(
        Activity,
        {
            "id": "a-1", "title": "观影", "kind": "观影", "term": "2026-2027-1", "status": "计划",
            "when": {"from": "2026-10-16"}, "places": ["教室"],
        },
    )  # fmt: skip
    assert isinstance(activity, Activity)
    assert activity.when.days.first.isoformat() == "2026-10-16"
    refused = build(Activity, {"when": {"from_": "2026-10-16"}})
    assert isinstance(refused, tuple)
    assert ("when", "from_") in {problem.path for problem in refused}


def test_a_duty_takes_one_kind_or_several() -> None:
    unit = {"format": 1, "unit": {"name": "小学", "level": "学校"}}
    duties = [{"kind": "谈心", "every": "month"}, {"kind": ["家访", "走访"], "every": "term", "by": "班主任"}]
    built = build(Unit, {**unit, "duties": duties})
    assert isinstance(built, Unit)
    assert [duty.kind for duty in built.duties] == [("谈心",), ("家访", "走访")]
    assert [duty.title for duty in built.duties] == ["谈心", "家访、走访"]
    assert built.duties[0].times == 1
    assert built.duties[0].during == "学期"
    assert built.unit.counts == ("双留守", "单留守", "无父母照护")
    assert built.pairing.capacity == 2


def test_another_format_is_refused() -> None:
    built = build(Unit, {"format": 2, "unit": {"name": "小学", "level": "学校"}})
    assert isinstance(built, tuple)
    assert built[0].path == ("format",)


def test_unknown_keys_are_refused_in_every_kind() -> None:
    for kind in KINDS:
        built = build(kind.model, {"zzz": 1})
        assert isinstance(built, tuple)
        assert any(problem.code == "LS101" and problem.path == ("zzz",) for problem in built), kind.name


def test_a_volunteer_may_be_a_unit_without_sex() -> None:
    built = build(
        Volunteer,
        {"id": "v-1", "name": "镇邮政所", "kind": "单位", "status": "在岗", "joined_on": "2024-03-05"},
    )
    assert isinstance(built, Volunteer)
