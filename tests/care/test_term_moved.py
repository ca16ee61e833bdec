"""The days of a term in another year, against school calendars as they were."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import term

from liushou.care.creating.term_moved import moved_term
from liushou.dates import Interval


def moved(id_: str, begins: str, ends: str, years: int) -> Interval:
    return moved_term(term(id_, begins=begins, ends=ends), years)


@pytest.mark.parametrize(
    ("year", "years", "begins"),
    [
        (2025, 1, "2026-09-01"),
        (2025, 2, "2027-09-01"),
        (2023, 1, "2024-09-02"),
        (2024, 1, "2025-09-01"),
        (2024, 5, "2029-09-03"),
    ],
)
def test_autumn_opens_on_1_september_or_the_monday_after(year: int, years: int, begins: str) -> None:
    opened = {2023: "2023-09-01", 2024: "2024-09-02", 2025: "2025-09-01"}[year]
    assert str(moved(f"{year}-{year + 1}-1", opened, f"{year + 1}-01-17", years).first) == begins


def test_a_term_that_opened_on_another_day_keeps_its_weekday() -> None:
    assert str(moved("2025-2026-1", "2025-08-25", "2026-01-16", 1).first) == "2026-08-24"


@pytest.mark.parametrize(
    ("old", "years", "held"),
    [
        ("2024-02-26", 1, "2025-02-17"),
        ("2024-02-26", 2, "2026-03-02"),
        ("2025-02-17", 1, "2026-03-02"),
    ],
)
def test_spring_begins_about_when_the_bureau_of_beijing_had_it(old: str, years: int, held: str) -> None:
    year = int(old[:4])
    found = moved(f"{year - 1}-{year}-2", old, f"{year}-07-11", years).first
    assert abs(found - date.fromisoformat(held)) <= timedelta(days=7)
    assert found.weekday() == date.fromisoformat(old).weekday()


def test_autumn_never_ends_in_the_week_of_the_new_year() -> None:
    # 春节 of 2028 is 26 January: the same Friday, half the way earlier, would be 21 January.
    assert str(moved("2026-2027-1", "2026-09-01", "2027-01-29", 1).last) == "2028-01-14"


def test_a_leap_day_moves_like_any_other() -> None:
    assert moved("2027-2028-2", "2028-02-29", "2028-07-07", 1).first.weekday() == 1


@given(st.integers(2000, 2090), st.integers(0, 40), st.integers(0, 40), st.integers(1, 9))
def test_a_term_stays_a_term_of_about_its_length(year: int, later: int, shorter: int, years: int) -> None:
    begins, ends = date(year, 8, 20) + timedelta(days=later), date(year + 1, 1, 20) - timedelta(days=shorter)
    old = term(f"{year}-{year + 1}-1", begins=str(begins), ends=str(ends))
    new = moved_term(old, years)
    assert new.last is not None
    assert abs((new.last - new.first) - (old.ends - old.begins)) <= timedelta(days=35)
    assert new.first.year == year + years
    assert new.last.weekday() == old.ends.weekday()


@given(st.integers(-2025, 8000))
def test_no_year_is_too_far(years: int) -> None:
    assert moved("2025-2026-1", "2025-09-01", "2026-01-23", years).first.month in (1, 9, 12)
