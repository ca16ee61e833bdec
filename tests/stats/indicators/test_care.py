"""结对帮扶率, 伙伴结对率, 走访率, 亲情联系率, 活动参与率, clause by clause."""

from datetime import date
from typing import Any

import pytest

from tests.builders import activity, child, term, volunteer
from tests.stats.figures import figure, parts


def pairing(with_: str = "v-a", role: str = "代理家长", **fields: Any) -> dict[str, Any]:
    return {"with": with_, "role": role, "since": "2026-09-10", **fields}


@pytest.mark.parametrize(
    ("fields", "numerator"),
    [
        ({}, 1),
        ({"since": "2026-11-20"}, 1),
        ({"since": "2026-11-21"}, 0),
        ({"until": "2026-11-20"}, 1),
        ({"until": "2026-11-19"}, 0),
        ({"role": "志愿者"}, 1),
        ({"role": "学习帮手"}, 0),
    ],
)
def test_an_adult_pairing_is_active_from_since_to_until(fields: dict[str, Any], numerator: int) -> None:
    found = figure("结对帮扶率", child(pairings=[pairing(**fields)]), volunteer())
    assert (found.numerator, found.denominator) == (numerator, 1)


def test_pairings_of_one_who_left_are_judged_on_its_last_day() -> None:
    ended = pairing(until="2026-10-15")
    left = child(status="转出", closed_on="2026-10-16", pairings=[ended])
    assert figure("结对帮扶率", left, volunteer()).numerator == 1


def test_a_peer_pairing_holds_for_both_though_written_once() -> None:
    found = figure(
        "伙伴结对率",
        child("c-a", pairings=[pairing("c-b", "手拉手伙伴")]),
        child("c-b"),
        child("c-c", pairings=[pairing("v-a", "学习帮手")]),
        child("c-d", pairings=[pairing("v-a", "爱心妈妈")]),
        volunteer(kind="学生"),
    )
    assert parts(found) == (3, 4, ("c-d",))


def test_a_peer_pairing_written_by_a_child_not_counted_holds_too() -> None:
    helper = child("c-b", status="结束", closed_on="2026-06-01", pairings=[pairing("c-a", "学习帮手")])
    assert parts(figure("伙伴结对率", child("c-a"), helper)) == (1, 1, ())


def test_an_ended_peer_pairing_holds_for_neither() -> None:
    ended = pairing("c-b", "手拉手伙伴", until="2026-11-19")
    assert figure("伙伴结对率", child("c-a", pairings=[ended]), child("c-b")).numerator == 0


@pytest.mark.parametrize(
    ("day", "kind", "numerator"),
    [
        ("2026-09-01", "走访", 1),
        ("2026-11-20", "家访", 1),
        ("2026-10-10", "慰问", 1),
        ("2026-10-10", "随访", 0),
        ("2026-08-31", "走访", 0),
        ("2026-11-21", "走访", 0),
    ],
)
def test_visits_count_in_the_term_up_to_on(day: str, kind: str, numerator: int) -> None:
    assert figure("走访率", child(records=[{"date": day, "kind": kind}])).numerator == numerator


def call(day: str, kind: str = "亲情电话") -> dict[str, str]:
    return {"date": day, "kind": kind}


def test_contact_counts_whole_weeks_of_the_term_once_each() -> None:
    # Whole weeks from Tuesday 1 September to Friday 20 November: those of 7 September to 9 November, ten.
    # 1 September lies in no due week; the week of 7 September has two calls and counts once; that of
    # 16 November has not ended.
    records = [
        call("2026-09-01"),
        call("2026-09-07"),
        call("2026-09-13", "亲情视频"),
        call("2026-09-21", "亲情视频"),
        call("2026-09-28", "亲情书信"),
        call("2026-11-16"),
    ]
    assert parts(figure("亲情联系率", child(records=records))) == (2, 10, ("c-a",))


def test_a_week_has_ended_when_its_sunday_is_on() -> None:
    assert figure("亲情联系率", child(), on=date(2026, 9, 13)).denominator == 1
    assert figure("亲情联系率", child(), on=date(2026, 9, 12)).denominator == 0


def test_a_week_wholly_inside_one_holiday_is_not_due() -> None:
    week_off = {"name": "秋假", "from": "2026-10-05", "to": "2026-10-11"}
    six_days = {**week_off, "to": "2026-10-10"}
    assert figure("亲情联系率", child(), term(holidays=[week_off])).denominator == 9
    assert figure("亲情联系率", child(), term(holidays=[six_days])).denominator == 10


def test_weeks_are_due_while_on_the_register() -> None:
    # Registered on Wednesday 4 November: of the ended weeks only that of the 9th; gone from Monday
    # 21 September: the weeks of the 7th and the 14th.
    found = figure(
        "亲情联系率",
        child("c-a", registered_on="2026-11-04"),
        child("c-b", status="转出", closed_on="2026-09-21"),
    )
    assert found.denominator == 3


def test_those_with_contact_every_week_are_not_missing() -> None:
    every_week = [call("2026-09-09"), call("2026-09-16", "亲情视频")]
    found = figure("亲情联系率", child("c-a", records=every_week), child("c-b"), on=date(2026, 9, 20))
    assert parts(found) == (2, 4, ("c-b",))
    assert found.counted == ("c-a",)


def test_contact_is_weekly_whatever_the_duties_ask() -> None:
    assert figure("亲情联系率", child()).denominator == 10


@pytest.mark.parametrize(
    ("fields", "day", "numerator"),
    [
        ({}, "2026-10-16", 1),
        ({}, "2026-11-20", 1),
        ({}, "2026-11-21", 0),
        ({"status": "计划"}, "2026-10-16", 1),
        ({"status": "取消"}, "2026-10-16", 0),
        ({"term": "2025-2026-2"}, "2026-10-16", 0),
    ],
)
def test_present_at_a_session_of_the_term_is_taking_part(
    fields: dict[str, Any], day: str, numerator: int
) -> None:
    sessions = [{"date": day, "present": ["c-a", "c-x"], "absent": [{"child": "c-b"}]}]
    found = figure("活动参与率", child("c-a"), child("c-b"), activity(sessions=sessions, **fields))
    assert parts(found) == (numerator, 2, ("c-b",) if numerator else ("c-a", "c-b"))


def test_an_invitation_alone_is_not_taking_part() -> None:
    assert figure("活动参与率", child(), activity(children=["c-a"])).numerator == 0
