"""The groups that people are counted in: their names, and tables of two at once."""

from dataclasses import dataclass

BREAKDOWNS: dict[str, str] = {
    "grade": "年级",
    "class": "班级",
    "village": "村",
    "sex": "性别",
    "age_band": "年龄段",
    "left_behind": "留守类型",
    "official": "国家口径",
    "guardianship": "监护情况",
    "category": "类别",
    "relation": "监护人关系",
    "boarding": "寄宿",
    "homeroom": "班主任",
    "volunteer": "帮扶人员",
}
"""The breakdowns by key, with their labels, in the order of indicators.md."""

SHARED = tuple(by for by in BREAKDOWNS if by not in ("class", "homeroom", "volunteer"))
"""The breakdowns whose groups mean the same in every unit, and name nobody."""

SEVERAL = frozenset({"category"})
"""Breakdowns that count a child in each of its groups: their sum may exceed the total."""


@dataclass(frozen=True, slots=True)
class Cross:
    """A cross table: `cells` by group of the rows, then of the columns; totals count children.

    A total is smaller than the sum of its cells where children stand in several categories.
    """

    rows: dict[str, int]
    columns: dict[str, int]
    cells: dict[str, dict[str, int]]
    total: int
