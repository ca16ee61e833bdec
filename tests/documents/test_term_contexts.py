"""What templates of a term and a month are given."""

from datetime import date
from typing import Any

import pytest

from liushou.dates import Interval
from liushou.documents.contexts.calendar import calendar_bands, short_period
from liushou.documents.contexts.news import term_issue
from liushou.documents.contexts.publicity import for_wall, labels_children
from liushou.documents.contexts.survey import survey_facts
from liushou.records.term import SurveyRow
from liushou.records.validate import build
from liushou.rounding import rounded
from tests.builders import activity, spring, store, term, unit
from tests.documents.terms import ON, context, rich, the_term

Rows = list[tuple[Any, ...]]


def bands(**fields: Any) -> list[tuple[Any, Rows]]:
    """The bands of a term's calendar as (name, [(time, week, work, detail, lead)])."""
    where = rich(**fields) if fields else rich()
    found: Any = calendar_bands(where, the_term(where), "internal")
    keys = ("time", "week", "work", "detail", "lead")
    return [(band["name"], [tuple(row[key] for key in keys) for row in band["rows"]]) for band in found]


def test_the_calendar_has_everything_in_its_month() -> None:
    assert bands() == [
        ("全学期", [("期间", "", "更新档案", "", ())]),
        (
            "2026年9月",
            [
                ("本月", "", "摸底、建档", "", ("宁远", "郑大爷")),
                ("9月1日", "第1周", "开学", "", ()),
                ("9月14日至18日", "第3周", "班会", "", ("温如",)),
            ],
        ),
        (
            "2026年10月",
            [
                ("10月1日至7日", "第5—6周", "国庆节放假", "", ()),
                ("10月12日至16日", "第7周", "家访周活动：上门家访", "", ()),
                ("10月16日", "第7周", "防溺水讲座", "14:00—15:00，报告厅", ()),
                ("10月22日", "第8周", "秋游", "已取消", ()),
            ],
        ),
        (
            "2026年11月",
            [
                ("11月6日", "第10周", "十一月生日会", "报告厅", ()),
                ("11月7日至1月16日", "第10—20周", "留守儿童周末课堂", "每周六9:00—11:00，报告厅", ()),
            ],
        ),
        (
            "2026年12月",
            [
                ("本月", "", "走访困难家庭留守学生", "", ("宁远",)),
                ("12月4日", "第14周", "冬日生日会", "15:00起，报告厅", ()),
            ],
        ),
        ("2027年1月", [("1月29日", "第22周", "学期结束", "", ())]),
        (
            "寒假（2027年1月30日至2月28日）",
            [
                ("期间", "", "返乡登记", "", ()),
                ("2月1日至5日", "", "图书室开放", "", ("温如",)),
                ("2月26日", "", "青塘村开放", "", ()),
            ],
        ),
    ]


def test_a_vacation_that_no_entry_names_is_called_by_its_season() -> None:
    days = {"from": "2027-07-10", "to": "2027-08-31", "openings": []}
    opening = {"from": "2027-07-12", "to": "2027-07-16", "place": "图书室"}
    where = store(unit(), spring(vacation={**days, "openings": [opening]}))
    names = [band["name"] for band in calendar_bands(where, the_term(where), "public")]
    assert names == ["2027年3月", "2027年7月", "暑假（2027年7月10日至8月31日）"]


