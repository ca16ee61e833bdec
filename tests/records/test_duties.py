"""When a duty was due for a child and whether it was done: every sentence of indicators.md on duties."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import child, school, spring, term, volunteer

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.duties import Verdict, duty_periods, overdue, plan_of, verdicts
from liushou.records.helpers import helpers_of
from liushou.records.term import Term
from liushou.records.unit import Duty
from liushou.records.volunteer import Volunteer

ON = date(2026, 11, 20)
VACATION = {"from": "2027-01-30", "to": "2027-02-28"}


def duty(kind: str = "谈心", every: str = "month", **fields: Any) -> Duty:
    return Duty.model_validate({"kind": kind, "every": every, **fields})


def judge(
    owed: Duty,
    pupil: Child,
    on: date = ON,
    in_term: Term | None = None,
    others: tuple[Child | Volunteer, ...] = (),
) -> tuple[Verdict, ...]:
    people = (pupil, *others)
    volunteers = {one.id: one for one in people if isinstance(one, Volunteer)}
    helpers = helpers_of([one for one in people if isinstance(one, Child)], volunteers)
    return verdicts(plan_of(owed, in_term or term(), on, helpers), pupil)


def test_a_term_whose_end_is_mistyped_is_looked_at_for_a_year() -> None:
    endless = term(ends="9999-12-31")
    days = duty_periods(duty(every="day"), endless)
    assert len(days) == 401
    assert duty_periods(duty(every="term"), endless)[0].deadline() == date(2027, 10, 6)


def summary(found: tuple[Verdict, ...]) -> list[tuple[str, int, bool]]:
    """First day, count, done of each due period."""
    return [(str(one.period.days.first), one.count, one.done) for one in found]


def talk(day: str, kind: str = "谈心", **fields: Any) -> dict[str, Any]:
    return {"date": day, "kind": kind, **fields}


def days(periods: Any) -> list[tuple[str, str]]:
    return [(str(period.days.first), str(period.days.last)) for period in periods]


def test_periods_lie_wholly_inside_the_term() -> None:
    autumn = term(begins="2026-09-02")
    assert days(duty_periods(duty(), autumn)) == [
        ("2026-10-01", "2026-10-31"),
        ("2026-11-01", "2026-11-30"),
        ("2026-12-01", "2026-12-31"),
    ]
    assert days(duty_periods(duty(every="quarter"), autumn)) == [("2026-10-01", "2026-12-31")]
    weeks = days(duty_periods(duty(every="week"), autumn))
    assert (weeks[0], weeks[-1], len(weeks)) == (
        ("2026-09-07", "2026-09-13"),
        ("2027-01-18", "2027-01-24"),
        20,
    )
    assert len(duty_periods(duty(every="day"), autumn)) == 150
    assert days(duty_periods(duty(every="term"), autumn)) == [("2026-09-02", "2027-01-29")]


def test_a_period_wholly_inside_one_holiday_is_left_out() -> None:
    first = {"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}
    rest = {"name": "校庆", "from": "2026-10-08", "to": "2026-10-11"}
    week = duty(every="week")
    with_both = term(holidays=[first, rest])
    assert ("2026-10-05", "2026-10-11") in days(duty_periods(week, with_both))
    long = {"name": "国庆节", "from": "2026-10-01", "to": "2026-10-11"}
    assert ("2026-10-05", "2026-10-11") not in days(duty_periods(week, term(holidays=[long])))
    daily = days(duty_periods(duty(every="day"), with_both))
    assert ("2026-09-30", "2026-09-30") in daily
    assert ("2026-10-01", "2026-10-01") not in daily
    assert ("2026-10-07", "2026-10-07") not in daily
    assert ("2026-10-12", "2026-10-12") in daily


def test_a_period_is_due_when_its_last_day_is_on() -> None:
    assert judge(duty(), child(), date(2026, 9, 29)) == ()
    assert summary(judge(duty(), child(), date(2026, 9, 30))) == [("2026-09-01", 0, False)]


def test_a_period_is_due_when_wholly_on_the_register() -> None:
    assert summary(judge(duty(), child(registered_on="2026-09-02"))) == [("2026-10-01", 0, False)]
    assert summary(judge(duty(), child(registered_on="2026-10-01"))) == [("2026-10-01", 0, False)]
    left = child(status="转出", closed_on="2026-10-31")
    assert summary(judge(duty(), left)) == [("2026-09-01", 0, False)]
    stayed = child(status="转出", closed_on="2026-11-01")
    assert len(judge(duty(), stayed)) == 2


def test_a_child_who_came_back_owes_no_period_it_was_away_in() -> None:
    earlier = [{"registered_on": "2025-09-01", "closed_on": "2026-10-01", "status": "转出"}]
    back = child(registered_on="2026-10-15", earlier=earlier)
    assert summary(judge(duty(), back, date(2026, 11, 30))) == [
        ("2026-09-01", 0, False),
        ("2026-11-01", 0, False),
    ]


def test_done_is_count_at_least_times_of_its_own_kinds() -> None:
    records = [
        talk("2026-09-01"),
        talk("2026-09-30", "家访"),
        talk("2026-09-15", "慰问"),
        talk("2026-10-31"),
        talk("2026-11-01"),
    ]
    twice = duty(kind=["谈心", "家访"], times=2)
    assert summary(judge(twice, child(records=records))) == [
        ("2026-09-01", 2, True),
        ("2026-10-01", 1, False),
    ]


def test_two_records_of_one_day_are_two() -> None:
    twice = duty(times=2)
    assert judge(twice, child(records=[talk("2026-09-10"), talk("2026-09-10")]))[0].done


def test_a_term_long_duty_is_due_at_once_and_once() -> None:
    owed = duty(every="term")
    assert summary(judge(owed, child(), date(2026, 9, 1))) == [("2026-09-01", 0, False)]
    late = child(registered_on="2026-11-20", records=[talk("2026-11-20")])
    assert summary(judge(owed, late)) == [("2026-09-01", 1, True)]
    assert judge(owed, late, date(2026, 11, 19)) == ()
    gone = child(status="转出", closed_on="2026-09-02", records=[talk("2026-09-01")])
    assert summary(judge(owed, gone)) == [("2026-09-01", 1, True)]
    assert judge(owed, child(status="转出", closed_on="2026-09-01")) == ()


def test_a_term_long_duty_is_due_for_one_who_left_and_comes_back_later() -> None:
    earlier = [{"registered_on": "2025-09-01", "closed_on": "2026-10-01", "status": "转出"}]
    back = child(registered_on="2026-12-01", earlier=earlier)
    assert summary(judge(duty(every="term"), back)) == [("2026-09-01", 0, False)]


def test_records_after_on_do_not_count() -> None:
    assert summary(judge(duty(every="term"), child(records=[talk("2026-11-21")]))) == [
        ("2026-09-01", 0, False)
    ]


def test_a_yearly_duty_is_due_once_in_the_second_term_over_the_school_year() -> None:
    yearly = duty(every="year")
    assert duty_periods(yearly, term()) == ()
    (period,) = duty_periods(yearly, spring())
    assert period.days == Interval(date(2026, 9, 1), date(2027, 8, 31))
    pupil = child(records=[talk("2026-08-31"), talk("2026-10-10")])
    assert summary(judge(yearly, pupil, date(2027, 4, 1), spring())) == [("2026-09-01", 1, True)]
    assert judge(yearly, pupil, date(2027, 2, 28), spring()) == ()
    graduated = child(status="毕业", closed_on="2027-03-01", records=[talk("2026-10-10")])
    assert judge(yearly, graduated, date(2027, 4, 1), spring()) == ()


def test_a_duty_of_the_vacation_is_due_in_it() -> None:
    winter = term(vacation=VACATION)
    weekly = duty(every="week", during="假期")
    assert days(duty_periods(weekly, winter))[0] == ("2027-02-01", "2027-02-07")
    assert len(duty_periods(weekly, winter)) == 4
    assert judge(weekly, child(), date(2027, 1, 31), winter) == ()
    pupil = child(records=[talk("2027-02-03"), talk("2027-01-30")])
    assert summary(judge(weekly, pupil, date(2027, 2, 14), winter)) == [
        ("2027-02-01", 1, True),
        ("2027-02-08", 0, False),
    ]
    assert duty_periods(weekly, term()) == ()


def test_a_duty_of_the_term_ends_with_it_though_a_vacation_follows() -> None:
    winter = term(vacation=VACATION)
    assert days(duty_periods(duty(every="term"), winter)) == [("2026-09-01", "2027-01-29")]
    assert days(duty_periods(duty(every="term", during="全年"), winter)) == [("2026-09-01", "2027-02-28")]


def test_a_duty_once_a_vacation_is_due_when_it_has_begun() -> None:
    winter, once = term(vacation=VACATION), duty(every="term", during="假期")
    assert judge(once, child(), date(2027, 1, 29), winter) == ()
    assert len(judge(once, child(), date(2027, 1, 30), winter)) == 1
    gone = child(status="毕业", closed_on="2027-01-30")
    assert judge(once, gone, date(2027, 2, 28), winter) == ()


def test_a_duty_of_the_whole_year_runs_through_the_vacation() -> None:
    always = duty(every="month", during="全年")
    assert days(duty_periods(always, term(vacation=VACATION)))[-2:] == [
        ("2027-01-01", "2027-01-31"),
        ("2027-02-01", "2027-02-28"),
    ]
    assert len(duty_periods(always, term())) == 4


def test_a_duty_of_the_homeroom_teacher_counts_only_their_records() -> None:
    by_teacher = duty(by="班主任")
    teachers = (
        volunteer("v-a", name="周敏", homeroom={"grade": "五年级", "class": 2}),
        volunteer("v-b", homeroom={"grade": "六年级", "class": 1}),
    )
    records = [
        talk("2026-09-10", by="v-b"),
        talk("2026-09-11"),
        talk("2026-10-10", by=["v-b", "v-a"]),
    ]
    found = judge(by_teacher, child(records=records, school=school()), others=teachers)
    assert summary(found) == [("2026-09-01", 0, False), ("2026-10-01", 1, True)]
    named = child(records=[talk("2026-09-10", by="周敏")], school=school())
    assert judge(by_teacher, named, others=teachers)[0].done


def test_a_child_who_changed_class_had_another_homeroom_teacher() -> None:
    teachers = (
        volunteer("v-a", homeroom={"grade": "五年级", "class": 2}),
        volunteer("v-b", homeroom={"grade": "五年级", "class": 1}),
    )
    moved = child(
        school=school(class_=2),
        past=[{"until": "2026-09-30", "school": school(class_=1)}],
        records=[talk("2026-09-10", by="v-a"), talk("2026-09-12", by="v-b"), talk("2026-10-10", by="v-a")],
    )
    found = judge(duty(by="班主任"), moved, others=teachers)
    assert summary(found) == [("2026-09-01", 1, True), ("2026-10-01", 1, True)]


def test_a_duty_of_a_role_counts_records_of_the_pairing_active_that_day() -> None:
    pairings = [
        {"with": "v-a", "role": "代理家长", "since": "2026-09-01", "until": "2026-09-20"},
        {"with": "v-b", "role": "代理家长", "since": "2026-10-01"},
        {"with": "v-c", "role": "志愿者", "since": "2026-09-01"},
    ]
    records = [
        talk("2026-09-20", by="v-a"),
        talk("2026-09-21", by="v-a"),
        talk("2026-10-10", by="v-a"),
        talk("2026-10-11", by="v-c"),
        talk("2026-10-12", by="v-b"),
    ]
    pupil = child(pairings=pairings, records=records)
    people = (volunteer("v-a"), volunteer("v-b"), volunteer("v-c"))
    found = judge(duty(by="代理家长"), pupil, others=people)
    assert summary(found) == [("2026-09-01", 1, True), ("2026-10-01", 1, True)]


def test_a_duty_of_a_peer_counts_records_by_a_pairing_written_on_the_other_side() -> None:
    peer = child("c-b", pairings=[{"with": "c-a", "role": "学习帮手", "since": "2026-09-01"}])
    pupil = child("c-a", records=[talk("2026-09-10", "课业辅导", by="c-b")])
    found = judge(duty("课业辅导", by="学习帮手"), pupil, others=(peer,))
    assert summary(found) == [("2026-09-01", 1, True), ("2026-10-01", 0, False)]


def test_a_duty_to_the_focus_group_is_owed_to_those_in_it_when_the_period_ended() -> None:
    focus = Duty.model_validate({"kind": "走访", "every": "month", "for": "重点"})
    assert judge(focus, child()) == ()
    assert len(judge(focus, child(focus={"since": "2026-01-01", "why": "独居"}))) == 2
    since_october = child(focus={"since": "2026-10-31", "why": "独居"})
    assert summary(judge(focus, since_october)) == [("2026-10-01", 0, False)]
    case = {"opened": "2026-09-10", "closed": "2026-10-31", "kind": "心理", "level": "重点", "what": "少语"}
    assert summary(judge(focus, child(cases=[case]))) == [("2026-09-01", 0, False)]


def test_a_duty_may_be_owed_by_a_filter_on_the_day_of_the_period() -> None:
    boarders = Duty.model_validate({"kind": "谈心", "every": "month", "for": "寄宿:是"})
    moved_in = child(
        school=school(boarding=True), past=[{"until": "2026-10-15", "school": school(boarding=False)}]
    )
    assert summary(judge(boarders, moved_in)) == [("2026-10-01", 0, False)]
    everyone = Duty.model_validate({"kind": "谈心", "every": "month", "for": "全部"})
    assert len(judge(everyone, moved_in)) == 2


def test_a_running_term_long_duty_asks_for_the_child_as_it_stands() -> None:
    focus = Duty.model_validate({"kind": "走访", "every": "term", "for": "重点"})
    assert judge(focus, child(focus={"since": "2026-11-21", "why": "独居"})) == ()
    assert len(judge(focus, child(focus={"since": "2026-11-20", "why": "独居"}))) == 1


def test_overdue_is_the_latest_ended_period_that_was_missed() -> None:
    missed_first = judge(duty(), child(records=[talk("2026-10-10")]))
    assert overdue(missed_first, ON) is None
    missed_last = judge(duty(), child(records=[talk("2026-09-10")]))
    late = overdue(missed_last, ON)
    assert late is not None
    assert late.period.deadline() == date(2026, 10, 31)
    assert overdue((), ON) is None


def test_a_term_long_duty_is_overdue_only_when_the_term_has_ended() -> None:
    owed = duty(every="term")
    assert overdue(judge(owed, child()), ON) is None
    ended = date(2027, 1, 29)
    assert overdue(judge(owed, child(), ended), ended) is not None
    assert overdue(judge(owed, child(records=[talk("2026-09-10")]), ended), ended) is None


def test_a_yearly_duty_is_overdue_when_the_second_term_has_ended() -> None:
    yearly, ended = duty(every="year"), date(2027, 7, 9)
    assert overdue(judge(yearly, child(), date(2027, 7, 8), spring()), date(2027, 7, 8)) is None
    assert overdue(judge(yearly, child(), ended, spring()), ended) is not None


DAYS = st.dates(date(2026, 8, 20), date(2027, 2, 10))
EVERY = st.sampled_from(["day", "week", "month", "quarter"])


@given(EVERY, st.lists(DAYS, max_size=12), DAYS, DAYS, st.integers(0, 40))
def test_periods_once_judged_stay_as_they_were(
    every: str, talks: list[date], registered: date, on: date, later: int
) -> None:
    pupil = child(registered_on=str(registered), records=[talk(str(day)) for day in talks])
    owed = duty(every=every)
    before, after = judge(owed, pupil, on), judge(owed, pupil, on + timedelta(days=later))
    assert after[: len(before)] == before


@given(st.lists(DAYS, max_size=12), DAYS, st.none() | DAYS, DAYS)
def test_weekly_contact_agrees_with_counting_day_by_day(
    talks: list[date], registered: date, closed: date | None, on: date
) -> None:
    ending = {"status": "转出", "closed_on": str(closed)} if closed else {}
    pupil = child(registered_on=str(registered), records=[talk(str(day)) for day in talks], **ending)
    expected = []
    monday = date(2026, 8, 17)
    while monday < date(2027, 2, 15):
        week = [monday + timedelta(days=step) for step in range(7)]
        if all(
            date(2026, 9, 1) <= day <= date(2027, 1, 29)
            and registered <= day <= on
            and (closed is None or day < closed)
            for day in week
        ):
            count = sum(day in week for day in talks)
            expected.append((str(monday), count, count > 0))
        monday += timedelta(days=7)
    assert summary(judge(duty(every="week"), pupil, on)) == expected
