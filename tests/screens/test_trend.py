"""A trend side by side: what each cell says, and how many columns a terminal has room for."""

from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from liushou.screens.trend import change, trend_markdown, trend_rows, trend_screen
from liushou.stats.goals import Measured
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.trend import Column, Trend
from liushou.textwidth import width


def figure(name: str, numerator: int, denominator: int, target: float | None = None) -> Measured:
    met = None if target is None or not denominator else numerator >= target * denominator
    return Measured(Indicator(name, numerator, denominator, (), ()), target, met)


def column(
    term: str, ends: date, *figures: Measured, on: date | None = None, called: str | None = None
) -> Column:
    return Column(term, ends, on or ends, "1a2b3c4d5e", 48, figures, called)


FIRST = column("2025-2026-1", date(2026, 1, 30), figure("走访率", 36, 48, 0.7), figure("法律援助率", 0, 0))
SECOND = column("2025-2026-2", date(2026, 7, 10), figure("走访率", 44, 46, 0.95), figure("法律援助率", 0, 2))
THIRD = column(
    "2026-2027-1",
    date(2027, 1, 29),
    figure("走访率", 41, 46, 1.0),
    figure("法律援助率", 1, 2),
    figure("寄宿率", 3, 46),
    on=date(2026, 11, 20),
)
TREND = Trend("临溪小学", (FIRST, SECOND, THIRD))


def lines(trend: Trend, cells: int = 80) -> list[str]:
    text = StringIO()
    console = Console(file=text, width=cells, markup=False, highlight=False, emoji=False)
    console.print(trend_screen(trend, console))
    return [line.rstrip() for line in text.getvalue().splitlines()]


def test_terms_stand_side_by_side_with_their_changes_and_the_goals_of_the_last() -> None:
    assert lines(TREND) == [
        "",
        "临溪小学　指标走势",
        "            2025秋      2026春        2026秋",
        "指标        2026-01-30  2026-07-10    2026-11-20      目标",
        "─" * 58,
        "统计人数    48 人       48 人         48 人",
        "走访率      75.0%       95.7%  +20.7  89.1%   -6.5  100.0%",
        "            36/48       44/46         41/46           未达",
        "法律援助率      —        0.0%         50.0%  +50.0",
        "                          0/2           1/2",
        "寄宿率       未设        未设          6.5%",
        "                                       3/46",
        "增减是与前一列相比的百分点。",
        "2026秋学期还没有结束，算到 2026-11-20，与整学期比较时请留意。",
    ]


def test_what_does_not_fit_is_left_out_on_the_left_and_said() -> None:
    shown = lines(TREND, 52)
    assert shown[2].split() == ["2026春", "2026秋"]
    assert "前面还有 1 列放不下：把窗口放宽，或写 --format" in shown[-2]
    assert "+20.7" in "".join(shown)
    narrow = lines(TREND, 20)
    assert "2026秋" in "".join(narrow)
    assert "2026春" not in "".join(narrow)


@given(st.integers(1, 12), st.integers(40, 130), st.integers(0, 9999))
@settings(max_examples=60, deadline=None)
def test_lines_fit_the_terminal_and_no_room_is_wasted(terms: int, cells: int, most: int) -> None:
    figures = (figure("走访率", most // 3, most, 0.9), figure("家教知识普及率", most, most))
    columns = tuple(
        column(f"{2020 + number}-{2021 + number}-1", date(2021 + number, 1, 29), *figures)
        for number in range(terms)
    )
    shown = lines(Trend("临溪小学", columns), cells)
    assert all(width(line) <= cells for line in shown)
    table = shown[: next(row for row, line in enumerate(shown) if line.startswith("─")) + 1]
    fit = len(table[2].split())
    assert table[3].split()[-2] == f"{2020 + terms}-01-29"
    assert fit == terms or width(table[4]) + 24 > cells
    assert any(f"前面还有 {terms - fit} 列" in line for line in shown) == (fit < terms)


def test_without_goals_there_is_no_column_for_them() -> None:
    assert "目标" not in "".join(lines(Trend("临溪小学", (THIRD, column("2026-2027-2", date(2027, 7, 9))))))


def test_revisions_are_named_as_they_were_asked_for_or_by_their_commit() -> None:
    few = (figure("走访率", 1, 2),)
    ends = date(2026, 7, 10)
    found = (
        column("2025-2026-2", ends, *few, called="v1"),
        column("2025-2026-2", ends, *few, called="feature/a-very-long-branch"),
    )
    assert lines(Trend("临溪小学", found))[4].split() == ["指标", "v1", "1a2b3c4d5e"]
    assert "（至 2026-07-10，版本 v1）" in trend_markdown(Trend("临溪小学", found))


def test_markdown_has_every_column() -> None:
    found = trend_markdown(TREND).splitlines()
    heads = [
        "指标",
        "2025秋（至2026-01-30）",
        "2026春（至2026-07-10）",
        "增减",
        "2026秋（至2026-11-20）",
        "增减",
    ]
    assert [line.strip("|").replace(" ", "").split("|") for line in (found[0], *found[2:])] == [
        [*heads, "目标", "达标"],
        ["统计人数", "48", "48", "", "48", "", "", ""],
        ["走访率", "75.0%（36/48）", "95.7%（44/46）", "+20.7", "89.1%（41/46）", "-6.5", "100.0%", "未达"],
        ["法律援助率", "—", "0.0%（0/2）", "", "50.0%（1/2）", "+50.0", "", ""],
        ["寄宿率", "未设", "未设", "", "6.5%（3/46）", "", "", ""],
    ]
    assert len({width(line) for line in found}) == 1


def test_a_spreadsheet_gets_a_row_for_each_indicator_and_column_not_rounded() -> None:
    heads, rows = trend_rows(TREND)
    assert heads == ["指标", "学期", "截至", "版本", "统计人数", "完成", "应完成", "完成率", "目标", "达标"]
    about = ["2026-2027-1", "2026-11-20", "1a2b3c4d5e", 48]
    assert [row[0] for row in rows] == ["走访率"] * 3 + ["法律援助率"] * 3 + ["寄宿率"]
    assert rows[2] == ["走访率", *about, 41, 46, 41 / 46, 1.0, "未达"]
    assert rows[3][5:] == [0, 0, None, None, ""]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ((1, 3), (1, 3), "0.0"),
        ((1000, 3000), (1001, 3000), "0.0"),
        ((2, 3), (1, 3), "-33.3"),
        ((0, 1), (1, 1), "+100.0"),
    ],
)
def test_a_change_has_its_sign_but_not_where_it_rounds_to_nothing(
    old: tuple[int, int], new: tuple[int, int], said: str
) -> None:
    assert change(figure("走访率", *old), figure("走访率", *new)) == said
