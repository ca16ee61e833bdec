"""What an inspection sample may be stratified by: properties of which a child has one on a day.

The groups are those of `stats --per` (a test holds it); a missing value is a group of its own, 未填.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.groups import UNFILLED
from liushou.records.helpers import Helpers
from liushou.records.schooling import label_order
from liushou.records.standing import AGE_BANDS, Standing, age_band, is_official
from liushou.records.unit import Unit
from liushou.records.vocabulary import (
    GRADES,
    LEFT_BEHIND_TYPES,
    GuardianRelation,
    Guardianship,
    Sex,
    UnitLevel,
)

_BY_CLASS: frozenset[UnitLevel] = frozenset({"班级", "学校"})


@dataclass(frozen=True, slots=True)
class About:
    """A child on a day, and what its groups are told from."""

    child: Child
    day: date
    then: Standing
    helpers: Helpers
    min_away_months: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to part children: its key, its label, the group of a child (None where not known).

    `terms` are the groups in their order, where they are a closed list. `people`: groups are ids of helpers.
    """

    key: str
    label: str
    of: Callable[[About], str | None]
    terms: tuple[str, ...] = ()
    people: bool = False

    def group(self, about: About) -> str:
        """The child's group, 未填 where it is not known."""
        return self.of(about) or UNFILLED

    def place(self, group: str) -> tuple[int, int, int, str]:
        """A key that sorts groups: by the order of the field, 未填 last."""
        if group == UNFILLED:
            return 1, 0, 0, group
        if self.key == "class":
            return 0, *label_order(group)
        return 0, self.terms.index(group) if group in self.terms else len(self.terms), 0, group


def grouping(word: str | None, unit: Unit) -> Grouping:
    """The grouping that a word means, by label or key; none given: class in a school, village elsewhere.

    Raises UsageError.
    """
    if word is None:
        return GROUPINGS["class" if unit.unit.level in _BY_CLASS else "village"]
    named = {one.label: one for one in GROUPINGS.values()} | dict(GROUPINGS)
    if word not in named:
        known = "、".join(one.label for one in GROUPINGS.values())
        why = "一名儿童可以有几个类别，不能按“类别”分层" if word in ("类别", "category") else None
        raise UsageError(f"{why or f'不能按“{word}”分层'}；可以用：{known}。")
    return named[word]


def _yes(value: bool) -> str:
    return "是" if value else "否"


def _homeroom(about: About) -> str | None:
    teacher = about.helpers.homeroom(about.child, about.day)
    return None if teacher is None else teacher.id


def _volunteer(about: About) -> str | None:
    """The helper of the active adult pairing that began first."""
    pairs = about.helpers.pairings(about.child)
    active = [pair for pair in pairs if pair.adult and pair.active(about.day)]
    return min(active, key=lambda pair: pair.since).with_ if active else None


_YES_NO = ("是", "否")
_ALL = (
    Grouping("grade", "年级", lambda one: one.then.school.grade if one.then.school else None, GRADES),
    Grouping("class", "班级", lambda one: one.then.school.class_label if one.then.school else None),
    Grouping("village", "村", lambda one: one.then.village),
    Grouping("sex", "性别", lambda one: one.child.sex, get_args(Sex)),
    Grouping("age_band", "年龄段", lambda one: age_band(one.child.birth_date, one.day), AGE_BANDS),
    Grouping("left_behind", "留守类型", lambda one: one.then.left_behind, LEFT_BEHIND_TYPES),
    Grouping(
        "official",
        "国家口径",
        lambda one: _yes(is_official(one.child, one.day, one.min_away_months)),
        _YES_NO,
    ),
    Grouping("guardianship", "监护情况", lambda one: one.then.guardianship, get_args(Guardianship)),
    Grouping(
        "relation",
        "监护人关系",
        lambda one: one.then.primary.relation if one.then.primary else None,
        get_args(GuardianRelation),
    ),
    Grouping(
        "boarding", "寄宿", lambda one: _yes(one.then.school.boarding) if one.then.school else None, _YES_NO
    ),
    Grouping("homeroom", "班主任", _homeroom, people=True),
    Grouping("volunteer", "帮扶人员", _volunteer, people=True),
)
GROUPINGS: Mapping[str, Grouping] = {one.key: one for one in _ALL}
"""By key, in the order of indicators.md."""
