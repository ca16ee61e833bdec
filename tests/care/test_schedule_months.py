"""The schedule as months and weeks, and as events of a phone's calendar."""

from datetime import date
from typing import Any

from tests.builders import store, term, volunteer

from liushou.care.schedule.entry import Entry, EntryKind
from liushou.care.schedule.events import events
from liushou.care.schedule.months import by_month, week_name

TERM = term(
    calendar=[{"month": "2026-11", "name": "核查月", "items": []}],
    vacation={"from": "2027-01-30", "to": "2027-02-28"},
)
STORE = store(TERM, volunteer("v-a", name="何秀兰"))


def entry(
    first: str, what: str = "事", last: str | None = None, kind: EntryKind = "工作", **more: Any
) -> Entry:
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return Entry(*days, kind, what, **more)


def test_weeks_are_of_monday_to_sunday_and_end_with_the_month() -> None:
    found = by_month(
        [entry("2026-10-31"), entry("2026-11-01"), entry("2026-11-02"), entry("2026-11-08")], TERM
    )
    assert [(str(month.first), month.theme) for month in found] == [
        ("2026-10-01", ""), ("2026-11-01", "核查月"),
    ]  # fmt: skip
    weeks = [
        (week.name, str(week.days.first), str(week.days.last)) for month in found for week in month.weeks
    ]
    assert weeks == [
        ("第9周", "2026-10-26", "2026-10-31"),
        ("第9周", "2026-11-01", "2026-11-01"),
        ("第10周", "2026-11-02", "2026-11-08"),
    ]


def test_what_any_day_will_do_for_stands_before_the_weeks() -> None:
    loose = entry("2026-11-01", "催签", "2026-11-30", loose=True)
    (month,) = by_month([entry("2026-11-02"), loose], TERM)
    assert [each.what for each in month.loose] == ["催签"]
    assert [each.what for week in month.weeks for each in week.entries] == ["事"]


def test_what_began_before_stands_on_the_first_day_looked_at() -> None:
    found = by_month(
        [entry("2026-09-07", "通话", "2027-01-24", loose=True), entry("2026-10-30", "走访", "2026-11-05")],
        TERM,
        date(2026, 11, 1),
    )
    (month,) = found
    assert [each.what for each in month.loose] == ["通话"]
    assert [each.what for week in month.weeks for each in week.entries] == ["走访"]


def test_weeks_count_from_that_of_the_first_day() -> None:
    assert week_name(date(2026, 8, 31), TERM) == "第1周"
    assert week_name(date(2027, 1, 25), TERM) == "第22周"
    assert week_name(date(2027, 2, 1), TERM) == "寒假"
    assert week_name(date(2027, 3, 1), TERM) == ""
    assert week_name(date(2027, 2, 1), term()) == ""


def test_an_event_says_who_where_and_what_collides() -> None:
    lecture = entry(
        "2026-11-26", "讲座", kind="活动", start="09:00", end="10:00", who=("v-a", "王老师"), place="报告厅",
        detail="每周四", conflict="报告厅 09:30 还有“观影”", source="a-1",
    )  # fmt: skip
    (found,) = events(STORE, TERM, [lecture])
    assert (found.summary, found.first, found.last) == ("⚠ 讲座", date(2026, 11, 26), date(2026, 11, 26))
    assert (found.start, found.end, found.location, found.categories) == (
        "09:00",
        "10:00",
        "报告厅",
        ("活动",),
    )
    assert found.description == "负责人：何秀兰、王老师\n每周四\n冲突：报告厅 09:30 还有“观影”"


def test_what_any_day_will_do_for_is_an_event_of_one_day_that_says_until_when() -> None:
    (found,) = events(STORE, TERM, [entry("2026-11-01", "催签", "2026-11-30", loose=True)])
    assert (found.summary, found.last) == ("催签（至11月30日）", date(2026, 11, 1))


def test_an_activity_of_every_week_is_its_meetings() -> None:
    weekly = entry("2026-09-12", "辅导", "2027-01-16", "活动", loose=True, source="a-1")
    meeting = entry("2026-09-12", "辅导", kind="场次", source="a-1")
    assert [each.categories for each in events(STORE, TERM, [weekly, meeting])] == [("场次",)]


def test_a_birthday_names_no_one_in_charge() -> None:
    (found,) = events(STORE, TERM, [entry("2026-11-20", "田小禾10岁生日", kind="生日", who=("c-a",))])
    assert found.description == ""


def test_uids_differ_and_that_of_an_activity_stays_when_it_is_moved() -> None:
    def uid(first: str, kind: EntryKind, source: str | None = "a-1", what: str = "讲座") -> str:
        (found,) = events(STORE, TERM, [entry(first, what, kind=kind, source=source)])
        return found.uid

    assert uid("2026-11-26", "活动") == uid("2026-12-03", "活动", what="改名")
    different = {
        uid("2026-11-26", "活动"), uid("2026-11-26", "活动", "a-2"), uid("2026-11-26", "场次"),
        uid("2026-12-03", "场次"), uid("2026-11-26", "工作", None), uid("2026-12-03", "工作", None),
    }  # fmt: skip
    assert len(different) == 6
