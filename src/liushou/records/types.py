"""The kinds of value that fields have: text, days, months, clock times, numbers, ids, people.

A value refused here raises PydanticCustomError whose type is the rule's code (LS103, LS105) and whose
message says in Chinese what was expected; what pydantic's own core refuses (text, whole numbers, truth
values, patterns: the frequent ones, for speed) is put into Chinese by `records.validate`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NoReturn

from liushou.dates import looks_like_date, parse_date
from liushou.records.patterns import (
    CLOCK_PATTERN,
    DAY_PATTERN,
    ID_PATTERN,
    MONTH_PATTERN,
    REGION_PATTERN,
    TERM_PATTERN,
    TEXT_PATTERN,
)
from liushou.terms import is_term_id

LARGEST = 10**15
"""No number of this work is larger; up to it every whole number is exact in all programs (2**53)."""
LARGEST_WEIGHT = 1000
"""No weight of a factor is larger: so the costs of a whole city's pairs stay within a solver's 64 bits."""

_DAY_EXPECTED = "应为日期，写作 2026-09-01"
_TERM_EXPECTED = "应为学期，写作 2026-2027-1（相连的两年，1 秋季 2 春季）"
_REMEMBERED = 1 << 13
"""Days, terms and people that are remembered by their text: a city's archives have a few thousand days."""

_ID_FORM = re.compile(ID_PATTERN, re.ASCII)
_NOT_BLANK = re.compile(TEXT_PATTERN)

PATTERN_EXPECTED = {
    ID_PATTERN: "应为编号：小写字母和数字，可用连字符相连，如 c-7kq2m",
    MONTH_PATTERN: "应为月份，写作 2026-09",
    CLOCK_PATTERN: '应为钟点，写作 "09:00"（24 小时制，两位数，带引号）',
    REGION_PATTERN: "应为 6 至 12 位数字的行政区划代码，加引号",
    TEXT_PATTERN: "不能是空白；没有内容就删去这一行",
}


def looks_like_id(text: str) -> bool:
    """True for text in the form of an id (`c-7kq2m`): such a name must exist in the store."""
    return _ID_FORM.fullmatch(text) is not None


Form = Literal["day", "month", "clock", "term", "number", "truth", "text", ""]
"""What form of value was wanted, for those in which a slip of the hand can be mended."""

PATTERN_FORMS: dict[str, Form] = {MONTH_PATTERN: "month", CLOCK_PATTERN: "clock"}


def is_text(value: object) -> bool:
    """True for a text that is not blank, the one test of what Text takes."""
    return isinstance(value, str) and _NOT_BLANK.search(value) is not None


def _refuse(code: Literal["LS103", "LS105"], expected: str, form: Form = "") -> NoReturn:
    # Whoever refuses a value has the library already; whoever only asks for a type need not load it.
    from pydantic_core import PydanticCustomError

    raise PydanticCustomError(code, "{expected}", {"expected": expected, "form": form})


@lru_cache(_REMEMBERED)
def _day(value: str) -> date:
    try:
        return parse_date(value)
    except ValueError:
        if looks_like_date(value):
            _refuse("LS105", "日历上没有这一天")
    return _refuse("LS103", _DAY_EXPECTED, "day")


@lru_cache(_REMEMBERED)
def _term(value: str) -> str:
    return value if is_term_id(value) else _refuse("LS103", _TERM_EXPECTED, "term")


@lru_cache(_REMEMBERED)
def _alone(value: str) -> tuple[str, ...]:
    return (value,) if is_text(value) else _refuse("LS103", "每一项都应为帮扶人员的编号或姓名")


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        _refuse("LS103", "应为数", "number")
    if not -LARGEST <= value <= LARGEST:
        _refuse("LS103", "不是合理的数")
    return value


def _amount(value: Any) -> int | float:
    number = _number(value)
    if number < 0:
        _refuse("LS103", "应为不小于 0 的数")
    return number


def _weight(value: Any) -> int | float:
    number = _number(value)
    if not 0 <= number <= LARGEST_WEIGHT:
        _refuse("LS103", f"应为 0 至 {LARGEST_WEIGHT} 的数")
    return number


def _integral(value: Any) -> Any:
    """2.0 is a whole number, as in JSON Schema."""
    return int(value) if type(value) is float and value.is_integer() else value


