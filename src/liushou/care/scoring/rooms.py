"""The classes of the scored children, told apart by their schools, and the 班主任 of each at the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from liushou.care.scoring.score import ChildScore, Gap
from liushou.records.unit import UnitInfo
from liushou.records.volunteer import Volunteer


def told_apart(scored: Sequence[ChildScore], unit: UnitInfo) -> tuple[ChildScore, ...]:
    """The children, the school before their class where classes of two schools are called the same.

    Without a name of its own a school is that of the archive, if a school keeps it; else it is not known,
    and the class is taken for the only one of that name, or stands alone and says so.
    """
    schools: dict[str, set[str]] = {}
    for one in scored:
        name = school_name(one, unit)
        if one.class_label is not None and name is not None:
            schools.setdefault(one.class_label, set()).add(name)
    return tuple(
        replace(one, class_label=_with_school(one.class_label, school_name(one, unit)))
        if one.class_label is not None and len(schools.get(one.class_label, ())) > 1
        else one
        for one in scored
    )


def _with_school(label: str, school: str | None) -> str:
    return f"{school}{label}" if school else f"{label}（没有写学校）"


def school_name(one: ChildScore, unit: UnitInfo) -> str | None:
    """The school that a child goes to; None where it is not known."""
    own = unit.name if unit.level == "学校" else None
    return (one.school.name if one.school else None) or own


def teacher_of(
    one: ChildScore, teachers: Sequence[Volunteer], unit: UnitInfo, day: date
) -> tuple[str | None, tuple[Gap, ...]]:
    """The one 班主任 of a child's class on `day` among those whose homeroom it is, or what is told instead.

    Who has left is none, and who joins later gives way to who is there. Of classes told apart by their
    schools, the organisation says whose each is. Between several nothing is guessed.
    """
    label = one.class_label
    if one.school is not None and label != one.school.class_label:
        name = school_name(one, unit)
        here = [each for each in teachers if name is not None and each.organisation == name]
        if teachers and not here:
            return None, (
                Gap("几所学校都有这个班，老师的单位没有写是哪一所，没有计入班主任", class_label=label),
            )
        teachers = here
    serving = [each for each in teachers if not each.has_left(day)]
    found = [each for each in serving if each.joined_on <= day] or serving
    if len(found) == 1:
        return found[0].id, ()
    if not teachers:
        return None, (Gap("没有班主任", class_label=label),)
    why = "班主任不止一位，没有计入班主任" if found else "班主任已离岗，没有计入班主任"
    told = sorted(each.id for each in found or teachers)
    return None, tuple(Gap(why, volunteer=id_, class_label=label) for id_ in told)
