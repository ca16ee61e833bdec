"""What is taken from an archive when peers are looked for."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child, school, unit, volunteer

from liushou.care.pairing.facts import Schools, schools_of
from liushou.care.pairing.peers.peer import Peer, child_peer, classmate_peer

DAY = date(2026, 11, 20)
SCHOOLS = Schools(frozenset({"中心小学", "镇小学"}), None)


def helper(**fields: Any) -> Peer:
    return classmate_peer(volunteer("v-s", kind="学生", **fields), SCHOOLS, helps=False)


@pytest.mark.parametrize(
    ("position", "grade", "class_"),
    [
        ("六年级1班学生", "六年级", 1),
        ("五（2）班班长", "五年级", 2),
        ("五年级2班", "五年级", 2),
        ("四年级中队长", "四年级", None),
        ("502班", "五年级", 2),
        ("高一(3)班团支书", "高一", 3),
        ("小班长", None, None),
        ("班长", None, None),
        ("大队长", None, None),
        ("2024级3班", None, None),
        (None, None, None),
    ],
)
def test_a_classmate_s_class_is_read_from_the_position(
    position: str | None, grade: str | None, class_: int | None
) -> None:
    found = helper(**({"position": position} if position else {}))
    assert (found.grade, found.class_) == (grade, class_)


def test_what_is_covered_goes_before_the_position() -> None:
    covers = [{"village": "东村"}, {"grade": "四年级", "class": 3}]
    found = helper(position="六年级1班学生", covers=covers)
    assert (found.grade, found.class_) == ("四年级", 3)


def test_a_classmate_has_no_age_and_may_teach() -> None:
    found = helper(skills=["篮球", "数学"], organisation="镇 小学", address={"village": "东村"})
    assert (found.born, found.of_register, found.school, found.village) == (None, False, "镇小学", "东村")
    assert (found.subjects, found.helps) == (("数学",), True)
    assert not helper(skills=["篮球"]).helps
    assert classmate_peer(volunteer("v-s", kind="学生"), SCHOOLS, helps=True).helps


def test_a_child_is_taken_as_it_was_on_the_day() -> None:
    past = [
        {"until": "2026-11-20", "school": school("四年级", 1, name="镇小学"), "address": {"village": "西村"}}
    ]
    girl = child(school=school(name="中心小学"), address={"village": "东村"}, past=past)
    then = child_peer(girl, DAY, SCHOOLS, ("c-a", "c-b"))
    assert (then.school, then.grade, then.class_, then.village) == ("镇小学", "四年级", 1, "西村")
    assert then.home == {"c-a", "c-b"}
    now = child_peer(girl, date(2026, 11, 21), SCHOOLS, ())
    assert (now.school, now.grade, now.village) == ("中心小学", "五年级", "东村")


def test_who_is_not_enrolled_has_no_school() -> None:
    gone = child_peer(child(school=school(enrolled=False, name="镇小学")), DAY, SCHOOLS, ())
    assert (gone.school, gone.grade, gone.class_) == (None, None, None)


def test_in_the_store_of_a_school_its_name_need_not_be_written() -> None:
    girl = child(school=school())
    assert child_peer(girl, DAY, schools_of([girl], unit().unit), ()).school == "临溪小学"
    village = unit(info={"level": "村"})
    assert child_peer(girl, DAY, schools_of([girl], village.unit), ()).school is None
