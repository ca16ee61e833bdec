"""The term day by day: each kind of entry by known answers, and their order."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import activity, child, school, store, term, unit, volunteer

from liushou.care.schedule.entry import KINDS, Entry
from liushou.care.schedule.schedule import of_days, schedule, schedule_days
from liushou.dates import Interval
from liushou.records.fields import Record
from liushou.records.term import Term

VACATION = {"from": "2027-01-30", "to": "2027-02-28"}
SATURDAYS = {"from": "2026-09-19", "to": "2026-10-17", "weekdays": ["周六"], "start": "14:00", "end": "16:30"}


def entries(
    *kinds: str, of: Term | None = None, records: tuple[Record, ...] = (), **settings: Any
) -> list[Entry]:
    """The entries of these kinds in a store of the term and the records."""
    the_term = of or term()
    found = schedule(store(unit(**settings), the_term, *records), the_term)
    return [entry for entry in found.entries if entry.kind in kinds]


def told(found: list[Entry]) -> list[str]:
    """`month-day[/month-day] what`."""
    return [
        f"{each.first:%m-%d}{'' if each.last == each.first else f'/{each.last:%m-%d}'} {each.what}"
        for each in found
    ]


def test_the_term_begins_and_ends() -> None:
    assert told(entries("学期")) == ["09-01 开学", "01-29 学期结束"]


def test_days_off_and_days_of_school_on_a_weekend() -> None:
    of = term(
        holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
        make_up_days=[{"date": "2026-10-10", "name": "国庆节"}, {"date": "2026-09-20"}],
    )
    assert told(entries("放假", "调休", of=of)) == [
        "09-20 调休上课", "10-01/10-07 国庆节放假", "10-10 国庆节调休上课",
    ]  # fmt: skip


def test_a_task_of_a_month_is_loose_one_of_days_is_named_by_them() -> None:
    calendar = [
        {"month": "2026-11", "name": "核查月", "items": [{"task": "催签协议", "lead": "v-a"}]},
        {"from": "2026-11-03", "to": "2026-11-05", "name": "期中", "items": [{"task": "家访"}]},
        {"from": "2026-11-09", "to": "2026-11-15", "name": "第十一周", "items": [{"task": "核对"}]},
        {"from": "2026-11-20", "items": [{"task": "汇总"}]},
    ]
    found = entries("工作", of=term(calendar=calendar), records=(volunteer("v-a"),))
    assert told(found) == ["11-01/11-30 催签协议", "11-03/11-05 期中：家访", "11-09/11-15 核对", "11-20 汇总"]
    assert [each.loose for each in found] == [True, True, True, False]
    assert found[0].who == ("v-a",)


def test_an_activity_of_one_day_has_its_clock_and_place() -> None:
    when = {"from": "2026-10-16", "start": "14:30", "end": "15:40"}
    of = activity(
        title="讲座", when=when, places=["报告厅", "操场"], sessions=[{"date": "2026-10-16", "present": []}]
    )
    (found,) = entries("活动", "场次", records=(of,))
    assert (found.what, found.start, found.end, found.place) == ("讲座", "14:30", "15:40", "报告厅、操场")
    assert (found.loose, found.source) == (False, "a-a")


def test_who_answers_for_an_activity() -> None:
    """The lead the calendar names, else the head of the team, else of the first item, else a helper."""
    agenda = [{"title": "签到"}, {"title": "讲座", "lead": "王老师"}]
    team = [{"role": "摄影", "people": "v-b"}, {"role": "负责人", "people": "v-c"}]
    calendar = [{"month": "2026-10", "items": [{"task": "讲座", "lead": "v-d", "activity": "a-a"}]}]

    def who(of: Term | None = None, **fields: Any) -> tuple[str, ...]:
        (found,) = entries("活动", of=of, records=(activity(**fields),))
        return found.who

    assert who(of=term(calendar=calendar), team=team) == ("v-d",)
    assert who(team=team, agenda=agenda) == ("v-c",)
    assert who(team=team[:1], agenda=agenda) == ("王老师",)
    assert who(volunteers=["v-e", "v-f"]) == ("v-e",)
    assert who() == ()


def test_a_recurring_activity_meets_on_its_weekdays_but_not_on_days_off_or_of_school() -> None:
    of = term(
        holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
        make_up_days=[{"date": "2026-10-10"}],
    )
    whole, *meetings = entries("活动", "场次", of=of, records=(activity(title="辅导", when=SATURDAYS),))
    assert told([whole]) == ["09-19/10-17 辅导"]
    assert (whole.loose, whole.start, whole.detail) == (True, None, "每周六")
    assert told(meetings) == ["09-19 辅导", "09-26 辅导", "10-17 辅导"]
    assert {(each.start, each.end) for each in meetings} == {("14:00", "16:30")}


def test_what_was_held_stands_as_it_is_written() -> None:
    sessions = [{"date": "2026-09-26", "present": ["c-a", "c-b"]}, {"date": "2026-10-04", "present": []}]
    of = term(holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}])
    held = activity(title="辅导", when=SATURDAYS, sessions=sessions)
    found = entries("场次", of=of, records=(held,))
    assert [(str(each.first)[5:], each.detail) for each in found] == [
        ("09-19", ""), ("09-26", "到2人"), ("10-04", ""), ("10-10", ""), ("10-17", ""),
    ]  # fmt: skip


def test_of_several_days_in_a_row_only_what_was_held_is_a_meeting() -> None:
    when = {"from": "2026-11-02", "to": "2026-11-20"}
    visits = activity(title="走访", when=when, sessions=[{"date": "2026-11-05", "present": ["c-a"]}])
    assert told(entries("活动", "场次", records=(visits,))) == ["11-02/11-20 走访", "11-05 走访"]


def test_what_was_cancelled_stands_only_where_the_calendar_names_it_and_never_meets() -> None:
    cancelled = activity(title="研学", when=SATURDAYS, status="取消")
    assert entries("活动", "场次", records=(cancelled,)) == []
    calendar = [{"month": "2026-09", "items": [{"task": "研学", "activity": "a-a"}]}]
    (found,) = entries("活动", "场次", of=term(calendar=calendar), records=(cancelled,))
    assert found.detail == "已取消"


def test_activities_of_other_terms_do_not_stand() -> None:
    assert entries("活动", records=(activity(term="2025-2026-2"),)) == []


def test_duties_stand_at_the_end_of_each_period_weekly_ones_once() -> None:
    duties = [
        {"name": "班主任谈心", "kind": "谈心", "every": "month", "by": "班主任"},
        {"name": "亲情通话", "kind": "亲情电话", "every": "week", "times": 2},
        {"name": "核查", "kind": "信息核查", "every": "term"},
        {"name": "会议", "activity": "会议", "every": "quarter"},
        {"name": "重点", "kind": "走访", "every": "year"},
    ]
    found = entries("职责", duties=duties)
    assert told(found) == [
        "09-07/01-24 每周亲情通话2次", "09-30 班主任谈心（9月）截止", "10-31 班主任谈心（10月）截止",
        "11-30 班主任谈心（11月）截止", "12-31 会议（第四季度）截止", "12-31 班主任谈心（12月）截止",
        "01-29 核查（本学期）截止",
    ]  # fmt: skip
    assert [each.who for each in found[:2]] == [(), ("班主任",)]
    assert [each.loose for each in found[:2]] == [True, False]


def test_a_month_wholly_off_has_no_duty_and_the_vacation_has_its_own() -> None:
    of = term(holidays=[{"name": "停课", "from": "2026-10-01", "to": "2026-10-31"}], vacation=VACATION)
    duties = [
        {"name": "谈心", "kind": "谈心", "every": "month", "for": "重点"},
        {"name": "走访", "kind": "走访", "every": "term", "during": "假期"},
    ]
    found = entries("职责", of=of, duties=duties)
    assert told(found) == [
        "09-30 谈心（9月）截止", "11-30 谈心（11月）截止", "12-31 谈心（12月）截止", "02-28 走访（假期）截止",
    ]  # fmt: skip
    assert [each.detail for each in found] == ["重点对象"] * 3 + [""]


def test_birthdays_of_children_on_the_register_that_day() -> None:
    children = (
        child("c-a", name="田小禾", birth_date="2016-11-20", school=school("四年级", 1)),
        child("c-b", birth_date="2016-11-21", status="转出", closed_on="2026-11-01"),
        child("c-c", birth_date="2016-11-22", registered_on="2026-12-01"),
        child("c-d", birth_date="2016-08-30"),
    )
    (found,) = entries("生日", records=children)
    assert (found.what, found.detail, found.source) == ("田小禾10岁生日", "四年级1班", "c-a")
    assert found.first == date(2026, 11, 20)


def test_a_birthday_of_29_february_is_kept_on_the_28th() -> None:
    of = term(vacation=VACATION)
    (found,) = entries("生日", of=of, records=(child(birth_date="2016-02-29", name="田小禾"),))
    assert told([found]) == ["02-28 田小禾11岁生日"]


def test_festivals_of_the_term_and_its_vacation_but_not_beside_their_own_holiday() -> None:
    of = term(vacation=VACATION, holidays=[{"name": "中秋节", "from": "2026-09-25", "to": "2026-09-27"}])
    names = [each.what for each in entries("节日", of=of)]
    assert names == [
        "教师节", "国庆节", "少先队建队日", "重阳节", "世界儿童日", "国家宪法日", "冬至", "元旦", "腊八节",
        "除夕", "春节", "元宵节",
    ]  # fmt: skip


def test_rooms_open_in_the_vacation() -> None:
    opening = {"from": "2027-02-01", "to": "2027-02-04", "place": "图书室", "duty": ["v-a", "王老师"]}
    (found,) = entries("开放", of=term(vacation={**VACATION, "openings": [opening]}))
    assert told([found]) == ["02-01/02-04 图书室开放"]
    assert found.who == ("v-a", "王老师")


def test_by_day_what_any_day_will_do_for_first_days_off_before_work() -> None:
    calendar = [{"month": "2026-10", "items": [{"task": "本月工作"}]}]
    of = term(calendar=calendar, holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}])
    on_that_day = activity(title="升旗", when={"from": "2026-10-01"})
    records = (on_that_day, child(name="田小禾", birth_date="2016-10-01"))
    found = schedule(store(unit(), of, *records), of).entries
    assert [each.what for each in found if each.first == date(2026, 10, 1)] == [
        "本月工作", "国庆节放假", "升旗", "田小禾10岁生日",
    ]  # fmt: skip


def test_the_days_of_a_schedule_are_those_of_the_term_and_its_vacation() -> None:
    assert schedule_days(term()) == Interval(date(2026, 9, 1), date(2027, 1, 29))
    assert schedule_days(term(vacation=VACATION)) == Interval(date(2026, 9, 1), date(2027, 2, 28))


def test_of_some_days_what_has_one_of_them() -> None:
    found = schedule(store(unit(), term()), term()).entries
    within = of_days(found, Interval(date(2026, 9, 10), date(2026, 10, 1)))
    assert told(list(within)) == ["09-10 教师节", "09-25 中秋节", "10-01 国庆节"]


@given(st.lists(st.dates(date(2005, 1, 1), date(2026, 8, 31)), max_size=6), st.integers(0, 60))
def test_everyone_on_the_register_has_a_birthday_in_a_year_of_days(born: list[date], length: int) -> None:
    """A term with its vacation is shorter than a year: at most one birthday each, all within its days."""
    children = [child(f"c-{number}", birth_date=str(day)) for number, day in enumerate(born)]
    of = term(vacation=VACATION)
    found = schedule(store(unit(), of, *children), of).entries
    birthdays = [each for each in found if each.kind == "生日"]
    assert len({each.source for each in birthdays}) == len(birthdays)
    assert all(schedule_days(of).holds(each.first) for each in birthdays)
    assert list(found) == sorted(found, key=lambda each: each.order)
    assert {each.kind for each in found} <= set(KINDS)


def test_ends_mistyped_are_taken_as_they_are_and_looked_at_for_a_year() -> None:
    reversed_ = term(
        holidays=[{"name": "停课", "from": "2026-10-07", "to": "2026-10-01"}],
        calendar=[{"from": "2026-10-07", "to": "2026-10-01", "items": [{"task": "核对"}]}],
    )
    assert told(entries("放假", "工作", of=reversed_)) == ["10-07 停课放假", "10-07 核对"]
    found = entries("节日", of=term(ends="9999-12-31"))
    assert found[-1].first <= date(2027, 10, 7)
    assert entries("节日", of=term(begins="9999-12-01", ends="9999-12-31"))[-1].what == "国家宪法日"
