"""Who is to be where, and when."""

from typing import Any

import pytest

from liushou.check.rules.ls402_double_booked import double_booked
from liushou.records.presence import presences
from tests.builders import activity, store
from tests.check.stores import ON, world

_TIMES = {"start": "09:00", "end": "11:00"}
_WEEKLY = {"from": "2026-09-01", "to": "2026-09-20", "weekdays": ["周六", "周日"], **_TIMES}


def times(when: dict[str, Any], **fields: Any) -> list[tuple[str, str, str]]:
    """Everyone's times, with the person in front."""
    found = presences(activity(when=when, **fields))
    return [(one.person, str(one.time.day), one.time.shown) for one in found]


def test_on_one_day_everybody_is_there_all_the_time() -> None:
    fields = {"volunteers": ["v-a"], "team": [{"role": "摄影", "people": ["v-b", "王老师"]}]}
    assert times({"from": "2026-11-28", **_TIMES}, **fields) == [
        ("v-a", "2026-11-28", "09:00–11:00"),
        ("v-b", "2026-11-28", "09:00–11:00"),
        ("王老师", "2026-11-28", "09:00–11:00"),
    ]


@pytest.mark.parametrize(
    "when",
    [
        {"from": "2026-11-28"},
        {"from": "2026-11-28", "end": "11:00"},
        {"from": "2026-11-28", "to": "2026-11-20", **_TIMES},
    ],
)
def test_without_a_start_nobody_is_known_to_be_there(when: dict[str, str]) -> None:
    assert times(when, volunteers=["v-a"]) == []


@pytest.mark.parametrize("end", [{}, {"end": "08:00"}])
def test_without_an_end_the_start_is_known(end: dict[str, str]) -> None:
    assert times({"from": "2026-11-28", "start": "09:00", **end}, volunteers=["v-a"]) == [
        ("v-a", "2026-11-28", "09:00")
    ]


def test_of_several_days_in_a_row_the_start_of_the_first_is_known() -> None:
    sessions = [{"date": day, "present": [], "volunteers": ["v-b"]} for day in ("2026-11-28", "2026-11-29")]
    when = {"from": "2026-11-28", "to": "2026-11-29", **_TIMES}
    assert times(when, volunteers=["v-a"], sessions=sessions) == [
        ("v-a", "2026-11-28", "09:00"),
        ("v-b", "2026-11-28", "09:00"),
    ]


def test_a_recurring_activity_is_on_its_weekdays() -> None:
    days = [day for _, day, _ in times(_WEEKLY, volunteers=["v-a"])]
    assert days == ["2026-09-05", "2026-09-06", "2026-09-12", "2026-09-13", "2026-09-19", "2026-09-20"]


def test_a_mistyped_year_does_not_make_thousands_of_days() -> None:
    when = {**_WEEKLY, "to": "9999-09-20"}
    assert 100 < len(times(when, volunteers=["v-a"])) < 110


def test_a_session_has_its_own_day_and_each_time_counts_once() -> None:
    sessions = [
        {"date": day, "present": [], "volunteers": ["v-a"]}
        for day in ("2026-11-28", "2026-11-28", "2026-12-05")
    ]
    assert times({"from": "2026-11-28", **_TIMES}, volunteers=["v-a"], sessions=sessions) == [
        ("v-a", "2026-11-28", "09:00–11:00"),
        ("v-a", "2026-12-05", "09:00–11:00"),
    ]


def test_leads_are_there_while_their_item_runs_and_leads_of_phases_nowhere() -> None:
    agenda = [
        {"title": "准备", "lead": "v-b"},
        {"start": "10:00", "end": "10:30", "title": "游园", "lead": ["v-a", "王老师"]},
    ]
    phases = [{"name": "准备", "from": "2026-11-20", "to": "2026-11-28", "lead": "v-c"}]
    assert times({"from": "2026-11-28"}, agenda=agenda, phases=phases) == [
        ("v-a", "2026-11-28", "10:00–10:30"),
        ("王老师", "2026-11-28", "10:00–10:30"),
    ]


def test_every_meeting_has_the_items_without_a_date() -> None:
    agenda = [
        {"start": "09:00", "title": "签到", "lead": "v-a"},
        {"date": "2026-09-12", "start": "10:00", "title": "生日", "lead": "v-b"},
    ]
    found = times({**_WEEKLY, "weekdays": ["周六"]}, agenda=agenda)
    assert [day for who, day, _ in found if who == "v-a"] == ["2026-09-05", "2026-09-12", "2026-09-19"]
    assert [day for who, day, _ in found if who == "v-b"] == ["2026-09-12"]


def test_an_item_without_a_date_in_an_activity_of_several_days_is_on_no_known_day() -> None:
    agenda = [{"start": "09:00", "title": "签到", "lead": "v-a"}]
    assert times({"from": "2026-11-28", "to": "2026-11-29"}, agenda=agenda) == []


def test_someone_in_hundreds_of_activities_at_once_is_not_told_of_every_pair() -> None:
    when = {"from": "2026-11-28", **_TIMES}
    many = [
        activity(f"a-{number}", when=when, team=[{"role": "摄影", "people": "王老师"}])
        for number in range(300)
    ]
    assert 300 < len(list(double_booked.find(world(store(*many)), ON))) <= 3000
