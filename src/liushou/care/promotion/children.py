"""What the new school year means for one child."""

from dataclasses import dataclass
from typing import Literal

from liushou.care.grades import ends_stage, grade_above, stage_of
from liushou.care.promotion.school_year import NewYear
from liushou.records.child import Child
from liushou.records.reveal import as_values
from liushou.records.schooling import School
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import Grade
from liushou.store.drafts import insert, put
from liushou.yamltext.amend import Edit, Remove

Way = Literal["up", "moves_on", "graduates", "repeats", "stays", "done", "away", "no_grade"]
"""One grade up; into the next stage, at a school to be written in; closed as 毕业; the same grade again;
excepted; already in the new year; not at school; no grade to go up from."""

MOVED: frozenset[Way] = frozenset({"up", "moves_on", "graduates"})


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of a child: `grade` as it was, and `to`, where it has one in the new year.

    `doubtful`: the archive was made, or the child came, in the vacation, so that its grade may be that of
    the new year already.
    """

    child: Child
    way: Way
    grade: Grade | None = None
    to: Grade | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for: ids of those who repeat and of those left out, grades whose last class goes on."""

    repeat: frozenset[str]
    excepted: frozenset[str]
    go_on: frozenset[Grade]


def course_of(child: Child, new: NewYear, wishes: Wishes) -> Course | None:
    """What the new year means for the child; None for one who is not on the register when it begins."""
    if not on_register(child, new.first):
        return None
    school = standing(child, new.first).school
    grade = school.grade if school else None
    if school is None or school.stage == "未入园":
        return Course(child, "no_grade") if school is None else None
    if child.id in wishes.excepted:
        return Course(child, "stays", grade, grade)
    if _is_done(child, new):
        return Course(child, "done", grade, grade)
    if not school.enrolled:
        return Course(child, "away", grade, grade)
    if grade is None:
        return Course(child, "no_grade")
    doubtful = not on_register(child, new.taught)
    if child.id in wishes.repeat:
        return Course(child, "repeats", grade, grade, doubtful)
    above = grade_above(grade)
    if not ends_stage(grade):
        return Course(child, "up", grade, above, doubtful)
    if above is not None and grade in wishes.go_on:
        return Course(child, "moves_on", grade, above, doubtful)
    return Course(child, "done" if child.status != "在册" else "graduates", grade, None, doubtful)


def school_edits(course: Course, new: NewYear) -> tuple[Edit, ...]:
    """The edits of the child's school and `past`; none for one who stays as it is."""
    school = course.child.school
    if course.way not in (*MOVED, "repeats") or school is None:
        return ()
    return (_kept(course.child, school, new), *_changes(course, school, new))


def _changes(course: Course, school: School, new: NewYear) -> tuple[Edit, ...]:
    if course.way == "up" and course.to:
        return (put(Child, ("school", "grade"), course.to),)
    if course.way == "moves_on" and course.to:
        at_old = [("name", school.name), ("class", school.class_), ("since", school.since)]
        return (
            put(Child, ("school", "stage"), stage_of(course.to)),
            put(Child, ("school", "grade"), course.to),
            *(Remove(("school", key)) for key, value in at_old if value is not None),
        )
    if course.way == "graduates":
        return (
            put(Child, ("school", "enrolled"), value=False),
            put(Child, ("school", "left_on"), new.last.isoformat()),
            put(Child, ("school", "left_why"), "毕业"),
        )
    return ()


def _kept(child: Child, school: School, new: NewYear) -> Edit:
    """The school as it was, whole, in `past`: also for one who repeats, so that the year counts as done."""
    old = as_values(school, reveal=True)
    for index, entry in enumerate(child.past):
        if entry.until == new.last:
            return put(Child, ("past", index, "school"), old)
    later = (index for index, entry in enumerate(child.past) if entry.until > new.last)
    return insert(Child, ("past",), {"until": new.last.isoformat(), "school": old}, next(later, None))


def _is_done(child: Child, new: NewYear) -> bool:
    """True for one who came with the new year, or whose school was changed for it already."""
    then, before = standing(child, new.first).school, standing(child, new.taught).school
    came = not on_register(child, new.last) or (then and then.since and then.since > new.taught)
    changed = any(entry.school is not None and entry.until >= new.last for entry in child.past)
    moved = then and before and then.grade != before.grade
    return bool(came or changed or moved)
