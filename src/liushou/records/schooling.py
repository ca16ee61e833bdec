"""A child at school: enrolment, grades, conduct."""

import re

from liushou.numerals import small_number
from liushou.records.fields import STATUS, Record, many, optional, required
from liushou.records.types import ClassName, Day, Number, Positive, TermId, Text, Texts, Whole
from liushou.records.vocabulary import GRADES, Grade, LeftWhy, Stage

_CLASS_NUMBER = re.compile(r"\(?(?P<number>[1-9][0-9]{0,2})\)?班?", re.ASCII)
_LABEL = re.compile(f"({'|'.join(GRADES)})(?:([0-9]+)班|(.*))", re.ASCII)
_NAMED, _UNKNOWN = 1 << 16, 1 << 17
ClassOrder = tuple[int, int, str]
"""Sorts classes: from the lowest grade up, class 2 before class 10, then those with names, then those that
are not known; no grade comes last.
"""


class School(Record):
    """就学情况."""

    stage: Stage = required("学段", "未入园、幼儿园、小学、初中、高中、中职")
    name: Text | None = optional("学校", "就读学校的名称")
    grade: Grade | None = optional("年级", "一年级至九年级、高一至高三、小班中班大班")
    class_: ClassName | None = optional("班", "班级的号数，或名称（实验班）")
    boarding: bool = required("寄宿", "是否在学校寄宿")
    enrolled: bool = required("在学", "是否在学")
    since: Day | None = optional("入学日期", "到本校就读的日期")
    left_on: Day | None = optional("离校日期", "最后在学的一天")
    left_why: LeftWhy | None = optional("离校原因", "辍学、毕业、休学、其他", STATUS)

    @property
    def class_label(self) -> str | None:
        """The class as tables write it, 五年级2班; None where grade or class is missing."""
        return class_label(self.grade, self.class_)


class Grades(Record):
    """One term's marks."""

    term: TermId = required("学期", "成绩所属的学期")
    scores: dict[Text, Number] | None = optional("各科成绩", "科目: 分数", STATUS)
    total: Number | None = optional("总分", "各科之和", STATUS)
    class_rank: Positive | None = optional("班级名次", "在班里的名次", STATUS)
    class_size: Positive | None = optional("班级人数", "参加排名的人数")


class Conduct(Record):
    """One term's conduct."""

    term: TermId = required("学期", "所属的学期")
    violations: Whole = required("违纪次数", "本学期违反纪律的次数", STATUS)
    honours: Texts = many("荣誉", "本学期获得的荣誉")


def class_label(grade: str | None, class_: int | str | None) -> str | None:
    """`五年级` and 2 give 五年级2班; `五年级` and 实验班 give 五年级实验班; None where either is missing."""
    if grade is None or class_ is None:
        return None
    return f"{grade}{class_}班" if isinstance(class_, int) else f"{grade}{class_}"


def class_number(text: str) -> int | None:
    """The number of a class written 2, 2班, (2)班 or 二班, in half-width signs; None for all else."""
    found = _CLASS_NUMBER.fullmatch(text)
    return int(found["number"]) if found else small_number(text.removesuffix("班"))


def grade_order(grade: str | None) -> int:
    """A key that sorts grades from kindergarten up; a missing grade comes last."""
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def class_order(grade: str | None, class_: int | str | None) -> ClassOrder:
    """The place of a class among all."""
    number = class_ if isinstance(class_, int) else _UNKNOWN if class_ is None else _NAMED
    return grade_order(grade), number, class_ if isinstance(class_, str) else ""


def school_order(school: School | None) -> ClassOrder:
    """The place of the class that somebody goes to."""
    return class_order(None, None) if school is None else class_order(school.grade, school.class_)


def label_order(label: str) -> ClassOrder:
    """The place of a class written as tables write it, or of a grade; what is neither comes last, by text."""
    found = _LABEL.fullmatch(label)
    if found is None:
        return grade_order(None), _UNKNOWN, label
    return class_order(found[1], int(found[2]) if found[2] else found[3] or None)
