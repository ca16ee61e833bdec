"""Classes as schools write them: 五(2)班, 502, 初一3班, 五年级实验班."""

import re
from dataclasses import dataclass

from liushou.care.importing.cells.plain import plain
from liushou.care.importing.cells.said import CellError, Said
from liushou.care.importing.cells.spot import Given, Spot
from liushou.numerals import small_number
from liushou.records.schooling import class_number
from liushou.records.synonyms import TERM_OF
from liushou.records.vocabulary import GRADES
from liushou.yamltext.scalars import Value

_HOW = "请写成 五年级2班 的样子"
_ONE_TO_NINE = "一二三四五六七八九"
_ONE_DIGIT = frozenset(f"{_ONE_TO_NINE}123456789")
_PRIMARY, _MIDDLE = "[一二三四五六1-6]", "[七八九7-9]"

_GRADE = re.compile(
    rf"(?P<school>(?:小学)?(?P<primary>{_PRIMARY})年级|小学(?P<primary2>{_PRIMARY})|(?:初中)?(?P<middle>{_MIDDLE})年级"
    r"|初中?(?P<junior>[一二三1-3])(?:年级)?|高中?(?P<senior>[一二三1-3])(?:年级)?)"
    r"|(?:幼儿园)?(?P<nursery>[小中大])班"
)
"""A grade that may stand alone, or before any name of a class."""
_SHORT = re.compile(rf"(?P<grade>[{_ONE_TO_NINE}大中]|小(?=[一二三四五六]\()|小(?=\())")
_NUMBER = re.compile(
    r"(?P<sign>[.\-_])?第?(?P<open>\()?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?(open)\))(?P<class>班)?"
)
_DIGIT_FIRST = re.compile(
    r"(?P<grade>[1-9])(?P<sep>[.\-_]|(?=\())\(?(?P<number>[0-9]{1,2})\)?(?P<class>班)?", re.ASCII
)
_THREE = re.compile(r"(?P<grade>[1-9])(?P<number>[0-9]{2})班?", re.ASCII)
_BY_ENTRY = re.compile(r"(?:[0-9]{2}|[0-9]{4})[级届].*", re.ASCII)
_NAMES_GRADE = re.compile("[0-9一二三四五六七八九十年级届初高]|学前|毕业")
_LIKE_NUMBER = re.compile(r"[0-9一二三四五六七八九十().\-_第班]*")
_IN_BRACKETS = re.compile(r"\(([^()0-9一二三四五六七八九十]+?)班?\)班?")
_MOST, _MOST_ALONE = 40, 20
_LONGEST = 20
"""Characters of a cell: a longer one says something else beside the class."""


@dataclass(frozen=True, slots=True)
class ClassSaid:
    """The grade and the class that a text says; either may be missing."""

    grade: str | None
    class_: int | str | None


def class_label_said(given: Given) -> Said:
    """Grade and class from one cell; a class alone where no grade is named. Raises CellError."""
    text = _squeezed(given)
    return _placed(given.spot, read_class(text) or _alone(text))


def grade_said(given: Given) -> Said:
    """A grade; the class too where the cell has both. Raises CellError."""
    text = _squeezed(given)
    said = read_class(f"{text}年级" if text in _ONE_DIGIT else text)
    if said is None:
        raise CellError("看不出是哪个年级：请写成 五年级、七年级、高一、大班")
    return _placed(given.spot, said)


def class_said(given: Given) -> Said:
    """A class by its number or its name; the grade too where the cell has both. Raises CellError."""
    squeezed = _squeezed(given)
    number = class_number(squeezed.removeprefix("第"))
    if number is not None and number < 100:
        return _placed(given.spot, ClassSaid(None, number))
    said = read_class(squeezed)
    return _placed(given.spot, said if said and said.class_ is not None else ClassSaid(None, given.text))


def read_class(text: str) -> ClassSaid | None:
    """What a text in half-width signs says, if it names a grade; None where it does not.

    Raises CellError where a grade is named and it is not certain which, or which class.
    """
    word = TERM_OF.get(text)
    if word in GRADES:
        return ClassSaid(word, None)
    if _BY_ENTRY.fullmatch(text):
        raise CellError(f"是按入学年份写的，看不出现在是几年级：{_HOW}")
    long = _GRADE.match(text)
    if long is not None:
        return ClassSaid(_grade_of(long), _behind(long, text[long.end() :]))
    return _by_digits(text) or _short(text)


def _squeezed(given: Given) -> str:
    cell = given.cell
    if isinstance(cell, float):
        raise CellError(f"单元格是数字，末尾的 0 会丢掉（5.20 会成 5.2），看不准是几班：{_HOW}")
    if isinstance(cell, bool):
        raise CellError(f"看不出是哪个班：{_HOW}")
    if not isinstance(cell, str | int):
        raise CellError(f"表格把班级变成了日期（5-2 会成 5 月 2 日）：{_HOW}")
    squeezed = plain(given.text)
    if len(squeezed) > _LONGEST:
        raise CellError(f"太长，看不出是哪个班：{_HOW}")
    return squeezed


