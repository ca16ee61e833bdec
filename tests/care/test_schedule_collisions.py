"""Two activities, a person on duty, a place: what cannot both be."""

from typing import Any

from tests.builders import activity, store, term, unit, volunteer

from liushou.care.schedule.entry import Entry
from liushou.care.schedule.schedule import Schedule, schedule
from liushou.records.activity import Activity

DAY = "2026-11-26"
"""A Thursday."""
ROOMS = [
    {
        "name": "亲情室", "place": "一楼东",
        "openings": [{"day": "周四", "from": "16:00", "to": "17:00", "duty": "v-a"}],
    }
]  # fmt: skip


def at(start: str | None, end: str | None = None, day: str = DAY) -> dict[str, Any]:
    times = {"start": start, "end": end}
    return {"from": day, **{key: value for key, value in times.items() if value}}


def one(id_: str, title: str, when: dict[str, Any], place: str, **fields: Any) -> Activity:
    return activity(id_, title=title, when=when, places=[place], status="计划", **fields)


def found_in(*activities: Activity, **settings: Any) -> Schedule:
    the_term = term(holidays=[{"name": "停课", "from": "2026-12-03", "to": "2026-12-03"}])
    return schedule(store(unit(**settings), the_term, volunteer("v-a", name="何秀兰"), *activities), the_term)


def told(*activities: Activity, **settings: Any) -> list[str]:
    where = store(volunteer("v-a", name="何秀兰"))
    return [each.told(where) for each in found_in(*activities, **settings).collisions]


def conflicts(entries: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
    return [(str(each.first)[5:], each.what, each.conflict) for each in entries if each.conflict]


def test_one_person_in_two_activities_at_once() -> None:
    lecture = one("a-1", "讲座", at("09:00", "10:30"), "报告厅", volunteers=["v-a"])
    game = one("a-2", "比赛", at("10:00", "11:00"), "操场", volunteers=["v-a"])
    assert told(lecture, game) == ["11月26日（周四）何秀兰：“讲座”（09:00–10:30）与“比赛”（10:00–11:00）"]
    assert conflicts(found_in(lecture, game).entries) == [
        ("11-26", "讲座", "何秀兰 10:00–11:00 还有“比赛”"),
        ("11-26", "比赛", "何秀兰 09:00–10:30 还有“讲座”"),
    ]


def test_one_place_for_two_activities_at_once() -> None:
    lecture = one("a-1", "讲座", at("09:00", "10:30"), "报告厅")
    film = one("a-2", "观影", at("10:00", "11:00"), "报告厅")
    assert told(lecture, film) == ["11月26日（周四）报告厅：“讲座”（09:00–10:30）与“观影”（10:00–11:00）"]


def test_one_after_the_other_without_a_clock_or_cancelled_is_no_conflict() -> None:
    lecture = one("a-1", "讲座", at("09:00", "10:00"), "报告厅", volunteers=["v-a"])
    after = one("a-2", "观影", at("10:00", "11:00"), "报告厅", volunteers=["v-a"])
    unknown = one("a-3", "班会", at(None), "报告厅", volunteers=["v-a"])
    cancelled = activity("a-4", when=at("09:00", "10:00"), places=["报告厅"], status="取消")
    elsewhere = one("a-5", "球赛", at("09:00", "10:00"), "操场", volunteers=["v-b"])
    assert told(lecture, after, unknown, cancelled, elsewhere) == []


def test_on_duty_in_a_room_and_in_an_activity_elsewhere() -> None:
    meeting = one("a-1", "会议", at("16:30", "17:30"), "会议室", volunteers=["v-a"])
    assert told(meeting, rooms=ROOMS) == [
        "11月26日（周四）何秀兰：“亲情室值班”（16:00–17:00）与“会议”（16:30–17:30）"
    ]
    assert conflicts(found_in(meeting, rooms=ROOMS).entries) == [
        ("11-26", "会议", "何秀兰 16:00–17:00 还有“亲情室值班”")
    ]


def test_an_activity_in_the_room_is_what_the_duty_is_for() -> None:
    by_name = one("a-1", "连线", at("16:30", "17:00"), "学校亲情室", volunteers=["v-a"])
    by_place = one("a-2", "连线", at("16:30", "17:00", "2026-11-19"), "一楼东", volunteers=["v-a"])
    assert told(by_name, by_place, rooms=ROOMS) == []


def test_there_is_no_duty_on_a_day_off_or_another_weekday_or_after_the_term() -> None:
    days = ("2026-12-03", "2026-11-27", "2027-02-04")
    meetings = [
        one(f"a-{number}", "会议", at("16:30", "17:30", day), "会议室", volunteers=["v-a"])
        for number, day in enumerate(days)
    ]
    assert told(*meetings, rooms=ROOMS) == []


def test_a_pair_stands_once_a_day_however_many_parts_it_has() -> None:
    agenda = [
        {"start": "09:00", "end": "09:30", "title": "主持", "lead": "v-a"},
        {"start": "09:30", "end": "10:00", "title": "讲话", "lead": "v-a"},
    ]
    lecture = one("a-1", "讲座", at("09:00", "10:00"), "报告厅", agenda=agenda)
    game = one("a-2", "比赛", at("09:00", "10:00"), "操场", volunteers=["v-a"])
    assert len(told(lecture, game)) == 1


def test_a_meeting_of_every_week_has_its_own_conflict_only() -> None:
    when = {"from": "2026-11-19", "to": "2026-12-10", "weekdays": ["周四"], "start": "16:00", "end": "17:00"}
    weekly = one("a-1", "辅导", when, "图书室")
    once = one("a-2", "观影", at("16:30", "17:30"), "图书室")
    found = found_in(weekly, once).entries
    assert [each[:2] for each in conflicts(found)] == [("11-26", "观影"), ("11-26", "辅导")]
    assert [str(each.first) for each in found if each.kind == "场次"] == [
        "2026-11-19", "2026-11-26", "2026-12-10",
    ]  # fmt: skip


def test_a_weekly_activity_that_pauses_for_a_holiday_does_not_collide_there() -> None:
    when = {"from": "2026-11-19", "to": "2026-12-10", "weekdays": ["周四"], "start": "16:00", "end": "17:00"}
    weekly = one("a-1", "辅导", when, "图书室", volunteers=["v-a"])
    on_the_day_off = one("a-2", "观影", at("16:30", "17:30", "2026-12-03"), "图书室", volunteers=["v-a"])
    assert told(weekly, on_the_day_off) == []
