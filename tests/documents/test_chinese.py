"""Dates, times and figures as Chinese documents write them."""

from datetime import date
from decimal import Decimal

import pytest

from liushou.documents.language import chinese

DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("first", "last", "with_year", "without_year"),
    [
        (DAY, None, "2026年9月1日", "9月1日"),
        (DAY, DAY, "2026年9月1日", "9月1日"),
        (DAY, date(2026, 9, 3), "2026年9月1日至3日", "9月1日至3日"),
        (DAY, date(2026, 10, 3), "2026年9月1日至10月3日", "9月1日至10月3日"),
        (
            date(2026, 12, 28),
            date(2027, 1, 3),
            "2026年12月28日至2027年1月3日",
            "2026年12月28日至2027年1月3日",
        ),
        (date(2026, 9, 5), date(2027, 9, 5), "2026年9月5日至2027年9月5日", "2026年9月5日至2027年9月5日"),
    ],
)
def test_periods(first: date, last: date | None, with_year: str, without_year: str) -> None:
    assert chinese.period(first, last) == with_year
    assert chinese.period(first, last, year=False) == without_year


def test_weekdays() -> None:
    assert [chinese.weekday(date(2026, 6, day)) for day in (1, 6, 7)] == ["星期一", "星期六", "星期日"]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("09:00", "10:45", "9:00—10:45"),
        ("14:05", None, "14:05起"),
        (None, "16:30", "至16:30"),
        (None, None, ""),
    ],
)
def test_times(start: str | None, end: str | None, text: str) -> None:
    assert chinese.clock_range(start, end) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2400.0, "2400"),
        (0.1 + 0.2, "0.3"),
        (0.5, "0.5"),
        (100.0, "100"),
        (-0.0, "0"),
        (Decimal("1.50"), "1.5"),
    ],
)
def test_figures(number: float | Decimal, text: str) -> None:
    assert chinese.figure(number) == text


@pytest.mark.parametrize(
    ("amount", "text", "in_full"),
    [
        (2400, "2400", "2400.00"),
        (2400.5, "2400.50", "2400.50"),
        (0.3, "0.30", "0.30"),
        (1.005, "1.01", "1.01"),
    ],
)
def test_money(amount: float, text: str, in_full: str) -> None:
    assert chinese.money(amount) == text
    assert chinese.money(amount, always=True) == in_full


@pytest.mark.parametrize(
    ("rate", "text", "fixed"),
    [
        (1, "100%", "100.0%"),
        (0, "0%", "0.0%"),
        (0.5, "50%", "50.0%"),
        (35 / 36, "97.2%", "97.2%"),
        (0.8125, "81.3%", "81.3%"),
        (9999 / 10000, "99.9%", "99.9%"),
        (1 / 10000, "0.1%", "0.1%"),
    ],
)
def test_percentages_never_round_to_all_or_nothing(rate: float, text: str, fixed: str) -> None:
    assert chinese.percent(rate) == text
    assert chinese.percent(rate, fixed=True) == fixed


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (["石桥小学", "游园会", "活动方案"], ("石桥小学游园会活动方案",)),
        (
            ["石桥镇中心小学", "“六一”快乐成长游园会和座谈会", "活动方案"],
            ("石桥镇中心小学", "“六一”快乐成长游园会和座谈会活动方案"),
        ),
        (
            ["石桥镇中心小学", "2026—2027学年第一学期", "留守儿童关爱工作总结"],
            ("石桥镇中心小学2026—2027学年第一学期", "留守儿童关爱工作总结"),
        ),
        (["", "游园会", ""], ("游园会",)),
        ([], ()),
        (["甲" * 30], ("甲" * 30,)),
        (["甲"] * 30, ("甲" * 30,)),
    ],
)
def test_titles_break_between_their_parts(parts: list[str], lines: tuple[str, ...]) -> None:
    assert chinese.title_lines(parts, 20) == lines
