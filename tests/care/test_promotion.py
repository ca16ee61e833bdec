"""The new school year, child by child and class by class."""

from datetime import date
from typing import Any

import pytest
from tests.builders import child, school, spring, store, term, unit, volunteer
from tests.care.rewritten import rewritten

from liushou.care.promotion.promotion import Graduates, Promotion, promotion
from liushou.care.promotion.school_year import NewYear, is_late, new_year
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.standing import standing
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store

FIRST, LAST = date(2027, 9, 1), date(2027, 8, 31)
NEW = NewYear(2027, FIRST, LAST, date(2027, 7, 9))


def promoted(before: Store, graduates: Graduates | None = None, **who: Any) -> tuple[Promotion, Store]:
    found = promotion(before, NEW, graduates, **who)
    return found, rewritten(before, found.drafts)


def alone(graduates: Graduates | None = None, *, level: str = "学校", **fields: Any) -> Child:
    """The child after the new year, alone in a unit of that level."""
    return promoted(store(child(**fields), unit(info={"level": level})), graduates)[1].children["c-a"]


def ways(found: Promotion) -> dict[str, str]:
    return {course.child.id: course.way for course in found.courses}


class TestSchoolYear:
    @pytest.mark.parametrize(
        ("on", "year"),
        [("2026-11-20", 2026), ("2027-06-30", 2026), ("2027-07-01", 2027), ("2027-08-31", 2027),
         ("2027-09-01", 2027)],
    )  # fmt: skip
    def test_it_is_that_of_the_day_and_in_summer_the_one_to_come(self, on: str, year: int) -> None:
        assert new_year(store(), None, date.fromisoformat(on)).year == year

    def test_it_begins_on_the_first_of_september(self) -> None:
        assert new_year(store(spring()), 2027, FIRST) == NEW

    @pytest.mark.parametrize("begins", ["2027-08-30", "2027-09-06"])
    def test_or_with_its_autumn_term(self, begins: str) -> None:
        terms = (term(), spring(), term("2027-2028-1", begins=begins, ends="2028-01-20"))
        found = new_year(store(*terms), None, date(2027, 8, 31))
        assert str(found.first) == begins
        assert (found.first - found.last).days == 1
        assert found.taught == date(2027, 7, 9)

    def test_without_a_term_teaching_ended_in_june(self) -> None:
        assert new_year(store(), 2027, FIRST).taught == date(2027, 6, 30)

    @pytest.mark.parametrize("year", [2025, 2028])
    def test_another_year_is_refused(self, year: int) -> None:
        with pytest.raises(UsageError, match="2026（本学年）或 2027"):
            new_year(store(), year, date(2026, 11, 20))

    def test_two_months_on_it_is_late(self) -> None:
        assert not is_late(NEW, date(2027, 11, 1))
        assert is_late(NEW, date(2027, 11, 2))


