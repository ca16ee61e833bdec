"""Whose class it is at the term's end, and classes of two schools that are called the same."""

from typing import Any

import pytest
from tests.builders import child, school, unit, volunteer
from tests.care.test_scoring import found, marks, pupil, told

from liushou.care.scoring.choice import of_people
from liushou.care.scoring.score import Scores
from liushou.records.child import Child
from liushou.records.fields import Record

ROOM: dict[str, Any] = {"grade": "五年级", "class": 1}
TOWN = unit(info={"name": "石桥镇", "level": "乡镇"})


def of_school(id_: str, name: str | None, before: int = 9, now: int = 5) -> Child:
    where = school("五年级", 1, **({"name": name} if name else {}))
    return child(id_, school=where, grades=marks(before, now))


def rooms(result: Scores) -> dict[str, tuple[str | None, list[str]]]:
    return {one.id: (one.room, [member.child for member in one.children]) for one in result.classes}


def test_of_several_homeroom_teachers_none_is_chosen_and_all_are_told() -> None:
    result = found(pupil("c-a", 9, 5), volunteer("v-1", homeroom=ROOM), volunteer("v-2", homeroom=ROOM))
    assert not result.teachers
    assert rooms(result) == {"五年级1班": (None, ["c-a"])}
    several = [gap for gap in result.gaps if gap.general == "班主任不止一位，没有计入班主任"]
    assert [(gap.class_label, gap.volunteer) for gap in several] == [
        ("五年级1班", "v-1"), ("五年级1班", "v-2"),
    ]  # fmt: skip
    assert [gap.volunteer for gap in of_people(result, {"v-2"}).gaps] == ["v-2"]
    assert not any(gap.general == "没有班主任" for gap in result.gaps)


@pytest.mark.parametrize(
    "other", [{"status": "离岗"}, {"status": "离岗", "left_on": "2026-05-31"}, {"joined_on": "2026-08-20"}]
)
def test_who_has_left_or_is_yet_to_come_is_not_the_second_teacher(other: dict[str, Any]) -> None:
    result = found(
        pupil("c-a", 9, 5), volunteer("v-1", homeroom=ROOM, **other), volunteer("v-2", homeroom=ROOM)
    )
    assert [one.id for one in result.teachers] == ["v-2"]
    assert {gap.volunteer for gap in result.gaps} == {None}


def test_the_only_teacher_who_has_left_is_told() -> None:
    result = found(pupil("c-a", 9, 5), volunteer("v-1", homeroom=ROOM, status="离岗"))
    assert not result.teachers
    assert ("五年级1班", "班主任已离岗，没有计入班主任") in told(result)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((TOWN,), {"甲校五年级1班": (None, ["c-a", "c-b"]), "乙校五年级1班": (None, ["c-c"]),
                   "五年级1班（没有写学校）": (None, ["c-d"])}),
        ((TOWN, volunteer("v-1", homeroom=ROOM, organisation="甲校"),
          volunteer("v-2", homeroom=ROOM, organisation="乙校")),
         {"甲校五年级1班": ("v-1", ["c-a", "c-b"]), "乙校五年级1班": ("v-2", ["c-c"]),
          "五年级1班（没有写学校）": (None, ["c-d"])}),
        ((unit(info={"name": "甲校"}),), {"甲校五年级1班": (None, ["c-a", "c-b", "c-d"]),
                                         "乙校五年级1班": (None, ["c-c"])}),
    ],
)  # fmt: skip
def test_classes_of_two_schools_are_two_classes(
    records: tuple[Record, ...], expected: dict[str, tuple[str | None, list[str]]]
) -> None:
    pupils = of_school("c-a", "甲校"), of_school("c-b", "甲校"), of_school("c-c", "乙校")
    result = found(*records, *pupils, of_school("c-d", None))
    assert rooms(result) == expected
    assert {one.child: one.class_label for one in result.children} == {
        member: label for label, (_, members) in expected.items() for member in members
    }


def test_a_teacher_whose_school_is_not_known_gets_neither_class() -> None:
    result = found(TOWN, of_school("c-a", "甲校"), of_school("c-b", "乙校"), volunteer("v-1", homeroom=ROOM))
    assert not result.teachers
    why = "几所学校都有这个班，老师的单位没有写是哪一所，没有计入班主任"
    assert {("甲校五年级1班", why), ("乙校五年级1班", why)} <= told(result)


def test_a_class_of_one_school_needs_no_name_before_it() -> None:
    result = found(TOWN, of_school("c-a", "甲校"), of_school("c-b", None), volunteer("v-1", homeroom=ROOM))
    assert rooms(result) == {"五年级1班": ("v-1", ["c-a", "c-b"])}


def test_a_class_of_an_unknown_school_takes_no_other_schools_teacher() -> None:
    pupils = of_school("c-a", "甲校"), of_school("c-b", "乙校"), of_school("c-c", None)
    result = found(TOWN, *pupils, volunteer("v-1", homeroom=ROOM, organisation="甲校"))
    assert [(one.id, one.room, [each.child for each in one.children]) for one in result.teachers] == [
        ("v-1", "甲校五年级1班", ["c-a"])
    ]
