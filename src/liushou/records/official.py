"""What the official registration form and survey table of 2016 call a child's situation.

One definition for the form of one child and for the counts of the survey (reference: 民政部、教育部、公安部
2016 年农村留守儿童摸底排查, 基本情况登记表 and its notes).
"""

from datetime import date
from typing import Literal

from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.family import Guardian, Hukou, Parent
from liushou.records.standing import Standing, is_official, left_behind, standing

AwayKind = Literal["父母双方同时外出", "父亲外出，母亲无监护能力", "母亲外出，父亲无监护能力"]
Schooling = Literal["幼儿园", "未入园", "小学", "初中", "高中", "中职", "辍学", "不在学"]
GuardianKind = Literal[
    "无人监护", "父或母无监护能力", "受委托监护人监护能力不足", "监护情况一般", "监护情况较好"
]  # fmt: skip

FATHERS = ("父亲", "养父", "继父")
MOTHERS = ("母亲", "养母", "继母")
"""The relations of a father and of a mother, the nearest first."""
_PARENTS = frozenset({"父亲", "母亲"})
_RURAL = Hukou(rural=True, registered=True)
_COMPULSORY = frozenset({"小学", "初中"})
_ASSESSED: dict[str, GuardianKind] = {
    "较好": "监护情况较好", "一般": "监护情况一般", "无人监护": "无人监护",
}  # fmt: skip


def away_kind(child: Child, day: date, min_away_months: int = 0) -> AwayKind | None:
    """Which of the three situations makes the child an official one on `day`; None if it is not one.

    A parent who is dead, missing, in prison or of another family is one who cannot guard.
    """
    if not is_official(child, day, min_away_months):
        return None
    father, mother = sides_away(standing(child, day).parents)
    if father and mother:
        return "父母双方同时外出"
    return "父亲外出，母亲无监护能力" if father else "母亲外出，父亲无监护能力"


def official_but_for_hukou(child: Child, day: date, min_away_months: int = 0) -> bool:
    """True for a child whose 户籍 is not written, and who is an official one on `day` if it is rural."""
    if child.hukou is not None:
        return False
    return is_official(child.model_copy(update={"hukou": _RURAL}), day, min_away_months)


def sides_away(parents: tuple[Parent, ...]) -> tuple[bool, bool]:
    """Whether a father, and whether a mother is away for work, be it by birth, adoption or marriage."""
    away = {each.relation for each in parents if each.situation == "外出务工"}
    return not away.isdisjoint(FATHERS), not away.isdisjoint(MOTHERS)


def nearest_parent(parents: tuple[Parent, ...], relations: tuple[str, ...]) -> Parent | None:
    """The father or the mother (`relations`), who stands for the child in forms and letters; None if unknown.

    One who counts for 留守 before one who is dead, missing, in prison or of another family; then by birth,
    by adoption, by marriage.
    """
    found = [each for each in parents if each.relation in relations]
    return min(
        found,
        key=lambda each: (left_behind((each,)) == "无父母照护", relations.index(each.relation)),
        default=None,
    )


def schooling(child: Child, day: date) -> Schooling | None:
    """The child's schooling on `day` as the form counts it; None where it is not known.

    Who has left a compulsory stage without finishing it is 辍学, who is out of school otherwise 不在学,
    before school age 未入园.
    """
    school = standing(child, day).school
    if school is None:
        return None
    if school.enrolled:
        return school.stage
    if school.stage in ("未入园", "幼儿园"):
        return "未入园" if full_years(child.birth_date, day) < 6 else "不在学"
    if school.left_why == "辍学" or (school.stage in _COMPULSORY and school.left_why != "毕业"):
        return "辍学"
    return "不在学"


def carer(then: Standing, day: date) -> Guardian | None:
    """委托监护人: who looks after the child in the parents' place; None if a parent does.

    The one with an agreement that holds on `day`, else the primary guardian, else (where none is primary)
    the first named who is no parent.
    """
    others = [each for each in then.guardians if each.relation not in _PARENTS]
    agreed = [each for each in others if each.delegated is not None and each.delegated.holds_on(day)]
    unsigned = others if then.primary is None else [each for each in others if each is then.primary]
    return next(iter((*agreed, *unsigned)), None)


def guardian_kind(child: Child, day: date) -> GuardianKind | None:
    """监护类型 of the form, from the assessment on `day`; None where there is none.

    What is assessed as 差 is the carer's failing where there is a carer, else the parents'.
    """
    then = standing(child, day)
    if then.guardianship is None:
        return None
    if then.guardianship == "差":
        return "受委托监护人监护能力不足" if carer(then, day) else "父或母无监护能力"
    return _ASSESSED[then.guardianship]
