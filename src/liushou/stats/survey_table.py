"""The official survey table (摸排统计表): official left-behind children by village, in 32 columns.

Counted are the children on the register on the day who then are official (国发〔2016〕13号, under 16). A
child of whom one of the groups is not known is in no column, but named: so every row cross-foots.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.dates import full_years
from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.records.official import AwayKind, Schooling, away_kind, schooling
from liushou.records.standing import Standing, on_register, standing
from liushou.records.vocabulary import Guardianship
from liushou.stats.survey_columns import COLUMNS
from liushou.store.load import Store

_AWAY: dict[AwayKind, int] = {
    "父母双方同时外出": 2, "父亲外出，母亲无监护能力": 5, "母亲外出，父亲无监护能力": 8,
}  # fmt: skip
_SCHOOLING: dict[Schooling, int] = {
    "幼儿园": 11, "未入园": 12, "小学": 13, "初中": 14, "高中": 15, "中职": 16, "辍学": 17, "不在学": 18,
}  # fmt: skip
_GRANDPARENTS = {"祖父": 26, "祖母": 26, "外祖父": 27, "外祖母": 27}
_OTHER_CARER, _NO_CARER = 28, 29
_ASSESSED: dict[Guardianship, int] = {"较好": 30, "一般": 31, "差": 32, "无人监护": 32}
_COMPULSORY = (13, 14)


@dataclass(frozen=True, slots=True)
class VillageRow:
    """The 32 counts of a village (None: the archive names none), the first being column 1."""

    village: str | None
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """An official child who is in no column, and what of its archive is missing, in Chinese."""

    id: str
    name: str
    village: str | None
    class_label: str | None
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """The table as of `on`: a row a village (those without one last), the total, and who is not counted."""

    on: date
    rows: tuple[VillageRow, ...]
    total: tuple[int, ...]
    incomplete: tuple[Incomplete, ...]


def survey_table(store: Store, on: date) -> SurveyTable:
    """The survey table of a store as it stood on a day."""
    months = store.unit.min_away_months
    villages: dict[str | None, list[frozenset[int]]] = {}
    incomplete: list[Incomplete] = []
    for child in store.children.values():
        kind = away_kind(child, on, months) if on_register(child, on) else None
        if kind is None:
            continue
        then = standing(child, on)
        columns = _columns_of(child, then, kind, on)
        if isinstance(columns, frozenset):
            villages.setdefault(then.village, []).append(columns)
        else:
            label = then.school.class_label if then.school else None
            incomplete.append(Incomplete(child.id, child.name, then.village, label, columns))
    ordered = sorted(villages, key=lambda village: (village is None, village or ""))
    rows = tuple(VillageRow(village, _counted(villages[village])) for village in ordered)
    return SurveyTable(
        on, rows, _counted(one for found in villages.values() for one in found), _listed(incomplete)
    )


def _columns_of(child: Child, then: Standing, kind: AwayKind, day: date) -> frozenset[int] | tuple[str, ...]:
    """The columns a child is counted in, or what is missing to know them."""
    studies, carer, assessed = schooling(child, day), _carer(then), then.guardianship
    if studies is None or child.health is None or carer is None or assessed is None:
        parts = (
            (studies, "就学情况"), (child.health, "身体情况"),
            (carer, "主要监护人"), (assessed, "监护情况评估"),
        )  # fmt: skip
        return tuple(label for value, label in parts if value is None)
    away, at = _AWAY[kind], _SCHOOLING[studies]
    health = 19 if child.health.condition == "健康" else 20
    sex = away + (1 if child.sex == "男" else 2)
    band = _band(then, at, full_years(child.birth_date, day))
    return frozenset((1, away, sex, at, health, band, carer, _ASSESSED[assessed]))


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


def _counted(children: Iterable[frozenset[int]]) -> tuple[int, ...]:
    counts = [0] * len(COLUMNS)
    for columns in children:
        for number in columns:
            counts[number - 1] += 1
    return tuple(counts)


def _listed(incomplete: list[Incomplete]) -> tuple[Incomplete, ...]:
    return tuple(sorted(incomplete, key=lambda one: (one.village is None, one.village or "", one.id)))
