"""Which duties stand as due: worked out by hand from the calendar of the autumn term of 2026.

1 September 2026 is a Tuesday; the term runs from 2026-09-01 to 2027-01-29.
"""

from datetime import date
from typing import Any

import pytest
from tests.builders import BOTH_HOME, activity, child, school, spring, store, term, unit, volunteer

from liushou.care.due import Due, dues
from liushou.records.fields import Record
from liushou.records.unit import Unit

ON = date(2026, 11, 20)
VACATION = {"from": "2027-01-30", "to": "2027-02-28"}
CONSENT = {"signed_on": "2025-09-01", "by": "祖母"}
GUARDED = {
    "name": "李桂英",
    "relation": "祖母",
    "phone": "15400012346",
    "delegated": {"signed_on": "2025-09-01"},
}


def pupil(id_: str = "c-a", **fields: Any) -> Record:
    """A child of whom nothing is due but duties."""
    return child(id_, **{"consent": CONSENT, "guardians": [GUARDED], "guardianship": "较好", **fields})


def talks(*days: str, by: str | None = None) -> list[dict[str, Any]]:
    return [{"date": day, "kind": "谈心", "by": by} for day in days]


def owing(*duties: dict[str, Any]) -> Unit:
    return unit(duties=[{"kind": "谈心", "every": "month", **duty} for duty in duties] or [TALK])


TALK = {"kind": "谈心", "every": "month"}


def listed(*records: Record, on: date = ON, within: int = 0) -> list[tuple[str, str, bool]]:
    """(child, day, missed) of the duties that stand."""
    found = dues(store(*records), on, within)
    return [(item.child or "", str(item.due), item.missed) for item in found if item.kind == "duty"]


def test_the_latest_ended_period_that_was_missed_stands_once() -> None:
    assert listed(owing(), pupil()) == [("c-a", "2026-10-31", True)]
    assert listed(owing(), pupil(records=talks("2026-10-01"))) == []
    assert listed(owing(), pupil(records=talks("2026-09-30"))) == [("c-a", "2026-10-31", True)]


def test_a_month_has_ended_on_its_last_day() -> None:
    done = talks("2026-10-10")
    assert listed(owing(), pupil(records=done), on=date(2026, 11, 29)) == []
    assert listed(owing(), pupil(records=done), on=date(2026, 11, 30)) == [("c-a", "2026-11-30", True)]
    assert listed(owing(), pupil(records=[*done, *talks("2026-11-30")]), on=date(2026, 11, 30)) == []


def test_within_adds_the_running_period_up_to_its_last_day() -> None:
    done = talks("2026-10-10")
    assert listed(owing(), pupil(records=done), within=9) == []
    assert listed(owing(), pupil(records=done), within=10) == [("c-a", "2026-11-30", False)]
    assert listed(owing(), pupil(records=[*done, *talks("2026-11-02")]), within=400) == []


def test_a_duty_stands_once_for_a_child() -> None:
    """Who was missed last month is waiting already: this month's end is no second thing to do."""
    assert listed(owing(), pupil(), within=10) == [("c-a", "2026-10-31", True)]


def test_a_missed_period_says_that_the_running_one_is_done() -> None:
    (found,) = dues(store(owing(), pupil(records=talks("2026-11-02"))), ON)
    assert found.note == "10月，本期已做"


def test_only_whole_periods_on_the_register_are_due() -> None:
    late = pupil(registered_on="2026-10-02")
    assert listed(owing(), late) == []
    assert listed(owing(), late, on=date(2026, 11, 30)) == [("c-a", "2026-11-30", True)]
    assert listed(owing(), pupil(registered_on="2026-11-02"), within=30) == []
    assert listed(owing(), pupil(registered_on="2026-11-01"), within=30) == [("c-a", "2026-11-30", False)]


def test_a_child_no_longer_on_the_register_waits_for_nothing() -> None:
    gone = pupil(status="转出", closed_on="2026-11-20")
    assert listed(owing(), gone) == []
    assert listed(owing(), gone, on=date(2026, 11, 19)) == [("c-a", "2026-10-31", True)]


def test_a_child_that_leaves_before_the_period_ends_does_not_run_into_it() -> None:
    leaving = pupil(status="转出", closed_on="2026-11-30", records=talks("2026-10-10"))
    assert listed(owing(), leaving, within=30) == []


