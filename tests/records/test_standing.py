"""留守类型, the official definition, `past`, focus, register: the sentences and examples of format.md."""

from datetime import date
from typing import Any

import pytest

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.standing import (
    age_band,
    first_counted,
    in_focus,
    is_official,
    judged_day,
    left_behind,
    on_register,
    standing,
    was_counted,
)

DAY = date(2026, 11, 20)
BASE = {
    "id": "c-1",
    "name": "田小禾",
    "sex": "女",
    "birth_date": "2016-03-05",
    "status": "在册",
    "registered_on": "2024-09-01",
    "parents": [],
    "guardians": [],
    "hukou": {"rural": True, "registered": True},
}
FATHER_AWAY = {"relation": "父亲", "situation": "外出务工"}
MOTHER_AWAY = {"relation": "母亲", "situation": "外出务工"}
MOTHER_HOME = {"relation": "母亲", "situation": "在家"}


def child(**fields: Any) -> Child:
    return Child.model_validate({**BASE, **fields})


@pytest.mark.parametrize(
    ("situations", "expected"),
    [
        ({"父亲": "外出务工", "母亲": "外出务工"}, "双留守"),
        ({"父亲": "外出务工", "母亲": "在家"}, "单留守"),
        ({"父亲": "外出务工", "母亲": "去世"}, "双留守"),
        ({"父亲": "外出务工", "母亲": "重病重残"}, "单留守"),
        ({"父亲": "服刑", "母亲": "失联"}, "无父母照护"),
        ({"父亲": "外出务工", "母亲": "另组家庭"}, "双留守"),
        ({"父亲": "另组家庭", "母亲": "在家", "继父": "在家"}, "非留守"),
        ({}, "无父母照护"),
        ({"父亲": "在家", "母亲": "在家"}, "非留守"),
        ({"父亲": "其他", "母亲": "外出务工"}, "单留守"),
        ({"养父": "外出务工", "养母": "外出务工"}, "双留守"),
        ({"父亲": "去世", "继父": "外出务工", "母亲": "外出务工"}, "双留守"),
    ],
)
def test_left_behind_type(situations: dict[str, str], expected: str) -> None:
    parents = [{"relation": relation, "situation": situation} for relation, situation in situations.items()]
    assert left_behind(child(parents=parents).parents) == expected


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ([FATHER_AWAY, MOTHER_AWAY], True),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "重病重残"}], True),
        ([FATHER_AWAY, MOTHER_HOME], False),
        ([FATHER_AWAY, {**MOTHER_HOME, "can_guard": False}], True),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "重病重残", "can_guard": True}], False),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "去世"}], True),
        ([{"relation": "父亲", "situation": "服刑"}, {"relation": "母亲", "situation": "失联"}], False),
        ([], False),
    ],
)
def test_official_definition(parents: list[dict[str, Any]], expected: bool) -> None:
    assert is_official(child(parents=parents), DAY) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hukou": {"rural": False, "registered": True}}, False),
        ({"hukou": None}, False),
        ({"birth_date": "2010-11-21"}, True),
        ({"birth_date": "2010-11-20"}, False),
    ],
)
def test_official_needs_rural_hukou_and_under_sixteen(changes: dict[str, Any], expected: bool) -> None:
    assert is_official(child(parents=[FATHER_AWAY, MOTHER_AWAY], **changes), DAY) is expected


@pytest.mark.parametrize(("since", "expected"), [("2026-05-20", True), ("2026-05-21", False), (None, True)])
def test_a_minimum_absence_is_counted_in_full_months(since: str | None, expected: bool) -> None:
    father = {**FATHER_AWAY, "away_since": since} if since else FATHER_AWAY
    one = child(parents=[father, MOTHER_AWAY])
    assert is_official(one, DAY, min_away_months=6) is expected


def test_the_value_on_a_day_is_that_of_the_earliest_entry_not_yet_over() -> None:
    moved = child(
        address={"village": "南坪村"},
        guardianship="较好",
        past=[
            {"until": "2026-06-30", "address": {"village": "北沟村"}},
            {"until": "2025-08-31", "address": {"village": "老街村"}, "guardianship": "差"},
        ],
    )
    villages = [
        standing(moved, day).village for day in (date(2025, 8, 31), date(2025, 9, 1), date(2026, 7, 1))
    ]
    assert villages == ["老街村", "北沟村", "南坪村"]
    assert standing(moved, date(2025, 1, 1)).guardianship == "差"
    assert standing(moved, date(2025, 9, 1)).guardianship == "较好"


