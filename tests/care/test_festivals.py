"""Festivals on their days: those of 2025 to 2028 by the printed calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.care.festivals import festivals, named_in

KNOWN = {
    2025: {
        "除夕": "01-28", "春节": "01-29", "元宵节": "02-12", "清明节": "04-04", "端午节": "05-31",
        "中秋节": "10-06", "重阳节": "10-29", "腊八节": "01-07", "冬至": "12-21",
        "全国中小学生安全教育日": "03-31", "母亲节": "05-11", "父亲节": "06-15",
    },
    2026: {
        "除夕": "02-16", "春节": "02-17", "元宵节": "03-03", "清明节": "04-05", "端午节": "06-19",
        "中秋节": "09-25", "重阳节": "10-18", "腊八节": "01-26", "冬至": "12-22",
        "全国中小学生安全教育日": "03-30", "母亲节": "05-10", "父亲节": "06-21",
    },
    2027: {
        "除夕": "02-05", "春节": "02-06", "元宵节": "02-20", "清明节": "04-05", "端午节": "06-09",
        "中秋节": "09-15", "重阳节": "10-08", "腊八节": "01-15", "冬至": "12-22",
        "全国中小学生安全教育日": "03-29", "母亲节": "05-09", "父亲节": "06-20",
    },
    2028: {
        "除夕": "01-25", "春节": "01-26", "元宵节": "02-09", "清明节": "04-04", "端午节": "05-28",
        "中秋节": "10-03", "重阳节": "10-26", "腊八节": "01-04", "冬至": "12-21",
        "全国中小学生安全教育日": "03-27", "母亲节": "05-14", "父亲节": "06-18",
    },
}  # fmt: skip
FIXED = {
    "元旦": "01-01", "学雷锋纪念日": "03-05", "妇女节": "03-08", "植树节": "03-12", "劳动节": "05-01",
    "青年节": "05-04", "儿童节": "06-01", "教师节": "09-10", "国庆节": "10-01", "少先队建队日": "10-13",
    "世界儿童日": "11-20", "国家宪法日": "12-04",
}  # fmt: skip

days = st.dates(date(1901, 1, 1), date(2099, 12, 31))


def of_year(year: int) -> dict[str, str]:
    found = festivals(date(year, 1, 1), date(year, 12, 31))
    return {festival.name: f"{festival.day:%m-%d}" for festival in found}


@pytest.mark.parametrize("year", KNOWN)
def test_a_year_is_that_of_the_printed_calendar(year: int) -> None:
    assert of_year(year) == KNOWN[year] | FIXED


def test_a_leap_month_before_moves_the_autumn_festival() -> None:
    """2033 has its leap month after the eleventh; tables made by rule of thumb put it after the seventh."""
    assert of_year(2033)["中秋节"] == "09-08"
    assert of_year(2034)["春节"] == "02-19"


def test_the_lunar_year_ends_on_its_29th_or_30th() -> None:
    """除夕 of 2024 is 腊月三十, of 2025 腊月廿九."""
    assert of_year(2024)["除夕"] == "02-09"
    assert of_year(2025)["除夕"] == "01-28"


def test_only_days_between_the_ends_stand_and_both_ends_count() -> None:
    assert [each.name for each in festivals(date(2026, 9, 25), date(2026, 10, 1))] == ["中秋节", "国庆节"]
    assert festivals(date(2026, 9, 26), date(2026, 9, 30)) == ()


def test_beyond_the_tables_only_the_solar_calendar_is_known() -> None:
    assert set(of_year(2200)) == set(FIXED) | {"全国中小学生安全教育日", "母亲节", "父亲节"}
    assert [each.name for each in festivals(date.min, date(1, 1, 31))] == ["元旦"]
    assert [each.name for each in festivals(date(9999, 12, 1), date.max)] == ["国家宪法日"]


def test_an_activity_names_its_festival_in_the_words_of_people() -> None:
    year = date(2026, 9, 1), date(2027, 8, 31)
    assert [each.name for each in named_in("中秋亲情连线", *year)] == ["中秋节"]
    assert [each.name for each in named_in("六一游园会", *year)] == ["儿童节"]
    assert named_in("法治副校长进校园讲座", *year) == ()


@given(days, days)
def test_spring_festival_follows_its_eve_and_lies_in_its_season(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = {(each.name, each.day) for each in festivals(first, min(last, first + timedelta(days=800)))}
    for name, day in found:
        if name == "春节":
            assert date(day.year, 1, 21) <= day <= date(day.year, 2, 21)
            eve = day - timedelta(days=1)
            assert eve < first or ("除夕", eve) in found
        if name == "中秋节":
            assert date(day.year, 9, 7) <= day <= date(day.year, 10, 9)