def _grade_of(found: re.Match[str]) -> str:
    primary = found["primary"] or found["primary2"]
    if primary or found["middle"]:
        return f"{_word(primary or found['middle'])}年级"
    if found["junior"]:
        return f"{'七八九'[_value(found['junior']) - 1]}年级"
    return f"高{_word(found['senior'])}" if found["senior"] else f"{found['nursery']}班"


def _behind(grade: re.Match[str], rest: str) -> int | str | None:
    """The class from what stands behind a grade: a number, a name, or nothing."""
    if not rest:
        return None
    found = _NUMBER.fullmatch(rest)
    number = _class_of(found) if found else None
    touching = grade[0][-1].isdigit() and rest[0].isdigit()
    if number is not None and not touching:
        return number
    named = _IN_BRACKETS.fullmatch(rest)
    if named is not None:
        return f"{named[1]}班"
    if touching or _LIKE_NUMBER.fullmatch(rest):
        raise CellError(f"看不出是几班：{_HOW}")
    return rest


def _short(text: str) -> ClassSaid | None:
    """五(2)班, 五2, 五二班, 大(1)班."""
    if text[0] == "小":
        return _small(text)
    found = _SHORT.match(text)
    behind = _NUMBER.fullmatch(text, found.end()) if found else None
    if found is None or behind is None:
        return None
    in_words = not behind["number"].isdigit() and not behind["open"]
    if in_words and (not behind["class"] or small_number(text.removesuffix("班")) is not None):
        return None
    number = _class_of(behind)
    if number is None:
        raise CellError(f"看不出是几班：{_HOW}")
    return ClassSaid(f"{found[0]}班" if found[0] in "大中" else f"{found[0]}年级", number)


def _small(text: str) -> ClassSaid | None:
    """小五(2)班 is of a school, 小(2)班 of a nursery; 小二班 may be of either."""
    behind = _NUMBER.fullmatch(text, 1)
    if behind is not None:
        if behind["open"] and (number := _class_of(behind)) is not None:
            return ClassSaid("小班", number)
        raise CellError("分不清是小学还是幼儿园小班：请写成 二年级1班 或 小班2班")
    found = re.fullmatch(r"小([一二三四五六])(?=[(0-9])(.+)", text)
    inner = _NUMBER.fullmatch(found[2]) if found else None
    number = _class_of(inner) if inner else None
    return ClassSaid(f"{found[1]}年级", number) if found and number is not None else None


def _by_digits(text: str) -> ClassSaid | None:
    """5(2)班, 5.2班, 5-2, 502."""
    found = _DIGIT_FIRST.fullmatch(text)
    if found is not None:
        if found["sep"] == "." and not found["class"] and len(found["number"]) == 1:
            raise CellError(f"末尾的 0 可能丢了（5.20 会成 5.2），看不准是几班：{_HOW}")
        number = int(found["number"])
    else:
        found = _THREE.fullmatch(text)
        if found is None:
            return None
        number = int(found["number"])
        if found["grade"] == "1" and 10 < number < 30 and number != 20:
            raise CellError(f"分不清是一年级还是高中的班：{_HOW}")
    if not 1 <= number <= _MOST:
        raise CellError(f"看不出是几班：{_HOW}")
    return ClassSaid(f"{_word(found['grade'])}年级", number)


def _alone(text: str) -> ClassSaid:
    """A class without a grade: 2班, 12, 实验班."""
    if text in _ONE_TO_NINE:
        raise CellError(f"看不出是{text}年级还是{text}班：{_HOW}")
    number = class_number(text.removeprefix("第"))
    if number is not None:
        if number <= _MOST_ALONE and (text[0] != "二" or len(text.removesuffix("班")) == 1):
            return ClassSaid(None, number)
        raise CellError(f"看不出是几年级几班：{_HOW}")
    if text.endswith("班") and not _NAMES_GRADE.search(text) and len(text) > 1:
        return ClassSaid(None, text)
    raise CellError(f"看不出是哪个班：{_HOW}")


def _class_of(found: re.Match[str]) -> int | None:
    digits = found["number"]
    number = int(digits) if digits.isdigit() else small_number(digits)
    return number if number is not None and 1 <= number <= _MOST else None


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else _ONE_TO_NINE.index(numeral) + 1


def _word(numeral: str) -> str:
    return _ONE_TO_NINE[_value(numeral) - 1]


def _placed(spot: Spot, said: ClassSaid) -> Said:
    part = "homeroom" if spot.parsed.first == "homeroom" else "school"
    values: dict[str, Value] = {}
    if said.grade is not None:
        values[f"{part}.grade"] = said.grade
    if said.class_ is not None:
        values[f"{part}.class"] = said.class_
    return Said(values)
