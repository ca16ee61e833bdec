"""Where a child stands in the survey table: one column of each group, or what is missing to know it."""

from dataclasses import dataclass
from datetime import date

from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.records.official import (
    AwayKind,
    Schooling,
    away_kind,
    official_but_for_hukou,
    schooling,
    sides_away,
)
from liushou.records.standing import Standing
from liushou.records.vocabulary import Guardianship, LeftBehindType
from liushou.stats.survey_columns import Key

_BOTH, _FATHER, _MOTHER = 2, 5, 8
_AWAY: dict[AwayKind, int] = {
    "父母双方同时外出": _BOTH, "父亲外出，母亲无监护能力": _FATHER, "母亲外出，父亲无监护能力": _MOTHER,
}  # fmt: skip
_SCHOOLING: dict[Schooling, int] = {
    "幼儿园": 11, "未入园": 12, "小学": 13, "初中": 14, "高中": 15, "中职": 16, "辍学": 17, "不在学": 18,
}  # fmt: skip
_GRANDPARENTS = {"祖父": 26, "祖母": 26, "外祖父": 27, "外祖母": 27}
_OTHER_CARER, _NO_CARER = 28, 29
_ASSESSED: dict[Guardianship, int] = {"较好": 30, "一般": 31, "差": 32, "无人监护": 32}
_COMPULSORY = (13, 14)

LACKS: dict[str, str] = {
    "户籍": "hukou",
    "就学情况": "school",
    "身体情况": "health",
    "主要监护人": "guardians",
    "监护情况评估": "guardianship",
}
"""What the table cannot do without, in the form's words: the field of the archive that says it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Who is counted: officially (with the months of absence the unit asks for), or by the unit's types."""

    key: Key
    counts: tuple[LeftBehindType, ...]
    months: int


def columns_of_child(
    child: Child, then: Standing, day: date, definition: Definition
) -> frozenset[int] | tuple[str, ...] | None:
    """The columns a child on the register is counted in, or what is missing to know them (of LACKS).

    None for a child whom the definition does not count. `then` is its standing on `day`.
    """
    away = _away_column(child, then, day, definition)
    if away is None and not _perhaps_official(child, day, definition):
        return None
    studies, carer, assessed = schooling(child, day), _carer(then), then.guardianship
    if away is None or studies is None or child.health is None or carer is None or assessed is None:
        found = (away, studies, child.health, carer, assessed)
        return tuple(label for label, value in zip(LACKS, found, strict=True) if value is None)
    at = _SCHOOLING[studies]
    sex = away + (1 if child.sex == "男" else 2)
    health = 19 if child.health.condition == "健康" else 20
    band = _band(then, at, full_years(child.birth_date, day))
    return frozenset((1, away, sex, at, health, band, carer, _ASSESSED[assessed]))


def _away_column(child: Child, then: Standing, day: date, definition: Definition) -> int | None:
    """Columns 2, 5 and 8; None for a child who is not counted.

    By the unit's definition one side alone being away is 5 or 8; all others whom it counts stand in 2: both
    sides away, or nobody (无父母照护, for instance).
    """
    if definition.key == "official":
        kind = away_kind(child, day, definition.months)
        return None if kind is None else _AWAY[kind]
    if then.left_behind not in definition.counts:
        return None
    father, mother = sides_away(then.parents)
    return _BOTH if father == mother else _FATHER if father else _MOTHER


def _perhaps_official(child: Child, day: date, definition: Definition) -> bool:
    return definition.key == "official" and official_but_for_hukou(child, day, definition.months)


def _band(then: Standing, schooling_column: int, age: int) -> int:
    """Columns 21–25: boarding or not at a primary or junior school, whatever the age; else the age."""
    if schooling_column in _COMPULSORY:
        return 24 if then.school is not None and then.school.boarding else 25
    return 21 if age <= 5 else 22 if age <= 13 else 23


def _carer(then: Standing) -> int | None:
    """Columns 26–29: nobody where that is the assessment, else the primary guardian's.

    Without one marked as primary, the column all the guardians share; None if they share none.
    """
    if then.guardianship == "无人监护":
        return _NO_CARER
    if then.primary is not None:
        return _column_of(then.primary)
    shared = {_column_of(guardian) for guardian in then.guardians}
    return shared.pop() if len(shared) == 1 else None


def _column_of(guardian: Guardian) -> int:
    """A parent as carer counts under 亲属或其他 (indicators.md)."""
    return _GRANDPARENTS.get(guardian.relation, _OTHER_CARER)
