"""The kinds of value that fields have: text, days, months, clock times, numbers, ids, people.

A value refused here raises PydanticCustomError whose type is the rule's code (LS103, LS105) and whose
message says in Chinese what was expected; what pydantic's own core refuses (text, whole numbers, truth
values, patterns: the frequent ones, for speed) is put into Chinese by `records.validate`.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

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
    raise PydanticCustomError(code, "{expected}", {"expected": expected, "form": form})


def _day(value: Any) -> date:
    if isinstance(value, str):
        try:
            return parse_date(value)
        except ValueError:
            if looks_like_date(value):
                _refuse("LS105", "日历上没有这一天")
    return _refuse("LS103", "应为日期，写作 2026-09-01", "day")


def _term(value: Any) -> str:
    if isinstance(value, str) and is_term_id(value):
        return value
    return _refuse("LS103", "应为学期，写作 2026-2027-1（相连的两年，1 秋季 2 春季）", "term")


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
    people = (value,) if isinstance(value, str) else value
    if not isinstance(people, (list, tuple)) or not people:
        _refuse("LS103", "应为帮扶人员的编号或姓名，或它们的列表")
    for person in people:
        if not is_text(person):
            _refuse("LS103", "每一项都应为帮扶人员的编号或姓名")
    return tuple(people)


def _one_or_more(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str) else _sequence(value)


def _sequence(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        _refuse("LS103", "应为列表（每项以 - 开头，或写在方括号里）")
    return tuple(value)


def _numbers(least: int, largest: int = LARGEST) -> dict[str, Any]:
    return {"type": "number", "minimum": least, "maximum": largest}


_TEXT_SCHEMA = {"type": "string", "pattern": TEXT_PATTERN}
_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": DAY_PATTERN}
_PEOPLE_SCHEMA = {"anyOf": [_TEXT_SCHEMA, {"type": "array", "items": _TEXT_SCHEMA, "minItems": 1}]}

Text = Annotated[str, StringConstraints(pattern=TEXT_PATTERN)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Month = Annotated[str, StringConstraints(pattern=MONTH_PATTERN)]
Clock = Annotated[str, StringConstraints(pattern=CLOCK_PATTERN)]
INTEGRAL = BeforeValidator(_integral)
"""Lets a field typed as int take an integral float."""
Whole = Annotated[int, Field(ge=0, le=LARGEST), INTEGRAL]
Positive = Annotated[int, Field(ge=1, le=LARGEST), INTEGRAL]
Stars = Annotated[int, Field(ge=1, le=5), INTEGRAL]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
TermId = Annotated[str, PlainValidator(_term), WithJsonSchema({"type": "string", "pattern": TERM_PATTERN})]
Number = Annotated[int | float, PlainValidator(_number), WithJsonSchema(_numbers(-LARGEST))]
Amount = Annotated[int | float, PlainValidator(_amount), WithJsonSchema(_numbers(0))]
Weight = Annotated[int | float, PlainValidator(_weight), WithJsonSchema(_numbers(0, LARGEST_WEIGHT))]
ClassName = Annotated[
    int | str,
    PlainValidator(_class_name),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": LARGEST}, _TEXT_SCHEMA]}),
]
People = Annotated[tuple[str, ...], PlainValidator(_people), WithJsonSchema(_PEOPLE_SCHEMA)]
"""`who` of format.md: volunteer ids and plain names, always as a tuple."""

LIST = BeforeValidator(_sequence)
"""Lets a field typed as a tuple take a YAML list."""
ONE_OR_MORE = _one_or_more
"""As LIST, for a field that also takes a single value without a list."""
Texts = Annotated[tuple[Text, ...], LIST]
Days = Annotated[tuple[Day, ...], LIST]
Ids = Annotated[tuple[Id, ...], LIST]
