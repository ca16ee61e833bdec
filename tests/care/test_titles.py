"""The year in the words of a plan."""

import pytest

from liushou.care.creating.titles import Season, in_new_term, in_new_year, naming_year
from liushou.records.activity import Activity

AUTUMN, SPRING, NEXT = Season("2025-2026-1"), Season("2025-2026-2"), Season("2026-2027-1")


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (AUTUMN, NEXT, "石桥小学2025年秋季学期工作计划", "石桥小学2026年秋季学期工作计划"),
        (AUTUMN, NEXT, "2025—2026学年第一学期工作计划", "2026—2027学年第一学期工作计划"),
        (AUTUMN, NEXT, "2025秋工作计划", "2026秋工作计划"),
        (AUTUMN, SPRING, "2025年秋季学期工作计划", "2026年春季学期工作计划"),
        (AUTUMN, SPRING, "2025-2026学年第一学期（上学期）", "2025-2026学年第二学期（下学期）"),
        (SPRING, NEXT, "2026年春季学期工作计划", "2026年秋季学期工作计划"),
        (AUTUMN, Season("2027-2028-1"), "2025年秋季学期工作计划", "2027年秋季学期工作计划"),
        (AUTUMN, NEXT, "落实2016年13号文件的计划", "落实2016年13号文件的计划"),
        (AUTUMN, NEXT, "2025年留守儿童工作计划", "2026年留守儿童工作计划"),
        (AUTUMN, NEXT, "关爱工作计划", "关爱工作计划"),
    ],
)
def test_years_and_season_are_the_new_terms(old: Season, new: Season, before: str, after: str) -> None:
    assert in_new_term(before, old, new) == after


def test_only_the_old_year_is_changed() -> None:
    assert in_new_year("2025年中秋，2020年以来第2025次", 2025, 2026) == "2026年中秋，2020年以来第2025次"


def test_texts_and_comments_with_the_year_are_named_but_no_dates_and_ids() -> None:
    values = {
        "id": "a-2025",
        "title": "中秋",
        "background": "2025 年以来",
        "basis": ["国发〔2016〕13号", "县政发〔2025〕2号", "第12025号"],
        "when": {"from": "2025-12-30"},
    }
    text = "id: a-2025\n# 2025年已办\ntitle: 中秋 # 共 12025 人\n"
    assert naming_year(Activity, text, values, 2025) == (
        "背景（background）",
        "依据（basis[1]）",
        "第 2 行的注释",
    )
