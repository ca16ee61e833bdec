"""The 32 columns of the official survey table, and the equations between them.

Source: the public form of the 2016 survey of rural left-behind children (民政部、教育部、公安部) names its
groups and these equations but not every column; where it is silent the columns are those of
reference/official-forms.md (19–29).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Key = Literal["official", "unit"]
"""By whose definition children are counted: the national one, or the unit's own."""
DEFINITIONS: dict[Key, str] = {"official": "国家口径", "unit": "本单位口径"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its number on the form, with the group it stands under (empty for the total)."""

    number: int
    group: str
    label: str


_AWAY: dict[Key, tuple[str, str, str]] = {
    "official": ("父母双方外出", "父亲外出，母亲无监护能力", "母亲外出，父亲无监护能力"),
    "unit": ("父母双方外出，或均未外出", "父亲一方外出", "母亲一方外出"),
}
_OLDEST: dict[Key, str] = {"official": "14—15周岁", "unit": "14周岁及以上"}


def _columns(key: Key) -> tuple[Column, ...]:
    groups = (
        ("", ("合计",)),
        *((group, ("小计", "男", "女")) for group in _AWAY[key]),
        ("就学情况", ("幼儿园", "未入园", "小学", "初中", "高中", "中职", "辍学", "不在学")),
        ("身体情况", ("健康", "残疾或患病")),
        ("年龄和寄宿情况", ("0—5周岁", "6—13周岁", _OLDEST[key], "小学、初中寄宿", "小学、初中不寄宿")),
        ("监护人", ("祖父母", "外祖父母", "亲属或其他", "无人监护")),
        ("监护评估", ("较好", "一般", "差")),
    )
    named = [(group, label) for group, labels in groups for label in labels]
    return tuple(Column(number, group, label) for number, (group, label) in enumerate(named, 1))


_COLUMNS: dict[Key, tuple[Column, ...]] = {"official": _columns("official"), "unit": _columns("unit")}
COLUMNS = _COLUMNS["official"]
"""Columns 21–23 hold only those who are not at a primary or junior school: schooling goes before age."""


def columns_of(key: Key) -> tuple[Column, ...]:
    """The columns under a definition: the unit's has headings of its own where the official would lie."""
    return _COLUMNS[key]


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
        equation_words(left, right, added(counts, left), added(counts, right))
        for left, right in EQUATIONS
        if added(counts, left) != added(counts, right)
    )


def added(counts: Sequence[int], columns: Sequence[int]) -> int:
    """The sum of these columns of a row."""
    return sum(counts[number - 1] for number in columns)


def equation_words(left: Sequence[int], right: Sequence[int], one: int, other: int) -> str:
    """The two sides of an equation with their sums: 第1栏为7，第19＋20栏为8."""
    return f"第{_written(left)}栏为{one}，第{_written(right)}栏为{other}"


def _written(columns: Sequence[int]) -> str:
    return "＋".join(map(str, columns))