def test_a_cancelled_activity_nobody_planned_is_not_told() -> None:
    where = store(unit(), term(), activity("a-x", title="郊游", status="取消"))
    assert "郊游" not in str(calendar_bands(where, the_term(where), "internal"))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 9, 1), None, "9月1日"),
        (date(2026, 9, 1), date(2026, 9, 1), "9月1日"),
        (date(2026, 9, 1), date(2026, 9, 3), "9月1日至3日"),
        (date(2026, 12, 28), date(2027, 1, 3), "12月28日至1月3日"),
        (date(2026, 1, 2), date(2027, 1, 3), "1月2日至1月3日"),
    ],
)
def test_short_periods(first: date, last: date | None, text: str) -> None:
    assert short_period(Interval(first, last)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("留守儿童座谈会", "儿童座谈会"),
        ("农村留守儿童和困境儿童帮扶", "儿童和儿童帮扶"),
        ("走访困难家庭留守学生", "走访学生"),
        ("看望单亲、离异家庭的孩子", "看望孩子"),
        ("重点关爱对象走访", "对象走访"),
        ("慰问留守老人", "慰问老人"),
        ("关爱留守", "关爱"),
        ("资助家庭经济困难学生", "资助学生"),
        ("看望孤儿", "看望儿童"),
        ("解决困难，明确重点", "解决困难，明确重点"),
        ("秋季家长会", "秋季家长会"),
    ],
)
def test_words_for_a_wall(text: str, shown: str) -> None:
    assert for_wall(text) == shown
    assert labels_children(text) == (text != shown)


def test_counts_go_to_the_nearest_five() -> None:
    assert [rounded(count) for count in (0, 1, 2, 3, 7, 8, 12, 13, 100)] == [0, 0, 0, 5, 5, 10, 10, 15, 100]


def test_a_survey_for_the_public_has_no_row_and_no_exact_sum() -> None:
    row = build(SurveyRow, {"village": "青塘村", "students": 41, "left_behind": 7, "both": 0})
    assert isinstance(row, SurveyRow)
    assert survey_facts((), "internal") is None
    assert survey_facts((row,), "internal") == {
        "label": "村", "columns": ("both",), "students": 41, "left_behind": 7, "both": 0, "one": None,
        "single": None, "share": 7 / 41,
        "rows": (
            {"place": "青塘村", "students": 41, "left_behind": 7, "both": 0, "one": None, "single": None},
        ),
    }  # fmt: skip
    public: Any = survey_facts((row,), "public")
    assert (public["rows"], public["students"], public["left_behind"], public["share"]) == ((), 40, 5, None)


def test_a_newsletter_of_a_term_ends_with_its_vacation() -> None:
    whole = term(vacation={"from": "2027-01-30", "to": "2027-02-28"})
    running = term_issue(whole, "秋", ON)
    assert running.days == Interval(date(2026, 9, 1), ON)
    assert running.ahead == Interval(date(2026, 11, 21), date(2027, 2, 28))
    over = term_issue(whole, "秋", date(2027, 5, 1))
    assert over.days == Interval(date(2026, 9, 1), date(2027, 2, 28))
    assert over.ahead is None
    resting = term_issue(whole, "秋", date(2027, 2, 10))
    assert resting.days == Interval(date(2026, 9, 1), date(2027, 2, 10))
    assert resting.ahead == Interval(date(2027, 2, 11), date(2027, 2, 28))
    assert term_issue(term(), "秋", date(2027, 5, 1)).ahead is None
    assert term_issue(whole, "秋", date(2026, 8, 1)).days == Interval(date(2026, 9, 1), date(2026, 9, 1))


def test_a_month_before_the_first_term_has_none() -> None:
    found: Any = context(rich(), "newsletter", "2026-07", figures=None)
    assert found["term"] is None
    assert found["news"]["done"] == ()
    assert found["news"]["ahead"] == ()


def test_a_month_plans_what_the_next_term_begins_with() -> None:
    calendar = [{"month": "2027-03", "items": [{"task": "开学摸底"}]}]
    where = store(unit(), term(), spring(calendar=calendar))
    found: Any = context(where, "newsletter", "2027-02", on=date(2027, 2, 28), figures=None)
    assert found["term"]["id"] == "2026-2027-1"
    assert [row["work"] for row in found["news"]["ahead"]] == ["开学摸底"]


def test_who_is_not_on_the_register_that_day_has_no_birthday_there() -> None:
    found: Any = context(rich(), "birthday-list", "2026-11", audience="internal")
    assert [each["name"] for each in found["birthdays"]] == ["陈小寒", "王小满"]
    earlier: Any = context(rich(), "birthday-list", "2025-11", audience="internal")
    assert [each["name"] for each in earlier["birthdays"]] == ["陈小寒", "王小满", "周小暑"]