def test_parents_of_the_past_decide_the_type_of_the_past() -> None:
    back = child(
        parents=[{"relation": "父亲", "situation": "在家"}, MOTHER_HOME],
        past=[{"until": "2026-10-08", "parents": [FATHER_AWAY, MOTHER_AWAY]}],
    )
    assert standing(back, date(2026, 10, 8)).left_behind == "双留守"
    assert standing(back, date(2026, 10, 9)).left_behind == "非留守"
    assert was_counted(back, Interval(date(2026, 10, 8), DAY), ("双留守",))
    assert not was_counted(back, Interval(date(2026, 10, 9), DAY), ("双留守",))


def test_a_change_in_the_middle_of_the_days_is_seen() -> None:
    gone = child(
        parents=[FATHER_AWAY, MOTHER_AWAY],
        past=[
            {"until": "2026-09-30", "parents": [FATHER_AWAY, MOTHER_HOME]},
            {"until": "2026-10-31", "parents": [{"relation": "父亲", "situation": "在家"}, MOTHER_HOME]},
        ],
    )
    assert was_counted(gone, Interval(date(2026, 9, 1), DAY), ("非留守",))


def test_focus_is_a_mark_or_an_open_serious_case() -> None:
    case = {"opened": "2026-10-08", "kind": "心理", "what": "夜里哭醒", "closed": "2026-11-01"}
    assert in_focus(child(focus={"since": "2026-09-01", "why": "父亲病重"}), DAY)
    assert not in_focus(child(focus={"since": "2026-11-21", "why": "父亲病重"}), DAY)
    assert in_focus(child(cases=[{**case, "level": "重点"}]), date(2026, 10, 31))
    assert not in_focus(child(cases=[{**case, "level": "重点"}]), date(2026, 11, 1))
    assert not in_focus(child(cases=[{**case, "level": "一般"}]), date(2026, 10, 31))


def test_closed_on_is_the_first_day_off_the_register() -> None:
    left = child(status="转出", closed_on="2026-10-16")
    assert on_register(left, date(2026, 10, 15))
    assert not on_register(left, date(2026, 10, 16))
    assert judged_day(left, DAY) == date(2026, 10, 15)


def test_a_child_who_came_back_has_two_stays() -> None:
    back = child(earlier=[{"registered_on": "2021-09-01", "closed_on": "2023-03-01", "status": "转出"}])
    assert back.stays == (Interval(date(2021, 9, 1), date(2023, 2, 28)), Interval(date(2024, 9, 1)))
    assert on_register(back, date(2022, 1, 1))
    assert not on_register(back, date(2023, 6, 1))
    assert judged_day(back, DAY) == DAY


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2020-11-21", "0–5"),
        ("2020-11-20", "6–13"),
        ("2012-11-21", "6–13"),
        ("2012-11-20", "14–15"),
        ("2010-11-21", "14–15"),
        ("2010-11-20", "16+"),
    ],
)
def test_age_bands(born: str, band: str) -> None:
    assert age_band(date.fromisoformat(born), DAY) == band


def test_the_first_counted_day_is_that_of_the_change() -> None:
    days, counts = Interval(date(2026, 9, 1), DAY), ("双留守", "单留守")
    away, home = [FATHER_AWAY, MOTHER_AWAY], [MOTHER_HOME]
    came_home = child(parents=home, past=[{"until": "2026-10-08", "parents": away}])
    left_later = child(parents=away, past=[{"until": "2026-10-08", "parents": home}])
    assert first_counted(came_home, days, counts) == date(2026, 9, 1)
    assert first_counted(left_later, days, counts) == date(2026, 10, 9)
    assert first_counted(left_later, Interval(date(2026, 9, 1), date(2026, 10, 8)), counts) is None
    assert first_counted(child(parents=home), days, counts) is None
