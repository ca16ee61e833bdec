"""The ladder of grades: what comes after each, and which stage of schooling it belongs to."""

from liushou.records.vocabulary import GRADES, Grade, Stage

_STAGES: tuple[tuple[Stage, int], ...] = (("幼儿园", 3), ("小学", 6), ("初中", 3), ("高中", 3))
"""The stages in their order, and how many grades each has (义务教育法 art. 11: six years and three)."""
_STAGE_OF: dict[Grade, Stage] = dict(
    zip(GRADES, (stage for stage, years in _STAGES for _ in range(years)), strict=True)
)


def stage_of(grade: Grade) -> Stage:
    """The stage of a grade; 高一 to 高三 are 高中, though a 中职 counts so too."""
    return _STAGE_OF[grade]


def grade_above(grade: Grade) -> Grade | None:
    """The next grade; None above 高三."""
    place = GRADES.index(grade) + 1
    return GRADES[place] if place < len(GRADES) else None


def ends_stage(grade: Grade) -> bool:
    """True for 大班, 六年级, 九年级 and 高三."""
    above = grade_above(grade)
    return above is None or stage_of(above) != stage_of(grade)