def _class_name(value: Any) -> int | str:
    if isinstance(value, str) and is_text(value):
        return value
    number = _integral(value)
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= LARGEST:
        _refuse("LS103", "应为班级的号数（如 2）或名称（如 实验班）")
    return number


def _people(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return _alone(value)
    if not isinstance(value, (list, tuple)) or not value:
        _refuse("LS103", "应为帮扶人员的编号或姓名，或它们的列表")
    for person in value:
        if not is_text(person):
            _refuse("LS103", "每一项都应为帮扶人员的编号或姓名")
    return tuple(value)


def one_or_more(value: Any) -> Any:
    """A single text as a list of one."""
    return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """What values a type takes: `core` for pydantic_core, `told` as JSON Schema."""

    core: Mapping[str, Any]
    told: Mapping[str, Any]


def _text(pattern: str) -> Taken:
    return Taken({"type": "str", "pattern": pattern}, {"pattern": pattern, "type": "string"})


def _plain(function: Callable[[Any], Any]) -> dict[str, Any]:
    return {"type": "function-plain", "function": {"type": "no-info", "function": function}}


def _text_into(function: Callable[[str], Any], expected: str, form: Form) -> dict[str, Any]:
    """A text made into a value by a function that remembers; what is no text is refused as LS103.

    The step before it lets only text through, so that the memory (which is C, and knows 1 and True as
    one) can be called directly.
    """
    text = {
        "type": "custom-error",
        "schema": {"type": "str"},
        "custom_error_type": "LS103",
        "custom_error_message": "{expected}",
        "custom_error_context": {"expected": expected, "form": form},
    }
    return {"type": "chain", "steps": [text, _plain(function)]}


def _whole(least: int, largest: int = LARGEST) -> Taken:
    return Taken(
        {
            "type": "function-before",
            "function": {"type": "no-info", "function": _integral},
            "schema": {"type": "int", "ge": least, "le": largest},
        },
        {"maximum": largest, "minimum": least, "type": "integer"},
    )


def _number_taken(function: Callable[[Any], int | float], least: int, largest: int = LARGEST) -> Taken:
    return Taken(_plain(function), {"maximum": largest, "minimum": least, "type": "number"})


LIST: Final = "list"
"""Marks a field typed as a tuple, which takes a YAML list."""
ONE_OR_MORE: Final = "one or more"
"""As LIST, for a field that also takes a single value without a list."""

_TEXT = _text(TEXT_PATTERN)
_DAY = Taken(
    _text_into(_day, _DAY_EXPECTED, "day"), {"format": "date", "pattern": DAY_PATTERN, "type": "string"}
)
_TERM = Taken(_text_into(_term, _TERM_EXPECTED, "term"), {"pattern": TERM_PATTERN, "type": "string"})
_CLASS_NAME = Taken(
    _plain(_class_name), {"anyOf": [{"maximum": LARGEST, "minimum": 1, "type": "integer"}, _TEXT.told]}
)
_PEOPLE = Taken(
    _plain(_people), {"anyOf": [_TEXT.told, {"items": _TEXT.told, "minItems": 1, "type": "array"}]}
)

Text = Annotated[str, _TEXT]
Id = Annotated[str, _text(ID_PATTERN)]
Month = Annotated[str, _text(MONTH_PATTERN)]
Clock = Annotated[str, _text(CLOCK_PATTERN)]
Region = Annotated[str, _text(REGION_PATTERN)]
Version = Annotated[int, _whole(1, 1)]
Whole = Annotated[int, _whole(0)]
Positive = Annotated[int, _whole(1)]
Stars = Annotated[int, _whole(1, 5)]
Day = Annotated[date, _DAY]
TermId = Annotated[str, _TERM]
Number = Annotated[int | float, _number_taken(_number, -LARGEST)]
Amount = Annotated[int | float, _number_taken(_amount, 0)]
Weight = Annotated[int | float, _number_taken(_weight, 0, LARGEST_WEIGHT)]
ClassName = Annotated[int | str, _CLASS_NAME]
People = Annotated[tuple[str, ...], _PEOPLE]
"""`who` of format.md: volunteer ids and plain names, always as a tuple."""

Texts = Annotated[tuple[Text, ...], LIST]
Days = Annotated[tuple[Day, ...], LIST]
Ids = Annotated[tuple[Id, ...], LIST]