def test_a_child_outside_the_population_is_owed_nothing() -> None:
    assert listed(owing(), pupil(parents=BOTH_HOME), within=30) == []
    back = {"until": "2026-10-05", "parents": [{"relation": "父亲", "situation": "外出务工"}]}
    assert listed(owing(), pupil(parents=BOTH_HOME, past=[back])) == [("c-a", "2026-10-31", True)]


def test_weeks_inside_a_holiday_are_not_due() -> None:
    weekly, monday = owing({"every": "week"}), date(2026, 10, 12)
    assert listed(weekly, pupil(), on=monday) == [("c-a", "2026-10-11", True)]
    off = term(holidays=[{"name": "国庆节", "from": "2026-10-05", "to": "2026-10-11"}])
    assert listed(weekly, pupil(), off, on=monday) == [("c-a", "2026-10-04", True)]
    assert listed(weekly, pupil(records=talks("2026-09-28")), off, on=monday) == []
    assert listed(weekly, pupil(records=talks("2026-09-28")), off, on=date(2026, 10, 7), within=30) == []


def test_days_and_their_words() -> None:
    daily = dues(store(owing({"every": "day"}), pupil(records=talks("2026-11-19"))), ON)
    assert [(str(item.due), item.note) for item in daily] == [("2026-11-20", "11-20")]


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 11, 15), "本周"), (date(2026, 11, 16), "上周"), (date(2026, 11, 20), "上周")],
)
def test_weeks_are_told_as_people_do(on: date, words: str) -> None:
    (found,) = dues(store(owing({"every": "week"}), pupil()), on)
    assert (str(found.due), found.note) == ("2026-11-15", words)


def test_an_older_week_is_told_by_its_monday() -> None:
    off = term(holidays=[{"name": "国庆节", "from": "2026-10-05", "to": "2026-10-11"}])
    (found,) = dues(store(owing({"every": "week"}), pupil(), off), date(2026, 10, 14))
    assert found.note == "09-28那周"


def test_how_often_it_was_done_is_told_where_once_is_not_enough() -> None:
    (found,) = dues(store(owing({"times": 2}), pupil(records=talks("2026-10-10"))), ON)
    assert found.note == "10月，已做 1/2 次"


def test_a_term_long_duty_runs_until_the_last_day() -> None:
    termly = owing({"every": "term"})
    assert listed(termly, pupil(), within=69) == []
    assert listed(termly, pupil(), within=70) == [("c-a", "2027-01-29", False)]
    assert listed(termly, pupil(), on=date(2027, 1, 29)) == [("c-a", "2027-01-29", True)]


def test_a_yearly_duty_stands_in_the_second_term_and_counts_the_whole_year() -> None:
    yearly, day = owing({"every": "year"}), date(2027, 7, 9)
    assert listed(yearly, pupil(), within=365) == []
    assert listed(yearly, pupil(), spring(), on=date(2027, 3, 1), within=130) == [
        ("c-a", "2027-07-09", False)
    ]
    assert listed(yearly, pupil(), spring(), on=day) == [("c-a", "2027-07-09", True)]
    assert listed(yearly, pupil(records=talks("2026-09-20")), term(), spring(), on=day) == []


def test_duties_of_the_term_stand_still_in_the_vacation_others_begin() -> None:
    settings = owing({}, {"name": "假期联系", "kind": "亲情电话", "every": "week", "during": "假期"})
    found = dues(store(settings, pupil(), term(vacation=VACATION)), date(2027, 2, 10), 4)
    told = [(item.what, str(item.due), item.missed) for item in found if item.kind == "duty"]
    assert told == [
        ("谈心", "2026-12-31", True),
        ("假期联系", "2027-02-07", True),
    ]


def test_a_new_term_begins_with_nothing_missed() -> None:
    assert listed(owing(), pupil(), term(), spring(), on=date(2027, 3, 1)) == []


def test_before_the_first_term_nothing_is_due() -> None:
    assert listed(owing(), pupil(), on=date(2026, 8, 31), within=60) == []


def test_the_focus_group_and_filters() -> None:
    settings = owing({"name": "重点", "for": "重点"}, {"name": "寄宿", "for": "寄宿:是"})
    focus = pupil("c-f", focus={"since": "2026-10-31", "why": "独居"})
    boards = pupil("c-b", school=school(boarding=True))
    found = [(item.what, item.child) for item in dues(store(settings, focus, boards), ON)]
    assert found == [("寄宿", "c-b"), ("重点", "c-f")]