class TestChildren:
    def test_one_grade_up_and_the_old_school_whole_in_past(self) -> None:
        old = school("五年级", 2, name="临溪小学", since="2022-09-01")
        after = alone(school=old)
        assert after.school is not None
        assert (after.school.grade, after.school.class_, after.school.name) == ("六年级", 2, "临溪小学")
        assert len(after.past) == 1
        assert after.past[0].until == LAST
        then = standing(after, LAST).school
        assert then is not None
        assert (then.grade, str(then.since)) == ("五年级", "2022-09-01")
        assert standing(after, FIRST).school == after.school

    def test_past_keeps_its_order(self) -> None:
        past = [
            {"until": "2026-08-31", "school": school("四年级")},
            {"until": "2027-10-05", "guardianship": "差"},
        ]
        after = alone(school=school("五年级"), past=past)
        days = [date(2026, 8, 31), LAST, date(2027, 10, 5)]
        assert [entry.until for entry in after.past] == days

    def test_an_entry_of_that_day_gets_the_school_added(self) -> None:
        after = alone(school=school("五年级"), past=[{"until": "2027-08-31", "guardianship": "差"}])
        assert len(after.past) == 1
        assert (after.past[0].guardianship, after.past[0].school and after.past[0].school.grade) == (
            "差",
            "五年级",
        )

    def test_a_school_closes_its_last_grade(self) -> None:
        after = alone(school=school("六年级"))
        assert (after.status, after.closed_on) == ("毕业", FIRST)
        assert after.school is not None
        assert (after.school.grade, after.school.enrolled) == ("六年级", False)
        assert (after.school.left_on, after.school.left_why) == (LAST, "毕业")

    def test_a_village_lets_them_go_on_to_a_school_to_be_written_in(self) -> None:
        after = alone(level="村", school=school("六年级", 1, name="临溪小学", since="2021-09-01"))
        assert after.status == "在册"
        assert after.school is not None
        assert (after.school.stage, after.school.grade) == ("初中", "七年级")
        assert (after.school.name, after.school.class_, after.school.since) == (None, None, None)

    @pytest.mark.parametrize(
        ("grade", "stage", "to"), [("大班", "幼儿园", "一年级"), ("九年级", "初中", "高一")]
    )
    def test_so_do_the_last_grades_of_other_stages(self, grade: str, stage: str, to: str) -> None:
        after = alone(level="县", school=school(grade, stage=stage))
        assert after.school is not None
        assert after.school.grade == to

    def test_nothing_comes_after_the_last_year_of_high_school(self) -> None:
        assert alone("升学", level="村", school=school("高三", stage="高中")).status == "毕业"

    def test_it_can_be_asked_for(self) -> None:
        assert alone("升学", school=school("六年级")).status == "在册"
        assert alone("毕业", level="村", school=school("六年级")).status == "毕业"

    def test_a_school_of_nine_grades_keeps_its_sixth(self) -> None:
        six = child("c-a", school=school("六年级"))
        seven = child("c-b", school=school("七年级", stage="初中"))
        found, after = promoted(store(six, seven))
        assert ways(found) == {"c-a": "moves_on", "c-b": "up"}
        assert after.children["c-a"].school is not None
        assert after.children["c-a"].school.grade == "七年级"

    def test_who_repeats_keeps_the_grade_and_counts_as_done(self) -> None:
        before = store(child(school=school("五年级")))
        found, after = promoted(before, repeat=["c-a"])
        assert ways(found) == {"c-a": "repeats"}
        assert after.children["c-a"].school == before.children["c-a"].school
        assert promotion(after, NEW, None).drafts == ()

    def test_who_is_excepted_can_go_up_later(self) -> None:
        before = store(child(school=school("五年级")))
        found, after = promoted(before, excepted=["c-a"])
        assert (ways(found), found.drafts) == ({"c-a": "stays"}, ())
        assert ways(promotion(after, NEW, None)) == {"c-a": "up"}

    @pytest.mark.parametrize(
        "fields",
        [
            {"registered_on": "2027-09-01"},
            {"school": school("五年级", since="2027-09-01")},
            {"past": [{"until": "2027-08-31", "school": school("四年级")}]},
            {"past": [{"until": "2027-09-20", "school": school("五年级", name="别的小学")}]},
            {"past": [{"until": "2027-07-20", "school": school("四年级")}]},
        ],
        ids=["new archive", "new school", "gone up", "moved since", "changed in summer"],
    )
    def test_whose_grade_is_that_of_the_new_year_is_left_alone(self, fields: dict[str, Any]) -> None:
        before = store(child(**{"school": school("五年级"), **fields}))
        found = promotion(before, NEW, None)
        assert (ways(found), found.drafts) == ({"c-a": "done"}, ())

    @pytest.mark.parametrize(
        ("fields", "way"),
        [
            ({"school": school("五年级", enrolled=False, left_on="2027-03-01", left_why="休学")}, "away"),
            ({"school": school(None)}, "no_grade"),
            ({}, "no_grade"),
        ],
    )
    def test_who_has_no_grade_to_go_up_from_is_named(self, fields: dict[str, Any], way: str) -> None:
        found = promotion(store(child(**fields)), NEW, None)
        assert (ways(found), found.drafts) == ({"c-a": way}, ())

    @pytest.mark.parametrize(
        "fields",
        [
            {"status": "转出", "closed_on": "2027-09-01"},
            {"registered_on": "2027-09-02"},
            {"school": {"stage": "未入园", "boarding": False, "enrolled": False}},
        ],
    )
    def test_of_others_nothing_is_said(self, fields: dict[str, Any]) -> None:
        assert promotion(store(child(**{"school": school(), **fields})), NEW, None).courses == ()

    def test_an_archive_made_in_the_vacation_is_doubtful(self) -> None:
        doubtful, sure = child("c-a", registered_on="2027-08-01"), child("c-b")
        with_school = [one.model_copy(update={"school": school_of("五年级")}) for one in (doubtful, sure)]
        found = promotion(store(*with_school), NEW, None)
        assert [course.doubtful for course in found.courses] == [True, False]

    def test_who_leaves_later_in_the_new_year_goes_up_but_is_not_closed_again(self) -> None:
        leaving = {"status": "转出", "closed_on": "2027-10-01"}
        found = promotion(
            store(
                child("c-a", school=school("五年级"), **leaving),
                child("c-b", school=school("六年级"), **leaving),
            ),
            NEW,
            None,
        )
        assert ways(found) == {"c-a": "up", "c-b": "done"}


