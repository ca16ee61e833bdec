"""Calendars that phones take in: read back as they were meant."""

from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from liushou.care.ics import IcsEvent, ics, stable_uid

DAY = date(2026, 11, 20)
FIRST, LAST = date(1950, 1, 1), date(2099, 12, 31)

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1)


def read_back(*events: IcsEvent) -> list[Any]:
    return Calendar.from_ical(ics(events, "行事历", DAY)).walk("VEVENT")


def test_the_calendar_says_what_made_it_and_what_it_is_called() -> None:
    found = Calendar.from_ical(ics([], "石桥小学 行事历", DAY))
    assert found["version"] == "2.0"
    assert "liushou" in str(found["prodid"])
    assert found["x-wr-calname"] == "石桥小学 行事历"


def test_whole_days_end_on_the_day_after_the_last() -> None:
    one, several = read_back(
        IcsEvent("a", "谈心", DAY), IcsEvent("b", "国庆节放假", date(2026, 10, 1), date(2026, 10, 7))
    )
    assert (one["dtstart"].dt, one["dtend"].dt) == (DAY, date(2026, 11, 21))
    assert (several["dtstart"].dt, several["dtend"].dt) == (date(2026, 10, 1), date(2026, 10, 8))
    assert one["transp"] == "TRANSPARENT"


def test_clock_times_belong_to_no_time_zone() -> None:
    (found,) = read_back(IcsEvent("a", "讲座", DAY, start="14:00", end="16:30"))
    assert found["dtstart"].dt == datetime(2026, 11, 20, 14, 0)  # noqa: DTZ001 - a floating time
    assert found["dtend"].dt == datetime(2026, 11, 20, 16, 30)  # noqa: DTZ001 - a floating time
    assert "transp" not in found


def test_an_end_that_is_unknown_or_not_after_the_start_is_left_out() -> None:
    unknown, earlier, alone = read_back(
        IcsEvent("a", "讲座", DAY, start="14:00"),
        IcsEvent("b", "讲座", DAY, start="14:00", end="13:00"),
        IcsEvent("c", "讲座", DAY, end="13:00"),
    )
    assert "dtend" not in unknown
    assert "dtend" not in earlier
    assert alone["dtstart"].dt == DAY


def test_events_are_private_and_stamped_with_the_given_day() -> None:
    (found,) = read_back(IcsEvent("a", "谈心", DAY))
    assert found["class"] == "PRIVATE"
    assert found["dtstamp"].to_ical() == b"20261120T000000Z"


def test_what_is_empty_does_not_stand() -> None:
    bare, full = read_back(
        IcsEvent("a", "谈心", DAY),
        IcsEvent("b", "谈心", DAY, description="一\n二", location="亲情室", categories=("职责", "谈心")),
    )
    assert not {"description", "location", "categories"} & set(map(str.lower, bare))
    assert full["description"] == "一\n二"
    assert full["location"] == "亲情室"
    assert full["categories"].cats == ["职责", "谈心"]


def test_lines_are_folded_at_75_octets_and_end_in_crlf() -> None:
    data = ics([IcsEvent("a", "谈心" * 60, DAY)], "行事历", DAY)
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_same_events_give_the_same_bytes() -> None:
    events = [IcsEvent(stable_uid("谈心", "c-1"), "谈心", DAY, categories=("职责",))]
    assert ics(events, "行事历", DAY) == ics(events, "行事历", DAY)


def test_a_uid_is_stable_differs_by_its_parts_and_tells_nothing() -> None:
    assert stable_uid("谈心", "c-1") == stable_uid("谈心", "c-1")
    assert len({stable_uid("谈心", "c-1"), stable_uid("谈心", "c-2"), stable_uid("谈心c-1")}) == 3
    assert "c-1" not in stable_uid("谈心", "c-1")


@given(texts, st.dates(FIRST, LAST), texts)
def test_whatever_is_written_is_read_back(summary: str, day: date, place: str) -> None:
    (found,) = read_back(IcsEvent("a", summary, day, location=place, description=place))
    assert (found["summary"], found["location"], found["description"]) == (summary, place, place)
    assert found["dtstart"].dt == day


def test_the_last_day_of_the_calendar_has_none_after_it() -> None:
    (found,) = read_back(IcsEvent("a", "谈心", date.max))
    assert found["dtstart"].dt == date.max
    assert "dtend" not in found
