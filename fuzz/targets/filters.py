"""The filter language: its words and signs in any order, and right ones printed and read again."""

from datetime import date
from random import Random

from fuzz.archives import CHILDREN
from fuzz.target import Input, Target
from fuzz.words import made_of, slipped
from liushou.records.filter_grammar import Both, Comparison, Condition, Either, Not, parse_filter
from liushou.records.filters import child_filter

_ON = date(2026, 11, 20)
_FIELDS = (
    "年级",
    "班级",
    "村",
    "姓名",
    "年龄",
    "留守类型",
    "监护人.电话",
    "school.grade",
    "parents.situation",
    "出生日期",
    "寄宿",
    "重点",
    "记录.日期",
    "结对",
    "id",
    "不是字段",
)
_OPERATORS = (":", "：", "!=", ">", ">=", "<", "<=", "=", "~", ":>", "：<=", ": ")
_VALUES = (
    "五年级",
    "五年级1班",
    "有",
    "无",
    "是",
    "否",
    "12",
    "2026-11-20",
    "双留守",
    '"a b"',
    "“王”",
    "王",
    "v-1",
    "9" * 400,
    "1e5",
    "-1",
)
_WORDS = made_of(
    (
        *_FIELDS,
        *_OPERATORS,
        *_VALUES,
        "AND",
        "OR",
        "NOT",
        "并且",
        "或者",
        "不是",
        "(",
        ")",
        "（",
        "）",
        "年级:五年级",
        " 村:朝阳村 ",
        "NOT 年龄>12",
    )
)


def _any(rng: Random) -> str:
    if rng.random() < 0.5:
        return slipped(_right(rng), rng)
    return "".join(_WORDS(rng) + rng.choice(("", " ")) for _ in range(rng.choice((1, 1, 2, 4, 12))))


def _right(rng: Random, depth: int = 0) -> str:
    """A filter by the grammar."""
    way = rng.random()
    if depth > 6 or way < 0.4:
        return rng.choice(_FIELDS[:-1]) + rng.choice(_OPERATORS) + rng.choice(_VALUES)
    if way < 0.55:
        return f"NOT {_right(rng, depth + 1)}"
    if way < 0.7:
        return f"({_right(rng, depth + 1)})"
    sign = rng.choice((" AND ", " ", " OR ", " 或者 ", " 并且 "))
    return sign.join(_right(rng, depth + 1) for _ in range(rng.randrange(2, 5)))


def _tried(given: Input) -> None:
    assert isinstance(given, str)
    condition = parse_filter(given)
    assert same(parse_filter(printed(condition)), condition), printed(condition)
    fits = child_filter(given)
    for child in CHILDREN:
        fits(child, _ON)


def printed(condition: Condition) -> str:
    """The condition in words that mean the same."""
    if isinstance(condition, Not):
        return f"NOT ({printed(condition.part)})"
    if isinstance(condition, Both):
        return " AND ".join(f"({printed(part)})" for part in condition.parts)
    if isinstance(condition, Either):
        return " OR ".join(f"({printed(part)})" for part in condition.parts)
    quotes = "“”" if '"' in condition.value else '""'
    return f"{condition.field}{condition.operator}{quotes[0]}{condition.value}{quotes[1]}"


def same(one: Condition, other: Condition) -> bool:
    """Whether two conditions are the same but for where they stood."""
    if isinstance(one, Comparison) and isinstance(other, Comparison):
        return (one.field, one.operator, one.value) == (other.field, other.operator, other.value)
    if isinstance(one, Not) and isinstance(other, Not):
        return same(one.part, other.part)
    if isinstance(one, (Both, Either)) and isinstance(other, (Both, Either)):
        parts = zip(one.parts, other.parts, strict=False)
        return (
            type(one) is type(other)
            and len(one.parts) == len(other.parts)
            and all(same(*pair) for pair in parts)
        )
    return False


TARGETS: tuple[Target, ...] = (
    Target("filter", "筛选条件：任意文字", _any, _tried),
    Target("filter-grammar", "筛选条件：按语法", _right, _tried),
)