class TestHomerooms:
    def room(self, grade: str, class_: int = 1, **more: str) -> dict[str, Any]:
        return {"grade": grade, "class": class_, **more}

    def after(self, before: Store, **who: Any) -> tuple[Promotion, Volunteer]:
        found, after = promoted(before, **who)
        return found, after.volunteers["v-a"]

    def test_the_teacher_goes_up_with_the_class(self) -> None:
        before = store(
            child(school=school("五年级", 1)), volunteer(homeroom=self.room("五年级", since="2024-09-01"))
        )
        found, teacher = self.after(before)
        assert teacher.homeroom is not None
        assert (teacher.homeroom.grade, teacher.homeroom.class_) == ("六年级", 1)
        then, now = teacher.homeroom_on(LAST), teacher.homeroom_on(FIRST)
        assert then is not None
        assert (then.grade, then.since) == ("五年级", date(2024, 9, 1))
        assert now == teacher.homeroom
        assert found.bare == ()

    def test_the_teacher_of_a_class_that_leaves_has_none(self) -> None:
        before = store(child(school=school("六年级", 1)), volunteer(homeroom=self.room("六年级")))
        found, teacher = self.after(before)
        assert (teacher.homeroom, teacher.homeroom_on(FIRST)) == (None, None)
        assert teacher.homeroom_on(LAST) is not None
        assert [post.to for post in found.posts] == [None]

    def test_a_teacher_who_is_excepted_stays_and_meets_the_one_who_comes_up(self) -> None:
        before = store(
            child(school=school("五年级", 1)),
            volunteer("v-a", homeroom=self.room("六年级")),
            volunteer("v-b", homeroom=self.room("五年级")),
        )
        found, teacher = self.after(before, excepted=["v-a"])
        assert teacher.homeroom_on(FIRST) == teacher.homeroom_on(LAST)
        assert {key: [one.id for one in who] for key, who in found.doubled.items()} == {
            ("六年级", 1): ["v-a", "v-b"]
        }

    def test_a_class_without_children_goes_up_with_the_others(self) -> None:
        before = store(
            child(school=school("五年级", 1)), volunteer(homeroom=self.room("二年级", 3, since="2026-09-01"))
        )
        assert self.after(before)[1].homeroom_on(FIRST) is not None
        assert [post.to for post in self.after(before)[0].posts] == [("三年级", 3)]

    @pytest.mark.parametrize(
        "fields",
        [
            {"homeroom": {"grade": "五年级", "class": 1, "since": "2027-09-01"}},
            {"homeroom": {"grade": "五年级", "class": 1}, "joined_on": "2027-08-25"},
            {
                "homeroom": {"grade": "五年级", "class": 1},
                "past": [{"until": "2027-08-31", "homeroom": {"grade": "六年级", "class": 1}}],
            },
        ],
    )
    def test_a_class_taken_for_the_new_year_is_kept(self, fields: dict[str, Any]) -> None:
        before = store(child(school=school("四年级", 1)), volunteer(**fields))
        found = promotion(before, NEW, None)
        assert [post.changed for post in found.posts] == [False]

    def test_where_the_children_are_in_the_new_year_already_so_is_the_teacher(self) -> None:
        before = store(
            child("c-a", school=school("五年级", 1, since="2027-09-01")),
            child("c-b", school=school("三年级", 1)),
            volunteer("v-a", homeroom=self.room("五年级")),
        )
        assert [post.changed for post in promotion(before, NEW, None).posts] == [False]

    def test_a_teacher_who_has_left_is_not_asked(self) -> None:
        gone = volunteer(homeroom=self.room("五年级"), status="离岗", left_on="2027-07-10")
        assert promotion(store(child(school=school("五年级", 1)), gone), NEW, None).posts == ()

    def test_classes_that_nobody_leads_are_named(self) -> None:
        before = store(
            child("c-a", school=school("五年级", 1)),
            child("c-b", school=school("四年级", 2)),
            volunteer(homeroom=self.room("五年级")),
        )
        assert promotion(before, NEW, None).bare == (("五年级", 2),)

    def test_where_no_class_has_a_teacher_none_is_missed(self) -> None:
        assert promotion(store(child(school=school("五年级", 1))), NEW, None).bare == ()


def school_of(grade: str) -> Any:
    return child(school=school(grade)).school
