"""Days off as the State Council announced them, and by law where it has not yet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.care.holidays import statutory

days = st.dates(date(2010, 1, 1), date(2035, 12, 31))


def shown(first: str, last: str) -> tuple[list[str], list[str], date | None]:
    """The holidays as `name month-day/month-day`, the make-up days as `month-day name`."""
    found = statutory(date.fromisoformat(first), date.fromisoformat(last))
    return (
        [f"{name} {start:%m-%d}/{end:%m-%d}" for name, start, end in found.holidays],
        [f"{day:%m-%d} {name}" for day, name in found.make_up_days],
        found.estimated_from,
    )


def test_2025_as_announced() -> None:
    """国办发明电〔2024〕12号."""
    assert shown("2025-01-01", "2025-12-31") == (
        [
            "元旦 01-01/01-01", "春节 01-28/02-04", "清明节 04-04/04-06", "劳动节 05-01/05-05",
            "端午节 05-31/06-02", "国庆节、中秋节 10-01/10-08",
        ],
        [
            "01-26 春节", "02-08 春节", "04-27 劳动节", "09-28 国庆节、中秋节", "10-11 国庆节、中秋节",
        ],
        None,
    )  # fmt: skip


def test_2026_as_announced() -> None:
    """国办发明电〔2025〕7号."""
    assert shown("2026-01-01", "2026-12-31") == (
        [
            "元旦 01-01/01-03", "春节 02-15/02-23", "清明节 04-04/04-06", "劳动节 05-01/05-05",
            "端午节 06-19/06-21", "中秋节 09-25/09-27", "国庆节 10-01/10-07",
        ],
        [
            "01-04 元旦", "02-14 春节", "02-28 春节", "05-09 劳动节", "09-20 国庆节", "10-10 国庆节",
        ],
        None,
    )  # fmt: skip


def test_what_is_not_announced_is_the_days_of_the_law_with_days_in_lieu_and_weekends() -> None:
    """2040: 除夕 is Saturday 11 February, so that two of the four days of 春节 are made good."""
    holidays, make_up_days, since = shown("2040-01-01", "2040-12-31")
    assert holidays == [
        "元旦 01-01/01-02", "春节 02-11/02-16", "清明节 04-04/04-04", "劳动节 05-01/05-02",
        "端午节 06-14/06-14", "中秋节 09-20/09-20", "国庆节 09-29/10-03",
    ]  # fmt: skip
    assert make_up_days == []
    assert since == date(2040, 1, 1)


def test_only_the_part_in_the_years_not_announced_is_an_estimate() -> None:
    assert shown("2025-09-01", "2040-01-31")[2] is not None
    assert not statutory(date(2025, 9, 1), date(2026, 1, 30)).estimated
    assert statutory(date(2039, 9, 1), date(2040, 1, 31)).estimated_from == date(2039, 9, 1)


def test_a_holiday_over_an_end_is_cut_there() -> None:
    assert shown("2026-10-03", "2026-10-05")[:2] == (["国庆节 10-03/10-05"], [])


def test_a_make_up_day_is_told_though_its_holiday_is_not_in_the_days() -> None:
    assert shown("2026-02-24", "2026-03-31")[:2] == ([], ["02-28 春节"])


def test_a_mere_weekend_is_no_holiday() -> None:
    assert shown("2026-11-01", "2026-11-30")[:2] == ([], [])


@pytest.mark.parametrize(("first", "last"), [(date.min, date(1, 3, 1)), (date(9999, 12, 1), date.max)])
def test_at_the_ends_of_the_calendar_nothing_is_known(first: date, last: date) -> None:
    found = statutory(first, last)
    assert (found.holidays, found.make_up_days, found.estimated) == ((), (), True)


@given(days, st.integers(0, 300))
def test_holidays_do_not_touch_each_other_and_make_up_days_are_weekend_days_of_school(
    first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    found = statutory(first, last)
    spans = [(start, end) for _, start, end in found.holidays]
    assert all(first <= start <= end <= last for start, end in spans)
    assert all(later[0] - earlier[1] > timedelta(days=1) for earlier, later in zip(spans, spans[1:]))  # noqa: B905, RUF007
    for day, _ in found.make_up_days:
        assert day.weekday() >= 5
        assert not any(start <= day <= end for start, end in spans)
