"""Days, intervals, periods, ages."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.dates import (
    Every,
    Interval,
    birthday,
    full_months,
    full_years,
    last_day_within,
    looks_like_date,
    month_days,
    months_before,
    parse_date,
    periods,
    shifted,
    until,
)

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
TERM = Interval(date(2026, 9, 1), date(2027, 1, 29))
"""From a Tuesday to a Friday."""


def interval(first: int, last: int | None) -> Interval:
    """Days of September 2026."""
    return Interval(date(2026, 9, first), None if last is None else date(2026, 9, last))


INTERVALS = st.builds(
    lambda first, length: interval(first, None if length is None else min(30, first + length)),
    st.integers(1, 30),
    st.none() | st.integers(0, 29),
)


@given(day=st.dates())
def test_a_date_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "0000-01-01", "2026-00-10"])
def test_days_that_do_not_exist_look_like_dates(text: str) -> None:
    assert looks_like_date(text)
    with pytest.raises(ValueError, match=r".+"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["", "2026-9-1", "20260901", "2026-W36-2", "２026-09-01", "2026-09-01 ", "2026年9月1日"]
)
def test_what_is_no_date(text: str) -> None:
    assert not looks_like_date(text)
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text)


@given(one=INTERVALS, other=INTERVALS, day=st.integers(1, 30).map(lambda day: date(2026, 9, day)))
def test_a_meeting_holds_the_days_both_hold(one: Interval, other: Interval, day: date) -> None:
    meeting = one.meets(other)
    assert (meeting is not None and meeting.holds(day)) == (one.holds(day) and other.holds(day))
    assert meeting == other.meets(one)


@given(one=INTERVALS, other=INTERVALS)
def test_an_interval_within_another_meets_it_in_itself(one: Interval, other: Interval) -> None:
    assert one.within(other) == (one.meets(other) == one)


def test_an_interval_has_its_first_and_its_last_day() -> None:
    days = interval(7, 9)
    assert [day for day in range(1, 31) if days.holds(date(2026, 9, day))] == [7, 8, 9]
    assert interval(7, None).holds(date(2099, 1, 1))


def test_intervals_may_meet_in_one_day() -> None:
    assert interval(1, 7).meets(interval(7, 9)) == interval(7, 7)
    assert interval(1, 6).meets(interval(7, None)) is None
    assert interval(1, None).meets(interval(7, None)) == interval(7, None)


def test_until_is_half_open() -> None:
    first = date(2026, 9, 1)
    assert until(first, None) == Interval(first)
    assert until(first, date(2026, 9, 2)) == Interval(first, first)
    assert until(first, first) is None
    assert until(first, date(2026, 8, 1)) is None


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2017, 3, 12), date(2026, 3, 11), 8),
        (date(2017, 3, 12), date(2026, 3, 12), 9),
        (date(2016, 2, 29), date(2025, 2, 28), 8),
        (date(2016, 2, 29), date(2025, 3, 1), 9),
        (date(2016, 2, 29), date(2024, 2, 29), 8),
        (date(2026, 3, 12), date(2026, 3, 11), -1),
    ],
)
def test_full_years(born: date, day: date, years: int) -> None:
    assert full_years(born, day) == years


@given(born=DAYS, day=DAYS)
def test_a_year_is_twelve_months(born: date, day: date) -> None:
    assert full_years(born, day) == full_months(born, day) // 12


@pytest.mark.parametrize(
    ("since", "day", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2026, 1, 15), date(2026, 7, 15), 6),
        (date(2026, 1, 15), date(2026, 7, 14), 5),
    ],
)
def test_full_months(since: date, day: date, months: int) -> None:
    assert full_months(since, day) == months


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 11, 20), 300, date(2001, 11, 20)),
        (date(2, 3, 5), 12, date(1, 3, 5)),
        (date(2, 1, 1), 13, date.min),
        (date(10, 5, 5), 300, date.min),
        (date(2026, 11, 30), -3, date(2027, 2, 28)),
        (date(9999, 6, 1), -7, date.max),
    ],
)
def test_months_before(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


@given(day=DAYS, months=st.integers(0, 400))
def test_that_many_months_have_passed_since_months_before(day: date, months: int) -> None:
    before = months_before(day, months)
    assert full_months(before, day) == months
    assert before.day == day.day or (before + timedelta(days=1)).day == 1


def spans(every: Every, within: Interval = TERM) -> list[tuple[str, str]]:
    return [(f"{one.first:%m-%d}", f"{one.last:%m-%d}") for one in periods(every, within)]


def test_weeks_and_months_that_are_not_whole_are_left_out() -> None:
    weeks = spans("week")
    assert (weeks[0], weeks[-1], len(weeks)) == (("09-07", "09-13"), ("01-18", "01-24"), 20)
    assert spans("month") == [("09-01", "09-30"), ("10-01", "10-31"), ("11-01", "11-30"), ("12-01", "12-31")]
    assert spans("quarter") == [("10-01", "12-31")]
    assert spans("term") == spans("year") == [("09-01", "01-29")]
    assert len(spans("day")) == 151


def test_periods_of_an_interval_too_short_for_one() -> None:
    assert spans("week", interval(8, 13)) == []
    assert spans("week", interval(7, 13)) == [("09-07", "09-13")]
    assert spans("day", interval(8, 8)) == [("09-08", "09-08")]


def test_periods_need_an_end() -> None:
    with pytest.raises(ValueError, match="ends"):
        list(periods("week", Interval(date(2026, 9, 1))))


@pytest.mark.parametrize(
    ("since", "months", "last"),
    [
        (date(2025, 11, 20), 12, date(2026, 11, 20)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 29)),
        (date(9999, 6, 1), 12, date.max),
        (date.max, 1, date.max),
    ],
)
def test_last_day_within(since: date, months: int, last: date) -> None:
    assert last_day_within(since, months) == last


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_last_day_within_is_the_last_that_months_before_allows(since: date, months: int) -> None:
    last = last_day_within(since, months)
    assert months_before(last, months) <= since < months_before(last + timedelta(days=1), months)


def test_a_birthday_of_29_february_is_kept_on_the_28th_of_a_common_year() -> None:
    assert [birthday(date(2016, 2, 29), year) for year in (2027, 2028)] == [
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
    assert birthday(date(2016, 8, 31), 2027) == date(2027, 8, 31)


def test_months_have_all_their_days() -> None:
    assert month_days(date(2028, 2, 9)) == Interval(date(2028, 2, 1), date(2028, 2, 29))


EVERY: tuple[Every, ...] = ("day", "week", "month", "quarter", "term", "year")


@given(first=DAYS, length=st.integers(0, 400), every=st.sampled_from(EVERY))
def test_periods_follow_one_another_inside_the_interval(first: date, length: int, every: Every) -> None:
    within = Interval(first, first + timedelta(days=length))
    found = list(periods(every, within))
    assert all(period.within(within) for period in found)
    for before, after in pairwise(found):
        assert before.last is not None
        assert after.first == before.last + timedelta(days=1)


def test_at_the_ends_of_the_calendar_days_stay_and_periods_end() -> None:
    assert shifted(date(2026, 11, 20), timedelta(days=-20)) == date(2026, 10, 31)
    assert shifted(date.max, timedelta(days=1)) == date.max
    assert shifted(date.min, timedelta(days=-1)) == date.min
    december = Interval(date(9999, 12, 1), date.max)
    assert [len(list(periods(every, december))) for every in ("day", "week", "month")] == [31, 4, 1]
    assert list(periods("quarter", Interval(date(9999, 9, 1), date.max)))[-1].last == date.max
