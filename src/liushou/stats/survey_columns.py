"""The 32 columns of the official survey table, and the equations between them.

Source: the public form of the 2016 survey of rural left-behind children (民政部、教育部、公安部) names its
groups and these equations but not every column; where it is silent the columns are those of
reference/official-forms.md (19–29).
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its number on the form, with the group it stands under (empty for the total)."""

    number: int
    group: str
    label: str


def _columns() -> tuple[Column, ...]:
    groups = (
        ("", ("合计",)),
        ("父母双方外出", ("小计", "男", "女")),
        ("父亲外出，母亲无监护能力", ("小计", "男", "女")),
        ("母亲外出，父亲无监护能力", ("小计", "男", "女")),
        ("就学情况", ("幼儿园", "未入园", "小学", "初中", "高中", "中职", "辍学", "不在学")),
        ("身体情况", ("健康", "残疾或患病")),
        (
            "年龄和寄宿情况",
            ("0—5周岁", "6—13周岁", "14—15周岁", "小学、初中寄宿", "小学、初中不寄宿"),
        ),
        ("监护人", ("祖父母", "外祖父母", "亲属或其他", "无人监护")),
        ("监护评估", ("较好", "一般", "差")),
    )
    named = [(group, label) for group, labels in groups for label in labels]
    return tuple(Column(number, group, label) for number, (group, label) in enumerate(named, 1))


COLUMNS = _columns()
"""Columns 21–23 hold only those who are not at a primary or junior school: schooling goes before age."""

EQUATIONS: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    ((1,), (2, 5, 8)),
    ((1,), tuple(range(11, 19))),
    ((1,), (19, 20)),
    ((1,), tuple(range(21, 26))),
    ((1,), tuple(range(26, 30))),
    ((1,), (30, 31, 32)),
    ((2,), (3, 4)),
    ((5,), (6, 7)),
    ((8,), (9, 10)),
    ((13, 14), (24, 25)),
)
"""What must hold of every row: the columns on the left add up to those on the right."""


def unbalanced(counts: Sequence[int]) -> tuple[str, ...]:
    """The equations that do not hold of a row of 32 counts, in words; empty where all do."""
    return tuple(
        f"第{_written(left)}栏为{_sum(counts, left)}，第{_written(right)}栏为{_sum(counts, right)}"
        for left, right in EQUATIONS
        if _sum(counts, left) != _sum(counts, right)
    )


def _sum(counts: Sequence[int], columns: Sequence[int]) -> int:
    return sum(counts[number - 1] for number in columns)


def _written(columns: Sequence[int]) -> str:
    return "＋".join(map(str, columns))