def who(*records: Record, on: date = ON, **duty: Any) -> tuple[str, ...]:
    (found,) = [item for item in dues(store(owing(duty), *records), on) if item.kind == "duty"]
    return found.people


def test_the_homeroom_teacher_of_the_day_asked_for_owes_what_homeroom_teachers_owe() -> None:
    moved = pupil(school=school("五年级", 2), past=[{"until": "2026-11-10", "school": school("五年级", 1)}])
    first = volunteer("v-1", homeroom={"grade": "五年级", "class": 1})
    second = volunteer("v-2", homeroom={"grade": "五年级", "class": 2})
    assert who(moved, first, second, by="班主任", on=date(2026, 11, 10)) == ("v-1",)
    assert who(moved, first, second, by="班主任", on=date(2026, 11, 11)) == ("v-2",)
    assert who(moved, by="班主任") == ()


PAIRED = {"with": "v-a", "role": "爱心妈妈", "since": "2026-09-10"}


def test_a_role_owes_as_long_as_the_pairing_holds() -> None:
    ended = {**PAIRED, "with": "v-b", "until": "2026-11-19"}
    other = {**PAIRED, "with": "v-c", "role": "志愿者"}
    people = [volunteer(id_) for id_ in ("v-a", "v-b", "v-c")]
    paired = pupil(pairings=[PAIRED, ended, other])
    assert who(paired, *people, by="爱心妈妈") == ("v-a",)
    assert who(paired, *people, by="爱心妈妈", on=date(2026, 11, 19)) == ("v-a", "v-b")
    assert who(paired, *people, by="代理家长") == ()


def test_what_anyone_may_do_the_adults_paired_owe_else_the_homeroom_teacher() -> None:
    teacher = volunteer("v-t", homeroom={"grade": "五年级", "class": 2})
    in_class = {"school": school("五年级", 2)}
    assert who(pupil(**in_class, pairings=[PAIRED]), teacher, volunteer()) == ("v-a",)
    assert who(pupil(**in_class), teacher) == ("v-t",)
    peer = {**PAIRED, "with": "c-b", "role": "手拉手伙伴"}
    assert who(
        pupil(**in_class, pairings=[peer]), child("c-b", status="结束", closed_on="2026-10-01"), teacher
    ) == ("v-t",)


def test_who_has_left_owes_nothing_any_more() -> None:
    gone = volunteer(status="离岗", left_on="2026-11-19")
    teacher = volunteer("v-t", homeroom={"grade": "五年级", "class": 2})
    paired = pupil(school=school("五年级", 2), pairings=[PAIRED])
    assert who(paired, gone, teacher) == ("v-t",)
    assert who(paired, gone, teacher, on=date(2026, 11, 19)) == ("v-a",)


def of_the_unit(every: str, *held: Record, on: date, within: int = 0) -> list[Due]:
    settings = unit(duties=[{"name": "领导小组会议", "activity": "会议", "every": every}])
    return [item for item in dues(store(settings, *held), on, within) if item.kind == "duty"]


def meeting(day: str, **fields: Any) -> Record:
    return activity(f"a-{day}", kind="会议", when={"from": day}, **fields)


def test_the_units_own_duty_stands_without_a_child() -> None:
    (missed,) = of_the_unit("month", on=ON)
    assert (missed.child, missed.people, missed.what, str(missed.due)) == (
        None,
        (),
        "领导小组会议",
        "2026-10-31",
    )
    assert of_the_unit("month", meeting("2026-10-09"), on=ON) == []
    assert len(of_the_unit("month", meeting("2026-10-09", status="计划"), on=ON)) == 1
    (made_up,) = of_the_unit("month", meeting("2026-11-09"), on=ON)
    assert made_up.note == "10月，本期已办"


def test_a_quarter_is_due_where_it_lies_wholly_in_the_term() -> None:
    assert of_the_unit("quarter", on=date(2026, 12, 30)) == []
    (running,) = of_the_unit("quarter", on=date(2026, 12, 30), within=1)
    assert (str(running.due), running.missed, running.note) == ("2026-12-31", False, "四季度")
    (missed,) = of_the_unit("quarter", on=date(2027, 1, 20), within=60)
    assert (str(missed.due), missed.missed) == ("2026-12-31", True)
    assert of_the_unit("quarter", meeting("2026-12-31"), on=date(2027, 1, 20)) == []
