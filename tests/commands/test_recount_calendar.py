"""The calendar of the sample's terms, recounted from the YAML without any of our code."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.plain_archives import (
    Archive,
    all_of,
    first_of,
    month_end,
    people,
    registered,
    settings,
    span,
)

WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
Shown = list[dict[str, Any]]


class Taken(NamedTuple):
    """Somebody (id) or a place, wanted on a day from one clock time to another by a file."""

    whose: str
    day: date
    start: str
    end: str
    by: str


@pytest.fixture(params=["2025-2026-1", "2025-2026-2", "2026-2027-1"])
def term(request: pytest.FixtureRequest) -> Archive:
    return next(one for one in all_of("terms") if one["id"] == request.param)


@pytest.fixture
def shown(liushou: Run, term: Archive) -> Shown:
    result = liushou("-C", CHECKOUT, "calendar", "--term", term["id"], "--on", DAY, "--format", "json")
    found = json.loads(result.out)
    assert isinstance(found, list)
    return found


def last_day(term: Archive) -> date:
    end = term["vacation"]["to"] if "vacation" in term else term["ends"]
    assert isinstance(end, date)
    return end


def day_off(day: date) -> bool:
    return any(
        off["from"] <= day <= off["to"] for term in all_of("terms") for off in term.get("holidays", [])
    )


def meeting_days(activity: Archive) -> list[date]:
    """Its days; of one of every week those of its weekdays that are no days off and no school; those held."""
    when = activity["when"]
    days = span(when["from"], when.get("to", when["from"]))
    if "weekdays" not in when:
        return days
    school = [one["date"] for term in all_of("terms") for one in term.get("make_up_days", [])]
    days = [day for day in days if WEEKDAYS[day.weekday()] in when["weekdays"]]
    held = [one["date"] for one in activity.get("sessions", [])]
    return sorted({*held, *(day for day in days if not day_off(day) and day not in school)})


def of_kind(shown: Shown, kind: str) -> list[tuple[str, str]]:
    return sorted((one["from"], one["what"]) for one in shown if one["kind"] == kind)


def test_every_meeting_stands_on_its_day(shown: Shown, term: Archive) -> None:
    expected = []
    for one in all_of("activities"):
        several = one["when"].get("to", one["when"]["from"]) != one["when"]["from"]
        if one["term"] == term["id"] and one["status"] != "取消" and several:
            held = [session["date"] for session in one.get("sessions", [])]
            days = meeting_days(one) if "weekdays" in one["when"] else held
            expected += [(f"{day}", one["title"]) for day in days]
    assert of_kind(shown, "场次") == sorted(expected)


def test_every_birthday_stands_on_its_day(shown: Shown, term: Archive) -> None:
    days = span(term["begins"], last_day(term))
    expected = [
        (f"{day}", f"{child['name']}{day.year - child['birth_date'].year}岁生日")
        for child in (*all_of("children"), *(one for one in all_of("residents") if one["kind"] == "留守老人"))
        for day in days
        if (day.month, day.day) == (child["birth_date"].month, child["birth_date"].day)
        and registered(child, day)
    ]
    assert of_kind(shown, "生日") == sorted(expected)


def test_days_off_and_made_up_are_those_of_the_term(shown: Shown, term: Archive) -> None:
    off = [(one["from"], one["to"]) for one in shown if one["kind"] == "放假"]
    assert sorted(off) == sorted((f"{one['from']}", f"{one['to']}") for one in term.get("holidays", []))
    made_up = [day for day, _ in of_kind(shown, "调休")]
    assert made_up == sorted(f"{one['date']}" for one in term.get("make_up_days", []))


def test_monthly_duties_end_with_each_whole_month(shown: Shown, term: Archive) -> None:
    firsts = [day for day in span(term["begins"], term["ends"]) if day.day == 1]
    ends = [month_end(day) for day in firsts if month_end(day) <= term["ends"]]
    for duty in settings()["duties"]:
        if duty["every"] == "month":
            found = [day for day, what in of_kind(shown, "职责") if what.startswith(f"{duty['name']}（")]
            assert found == [f"{day}" for day in ends]


def bookings() -> Iterator[Taken]:
    """Who and what is wanted where: activities that were not cancelled, and duties in the rooms."""
    for one in all_of("activities"):
        if one["status"] != "取消" and "start" in one["when"]:
            yield from wanted(one)
    for term in all_of("terms"):
        for day in (day for day in span(term["begins"], term["ends"]) if not day_off(day)):
            for room in settings()["rooms"]:
                for opening in (one for one in room["openings"] if one["day"] == WEEKDAYS[day.weekday()]):
                    yield Taken(opening["duty"], day, opening["from"], opening["to"], room["name"])


def wanted(activity: Archive) -> Iterator[Taken]:
    """Its people and places on each of its days, those who lead an item while it runs."""
    when, id_, days = activity["when"], activity["id"], meeting_days(activity)
    assert len(days) == 1 or "weekdays" in when
    assert not any("date" in item for item in activity.get("agenda", []))
    start, end = when["start"], when.get("end", when["start"])
    whole = [activity.get("volunteers", []), *(one["people"] for one in activity.get("team", []))]
    for day in days:
        yield from (Taken(who, day, start, end, id_) for who in (*flat(whole), *activity["places"]))
        for item in (item for item in activity.get("agenda", []) if "start" in item):
            until = item.get("end", item["start"])
            yield from (Taken(who, day, item["start"], until, id_) for who in flat([item.get("lead", [])]))
    for session in activity.get("sessions", []):
        for who in flat([session.get("volunteers", [])]):
            yield Taken(who, session["date"], start, end, id_)


def flat(who: list[Any]) -> list[str]:
    """Ids of all named; names without an archive as they are."""
    each = [one for some in who for one in (some if isinstance(some, list) else [some])]
    return [first_of(one) or "" for one in each]


def test_conflicts_are_all_pairs_that_overlap(shown: Shown, term: Archive) -> None:
    by_day: dict[tuple[str, date], list[Taken]] = {}
    for one in set(bookings()):
        if term["begins"] <= one.day <= last_day(term):
            by_day.setdefault((one.whose, one.day), []).append(one)
    places = {one["id"]: one["places"] for one in all_of("activities")}
    expected = set()
    for (whose, day), taken in by_day.items():
        if whose in people() and people()[whose]["kind"] == "单位":
            continue
        for one, other in combinations(taken, 2):
            there = one.by in places.get(other.by, []) or other.by in places.get(one.by, [])
            if one.by != other.by and not there and one.start < other.end and other.start < one.end:
                expected |= {(f"{day}", each.by) for each in (one, other) if each.by in places}
    found = {(one["from"], one["activity"]) for one in shown if one["conflict"]}
    assert found == expected


def test_the_sample_has_a_conflict() -> None:
    meeting = date(2026, 10, 14)
    found = [one for one in bookings() if one.day == meeting and one.whose == "v-pgql0"]
    assert {one.by for one in found} >= {"心理辅导室", "a-wnu29"}
    assert meeting + timedelta(days=1) not in {one.day for one in found}
