"""Who helps a child on a day."""

from datetime import date

import pytest
from tests.builders import child, school, volunteer

from liushou.records.child import Child
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.volunteer import Volunteer

DAY = date(2026, 10, 20)
CLASS = {"grade": "五年级", "class": 2}


def around(*people: Child | Volunteer) -> Helpers:
    children = [one for one in people if isinstance(one, Child)]
    return helpers_of(children, {one.id: one for one in people if isinstance(one, Volunteer)})


def teacher_of(pupil: Child, day: date, *people: Volunteer) -> str | None:
    found = around(pupil, *people).homeroom(pupil, day)
    return found.id if found else None


def test_the_homeroom_teacher_is_that_of_the_class_of_the_day() -> None:
    pupil = child(school=school("五年级", 2), past=[{"until": "2026-08-31", "school": school("四年级", 2)}])
    teachers = (
        volunteer("v-a", homeroom=CLASS),
        volunteer("v-b", homeroom={"grade": "四年级", "class": 2}),
        volunteer("v-c", homeroom={"grade": "五年级", "class": 1}),
        volunteer("v-d"),
    )
    assert teacher_of(pupil, DAY, *teachers) == "v-a"
    assert teacher_of(pupil, date(2026, 8, 31), *teachers) == "v-b"


@pytest.mark.parametrize("where", [None, school(class_=None), school(grade=None)])
def test_without_a_class_there_is_no_homeroom_teacher(where: dict[str, object] | None) -> None:
    assert teacher_of(child(school=where), DAY, volunteer(homeroom=CLASS)) is None


def test_a_teacher_who_left_is_followed_by_the_next() -> None:
    before = volunteer("v-a", homeroom=CLASS, status="离岗", left_on="2026-10-20")
    after = volunteer("v-b", homeroom=CLASS, joined_on="2026-10-21")
    assert teacher_of(child(school=school()), DAY, before, after) == "v-a"
    assert teacher_of(child(school=school()), date(2026, 10, 21), before, after) == "v-b"
    assert teacher_of(child(school=school()), date(2026, 10, 21), before) is None


def test_of_two_teachers_the_one_who_had_joined_by_the_day_goes_first() -> None:
    later = volunteer("v-a", homeroom=CLASS, joined_on="2026-10-21")
    that_day = volunteer("v-b", homeroom=CLASS, joined_on="2026-10-20")
    assert teacher_of(child(school=school()), DAY, later, that_day) == "v-b"
    assert teacher_of(child(school=school()), date(2026, 10, 21), later, that_day) == "v-a"


def test_a_class_may_be_named() -> None:
    named = {"grade": "五年级", "class": "实验班"}
    pupil = child(school={**school(), "class": "实验班"})
    assert teacher_of(pupil, DAY, volunteer(homeroom=named)) == "v-a"


def test_peer_pairings_are_on_both_sides_and_adult_ones_on_one() -> None:
    peer = {"with": "c-b", "role": "手拉手伙伴", "since": "2026-09-10", "until": "2026-12-01"}
    adult = {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}
    first, second = child("c-a", pairings=[peer, adult]), child("c-b")
    helpers = around(first, second, volunteer())
    assert helpers.pairings(first) == first.pairings
    (mirrored,) = helpers.pairings(second)
    assert (mirrored.with_, mirrored.role) == ("c-a", "手拉手伙伴")
    assert (mirrored.since, mirrored.until) == (date(2026, 9, 10), date(2026, 12, 1))


def test_a_pairing_with_oneself_is_not_doubled() -> None:
    oneself = child(pairings=[{"with": "c-a", "role": "学习帮手", "since": "2026-09-10"}])
    assert len(around(oneself).pairings(oneself)) == 1


def test_records_count_by_id_or_name_of_those_active_that_day() -> None:
    mother = {"with": "v-a", "role": "爱心妈妈", "since": "2026-10-20", "until": "2026-10-25"}
    pupil = child(pairings=[mother, {**mother, "with": "v-b", "role": "志愿者"}])
    helpers = around(pupil, volunteer("v-a", name="周敏"), volunteer("v-b", name="吴刚"))
    assert helpers.counting(pupil, "爱心妈妈", DAY) == {"v-a", "周敏"}
    assert helpers.counting(pupil, "爱心妈妈", date(2026, 10, 19)) == frozenset()
    assert helpers.counting(pupil, "爱心妈妈", date(2026, 10, 26)) == frozenset()
    assert helpers.counting(pupil, "代理家长", DAY) == frozenset()


def test_records_by_the_homeroom_teacher_count_by_id_or_name() -> None:
    pupil = child(school=school())
    helpers = around(pupil, volunteer("v-a", name="周敏", homeroom=CLASS), volunteer("v-b", name="吴刚"))
    assert helpers.counting(pupil, "班主任", DAY) == {"v-a", "周敏"}


def test_a_homeroom_has_its_time() -> None:
    """Gone up with the class, a teacher counts in the old class for last year, in the new one for this."""
    former = {"until": "2026-08-31", "homeroom": {"grade": "四年级", "class": 2}}
    moved_up = volunteer("v-a", homeroom=CLASS, past=[former])
    pupil = child(school=school("五年级", 2), past=[{"until": "2026-08-31", "school": school("四年级", 2)}])
    assert teacher_of(pupil, DAY, moved_up) == "v-a"
    assert teacher_of(pupil, date(2026, 8, 31), moved_up) == "v-a"
    stayed_down = child(school=school("四年级", 2))
    assert teacher_of(stayed_down, date(2026, 8, 31), moved_up) == "v-a"
    assert teacher_of(stayed_down, date(2026, 9, 1), moved_up) is None


def test_a_homeroom_taken_over_counts_from_its_first_day() -> None:
    taken_over = volunteer("v-a", homeroom={**CLASS, "since": "2026-10-20"})
    given_up = volunteer("v-b", past=[{"until": "2026-10-19", "homeroom": CLASS}])
    pupil = child(school=school())
    assert teacher_of(pupil, DAY, taken_over, given_up) == "v-a"
    assert teacher_of(pupil, date(2026, 10, 19), taken_over, given_up) == "v-b"
    assert teacher_of(pupil, date(2026, 10, 19), taken_over) is None


def test_the_earliest_time_that_holds_the_day_tells_the_homeroom() -> None:
    first = {"until": "2025-08-31", "homeroom": {"grade": "三年级", "class": 2}}
    second = {"until": "2026-08-31", "homeroom": {"grade": "四年级", "class": 2}}
    teacher = volunteer("v-a", homeroom=CLASS, past=[second, first])
    held = [teacher.homeroom_on(date(year, 6, 1)) for year in (2025, 2026, 2027)]
    assert [room.grade for room in held if room] == ["三年级", "四年级", "五年级"]
