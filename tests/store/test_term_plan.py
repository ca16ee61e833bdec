"""What a term plans, line by line."""

from datetime import date
from typing import Any

import pytest
from tests.builders import activity, store, term

from liushou.dates import Interval
from liushou.records.term import CalendarEntry
from liushou.records.validate import build
from liushou.store.term_plan import PlanLine, activities_of, entry_days, term_plan


def lines(*records: Any, **fields: Any) -> list[PlanLine]:
    the_term = term(**fields)
    return [line for line in term_plan(store(the_term, *records), the_term) if line.kind != "学期"]


def written(**fields: Any) -> CalendarEntry:
    found = build(CalendarEntry, {"items": [{"task": "核对"}], **fields})
    assert isinstance(found, CalendarEntry)
    return found


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"month": "2027-02"}, Interval(date(2027, 2, 1), date(2027, 2, 28))),
        ({"from": "2026-11-03", "to": "2026-11-05"}, Interval(date(2026, 11, 3), date(2026, 11, 5))),
        ({"from": "2026-11-03"}, Interval(date(2026, 11, 3), date(2026, 11, 3))),
        ({}, None),
    ],
)
def test_an_entry_is_of_a_month_or_of_its_days(fields: dict[str, str], days: Interval | None) -> None:
    assert entry_days(written(**fields)) == days


@pytest.mark.parametrize(
    ("fields", "titled"),
    [
        ({"month": "2026-11", "name": "核查月"}, "核对"),
        ({"from": "2026-11-03", "name": "期中"}, "期中：核对"),
        ({"from": "2026-11-03", "name": "第十周"}, "核对"),
        ({"from": "2026-11-03"}, "核对"),
    ],
)
def test_the_name_of_some_days_is_told_with_the_task(fields: dict[str, str], titled: str) -> None:
    (line,) = lines(calendar=[{**fields, "items": [{"task": "核对"}]}])
    assert line.titled == titled


def test_an_activity_stands_once_under_the_name_the_calendar_gives_it() -> None:
    items = [{"task": "请讲法律", "lead": ["v-a", "王老师"], "activity": "a-1"}]
    named, other = activity("a-1"), activity("a-2", when={"from": "2026-12-01"})
    found = lines(named, other, calendar=[{"month": "2026-10", "items": items}])
    assert [(line.kind, line.what, line.who) for line in found] == [
        ("活动", "请讲法律", ("v-a", "王老师")),
        ("活动", "活动a-2", ()),
    ]
    assert found[0].days == Interval(date(2026, 10, 16), date(2026, 10, 16))


def test_a_task_of_an_unknown_activity_is_a_task() -> None:
    (line,) = lines(calendar=[{"month": "2026-10", "items": [{"task": "讲座", "activity": "a-9"}]}])
    assert (line.kind, line.days) == ("工作", None)


def test_activities_go_by_day_and_clock_without_the_cancelled() -> None:
    the_term = term()
    records = [
        activity("a-1", when={"from": "2026-10-16", "start": "14:00"}),
        activity("a-2", when={"from": "2026-10-16", "start": "09:00"}),
        activity("a-3", when={"from": "2026-10-15"}),
        activity("a-4", status="取消"),
        activity("a-5", term="2025-2026-2"),
    ]
    assert [each.id for each in activities_of(store(the_term, *records), the_term)] == ["a-3", "a-2", "a-1"]


def test_a_task_has_the_days_of_its_entry_and_none_of_a_month() -> None:
    entry = {"from": "2026-11-03", "to": "2026-11-05", "items": [{"task": "核对"}]}
    by_days, by_month = lines(calendar=[entry, {"month": "2026-12", "items": [{"task": "核对"}]}])
    assert (by_days.kind, by_days.days) == ("工作", Interval(date(2026, 11, 3), date(2026, 11, 5)))
    assert (by_month.kind, by_month.days) == ("工作", None)


def test_the_days_that_are_not_like_others() -> None:
    the_term = term(
        holidays=[{"name": "国庆节", "from": "2026-10-01", "to": "2026-10-07"}],
        make_up_days=[{"date": "2026-10-10", "name": "国庆节"}, {"date": "2026-09-20"}],
        vacation={
            "from": "2027-01-30",
            "to": "2027-02-28",
            "openings": [{"place": "阅览室", "from": "2027-02-20", "to": "2027-02-25", "duty": ["v-a"]}],
        },
    )
    found = {line.what: (line.kind, line.days, line.who) for line in term_plan(store(the_term), the_term)}
    assert found == {
        "开学": ("学期", Interval(the_term.begins, the_term.begins), ()),
        "学期结束": ("学期", Interval(the_term.ends, the_term.ends), ()),
        "国庆节放假": ("放假", Interval(date(2026, 10, 1), date(2026, 10, 7)), ()),
        "国庆节调休上课": ("调休", Interval(date(2026, 10, 10), date(2026, 10, 10)), ()),
        "调休上课": ("调休", Interval(date(2026, 9, 20), date(2026, 9, 20)), ()),
        "阅览室开放": ("开放", Interval(date(2027, 2, 20), date(2027, 2, 25)), ("v-a",)),
    }
