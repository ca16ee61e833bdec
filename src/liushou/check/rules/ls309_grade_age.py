"""LS309: grade fits age, stage fits grade."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.rules.ls105_real_date import EARLIEST, is_too_old
from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.schooling import School
from liushou.records.standing import judged_day, standing
from liushou.records.vocabulary import GRADES
from liushou.terms import school_year_start

_TOLERANCE_YEARS = 2
_KINDERGARTEN, _PRIMARY, _MIDDLE, _HIGH = GRADES[:3], GRADES[3:9], GRADES[9:12], GRADES[12:]
_GRADES_OF = {"幼儿园": _KINDERGARTEN, "小学": _PRIMARY, "初中": _MIDDLE, "高中": _HIGH}
_KINDERGARTEN_AGES = range(3, 6)


@rule("LS309", "grade-and-age", "warning", Child)
def grade_and_age(child: Child, on: date) -> Iterator[Hit]:
    """年级与年龄相差不超过两年，学段与年级相合。

    按学年 9 月 1 日的周岁：一年级 6 岁，每高一级大一岁，高一 15 岁，幼儿园 3 至 5 岁。
    差得多往往是出生日期或年级写错，也可能是失学后复学的孩子，要特别留心。
    已经不在学的不核对年龄。

    坏例（儿童档案）：
        school: {stage: 小学, grade: 一年级, class: 1, boarding: false, enrolled: true}

    坏例（儿童档案）：
        school: {stage: 初中, grade: 四年级, class: 1, boarding: false, enrolled: true}

    好例（儿童档案）：
        school: {stage: 小学, grade: 四年级, class: 1, boarding: false, enrolled: true}

    怎样改：核对出生日期和年级；情况属实的，在行尾加注 # liushou: ignore LS309。
    """
    school = child.school
    if school is None:
        return
    grades = _GRADES_OF.get(school.stage)
    if grades is not None and school.grade is not None and school.grade not in grades:
        message = f"学段是{school.stage}，年级是{school.grade}：{school.stage}应为{grades[0]}至{grades[-1]}"
        yield Hit(("school", "grade"), message)
        return
    expected = _expected_ages(school)
    age = _age(child, on)
    if expected is None or age is None or not school.enrolled:
        return
    if age < expected[0] - _TOLERANCE_YEARS or age > expected[-1] + _TOLERANCE_YEARS:
        where = "grade" if school.grade is not None else "stage"
        usual = f"{expected[0]}" if len(expected) == 1 else f"{expected[0]} 至 {expected[-1]}"
        message = (
            f"{school.grade or school.stage}一般 {usual} 岁，"
            f"孩子在学年开始（9 月 1 日）时 {age} 岁：请核对出生日期和年级"
        )
        yield Hit(("school", where), message)


def _age(child: Child, on: date) -> int | None:
    """Full years when the school year began in which the child has the grade now written.

    None where that grade held only later, or the dates cannot be believed (LS105 says so).
    """
    day = judged_day(child, on)
    if day < EARLIEST or child.birth_date > on or is_too_old(child, on):
        return None
    if child.past and standing(child, day).school != child.school:
        return None
    return full_years(child.birth_date, date(school_year_start(day), 9, 1))


def _expected_ages(school: School) -> range | None:
    """Full years on 1 September of the school year that the grade, or kindergarten, expects."""
    if school.stage == "幼儿园" or school.grade in _KINDERGARTEN:
        return _KINDERGARTEN_AGES
    if school.grade is None:
        return None
    age = GRADES.index(school.grade) + 3
    return range(age, age + 1)
