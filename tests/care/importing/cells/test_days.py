from datetime import date, datetime, time

import pytest
from tests.care.importing.cells.said_of import read, reason, values

from liushou.care.importing.cells.said import Note
from liushou.cells import Cell

DAY = "2014-03-05"


@pytest.mark.parametrize(
    "cell",
    [
        date(2014, 3, 5), datetime.fromisoformat("2014-03-05"), datetime.fromisoformat("2014-03-05 08:30"),
        41703, 41703.5, 41703.0, 20140305,
        "2014-03-05", "2014.3.5", "2014.03.05", "2014/3/5", "2014-3-5", "2014年3月5日", "2014年03月05号",
        "2014年3月5", "20140305", "2014.3.5.", "2014.3.5。", "２０１４．３．５", "２０１４年３月５日",
        "2014 3 5", "2014. 3. 5", "2014 年 3 月 5 日", " 2014-03-05 ", "2014-03-05 00:00:00",
        "2014-03-05T08:30", "2014/3/5 0:00", "2014。3。5", "2014、3、5",
        "二〇一四年三月五日", "二零一四年三月五日", "二○一四年三月五号",
    ],
)  # fmt: skip
def test_a_day_in_whatever_way_it_is_written(cell: Cell) -> None:
    said = read("birth_date", cell)
    assert said.values == {"birth_date": DAY}
    assert not said.notes
    assert not said.weak


@pytest.mark.parametrize(
    "cell",
    [
        "2014年3月", "2014年3月份", "2014年03月", "2014.03", "2014.3", "2014-03", "2014/3", "201403", 201403,
        2014.03, 2014.3, "２０１４．０３", "2014 3", "二〇一四年三月",
    ],
)  # fmt: skip
def test_a_month_is_taken_as_its_first_day_which_gives_way_and_is_told(cell: Cell) -> None:
    said = read("birth_date", cell)
    assert said.values == {"birth_date": "2014-03-01"}
    assert said.weak == {"birth_date": "month"}
    assert said.notes == (Note("出生日期只有年月的，日写作 1 日"),)


@pytest.mark.parametrize(
    ("cell", "month"),
    [("2014.10", "10"), ("2014.12", "12"), (2014.12, "12"), (2014.01, "01"), ("201411", "11")],
)
def test_months_that_leave_no_doubt(cell: Cell, month: str) -> None:
    assert values("birth_date", cell) == {"birth_date": f"2014-{month}-01"}


def test_blanks_between_digits_part_them() -> None:
    assert values("birth_date", "2014 11 1") == {"birth_date": "2014-11-01"}
    assert values("birth_date", "2014 1 1") == {"birth_date": "2014-01-01"}


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (2014.1, "分不清是 1 月还是 10 月"),
        ("2014.1", "分不清是 1 月还是 10 月"),
        ("03/05/2014", "分不清哪个是月、哪个是日"),
        ("5-3-2014", "分不清哪个是月、哪个是日"),
        ("5/3/14", "年份不是四位"),
        ("14.3.5", "年份不是四位"),
        ("14年3月5日", "年份不是四位"),
        ("140305", "年份不是四位"),
        (140305, "年份不是四位"),
        ("农历八月十五", "是农历"),
        ("腊月初八", "是农历"),
        ("2014.13.5", "日历上没有这一天"),
        ("2014.2.30", "日历上没有这一天"),
        ("2014-02-30", "日历上没有这一天"),
        ("20141305", "日历上没有这一天"),
        ("2014.3/5", "不是日期"),
        ("2014", "只有年份"),
        (2014, "只有年份"),
        ("2014年", "只有年份"),
        (2014.31, "不是日期"),
        ("41703", "不是日期"),
        ("12岁", "不是日期"),
        (12, "不是日期"),
        (True, "不是日期"),
        (time(8, 30), "不是日期"),
        ("2026-11-21", "在今天（2026-11-20）以后"),
        ("1900-01-01", "年龄不合理"),
        (20143, "年龄不合理"),
        ("1700-01-01", "年份是 1700"),
        ("3014-03-05", "年份是 3014"),
        ("同上", "请写全"),
        ("#VALUE!", "公式出错"),
    ],
)  # fmt: skip
def test_what_may_mean_two_days_or_none_is_refused(cell: Cell, why: str) -> None:
    assert why in reason("birth_date", cell)


def test_other_days_may_lie_ahead_and_other_people_may_be_older() -> None:
    assert values("guardians[0].delegated.until", "2028.8.31") == {
        "guardians[0].delegated.until": "2028-08-31"
    }
    assert values("guardians[0].birth_date", 20143) == {"guardians[0].birth_date": "1955-02-23"}
    assert values("guardians[0].birth_date", "1920-05-01") == {"guardians[0].birth_date": "1920-05-01"}


def test_today_is_a_birth_date() -> None:
    assert values("birth_date", "2026-11-20") == {"birth_date": "2026-11-20"}
