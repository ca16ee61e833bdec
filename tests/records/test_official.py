"""The situations of the official registration form."""

from datetime import date
from typing import Any

import pytest
from tests.builders import BOTH_AWAY, FATHER_AWAY, MOTHER_AWAY, MOTHER_HOME, child, school

from liushou.records.official import (
    FATHERS,
    MOTHERS,
    away_kind,
    carer,
    guardian_kind,
    nearest_parent,
    official_but_for_hukou,
    schooling,
    sides_away,
)
from liushou.records.standing import standing

ON = date(2026, 11, 20)
RURAL = {"rural": True, "registered": True}


@pytest.mark.parametrize(
    ("parents", "kind"),
    [
        (BOTH_AWAY, "父母双方同时外出"),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "去世"}], "父亲外出，母亲无监护能力"),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "重病重残"}], "父亲外出，母亲无监护能力"),
        ([MOTHER_AWAY, {"relation": "父亲", "situation": "服刑"}], "母亲外出，父亲无监护能力"),
        ([MOTHER_AWAY], "母亲外出，父亲无监护能力"),
        ([{"relation": "继父", "situation": "外出务工"}, MOTHER_AWAY], "父母双方同时外出"),
        ([FATHER_AWAY, MOTHER_HOME], None),
        ([], None),
    ],
)
def test_who_is_away(parents: list[dict[str, Any]], kind: str | None) -> None:
    assert away_kind(child(hukou=RURAL, parents=parents), ON) == kind
    assert official_but_for_hukou(child(parents=parents), ON) == (kind is not None)


def test_only_a_missing_hukou_leaves_it_open_who_is_official() -> None:
    assert official_but_for_hukou(child(), ON)
    assert not official_but_for_hukou(child(hukou=RURAL), ON)
    assert not official_but_for_hukou(child(hukou={"rural": False, "registered": True}), ON)
    assert not official_but_for_hukou(child(birth_date="2010-11-20"), ON)
    recent = [{**FATHER_AWAY, "away_since": "2026-10-01"}]
    assert official_but_for_hukou(child(parents=recent), ON)
    assert not official_but_for_hukou(child(parents=recent), ON, 3)


def test_which_side_is_away() -> None:
    at_home = {"relation": "继母", "situation": "在家"}
    found = child(parents=[FATHER_AWAY, at_home]).parents
    assert sides_away(found) == (True, False)
    assert sides_away(child(parents=[{"relation": "养母", "situation": "外出务工"}]).parents) == (False, True)
    assert sides_away(()) == (False, False)


def test_only_official_children_have_one() -> None:
    assert away_kind(child(), ON) is None
    short = [{**each, "away_since": "2026-10-01"} for each in BOTH_AWAY]
    assert away_kind(child(hukou=RURAL, parents=short), ON, 3) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        (school(), "小学"),
        (school(stage="未入园", grade=None), "未入园"),
        (school(stage="幼儿园", grade=None, enrolled=False), "未入园"),
        (school(enrolled=False), "辍学"),
        (school(stage="初中", grade="八年级", enrolled=False, left_why="其他"), "辍学"),
        (school(stage="初中", grade="九年级", enrolled=False, left_why="毕业"), "不在学"),
        (school(stage="高中", grade="高一", enrolled=False), "不在学"),
        (school(stage="高中", grade="高一", enrolled=False, left_why="辍学"), "辍学"),
    ],
)
def test_schooling(given: dict[str, Any] | None, expected: str | None) -> None:
    born = "2022-05-01" if expected == "未入园" else "2011-05-01"
    assert schooling(child(school=given, birth_date=born), ON) == expected


def test_who_never_came_to_school_is_not_at_school_from_six_on() -> None:
    never = school(stage="未入园", grade=None, enrolled=False)
    assert schooling(child(school=never, birth_date="2020-11-21"), ON) == "未入园"
    assert schooling(child(school=never, birth_date="2020-11-20"), ON) == "不在学"


def test_the_carer_is_who_has_an_agreement_then_the_primary_one() -> None:
    one, two = {"name": "甲", "relation": "祖父"}, {"name": "乙", "relation": "亲属"}
    mother = {"name": "丙", "relation": "母亲", "primary": True}
    signed = {"delegated": {"signed_on": "2026-09-01"}}

    def name(*guardians: dict[str, Any]) -> str | None:
        found = carer(standing(child(guardians=list(guardians)), ON), ON)
        return found and found.name

    assert name(one, {**two, **signed}) == "乙"
    assert name(one, {**two, "primary": True}) == "乙"
    assert name({**one, **signed}, {**two, "primary": True}) == "甲"
    assert name({**mother, "primary": False}, one) == "甲"
    assert name(mother, one) is None
    assert name(mother, {**one, **signed}) == "甲"


@pytest.mark.parametrize(
    ("assessed", "guardians", "kind"),
    [
        (None, [], None),
        ("较好", [], "监护情况较好"),
        ("一般", [], "监护情况一般"),
        ("无人监护", [], "无人监护"),
        ("差", [{"name": "甲", "relation": "祖父"}], "受委托监护人监护能力不足"),
        ("差", [{"name": "甲", "relation": "父亲"}], "父或母无监护能力"),
        ("差", [], "父或母无监护能力"),
    ],
)
def test_kinds_of_guardianship(
    assessed: str | None, guardians: list[dict[str, Any]], kind: str | None
) -> None:
    assert guardian_kind(child(guardianship=assessed, guardians=guardians), ON) == kind


def test_the_nearest_parent_is_one_who_counts() -> None:
    parents = child(
        parents=[
            {"relation": "继父", "situation": "在家"},
            {"relation": "养父", "situation": "外出务工"},
            {"relation": "父亲", "situation": "去世"},
            {"relation": "母亲", "situation": "失联"},
        ]
    ).parents
    father, mother = nearest_parent(parents, FATHERS), nearest_parent(parents, MOTHERS)
    assert father is not None
    assert mother is not None
    assert (father.relation, mother.relation) == ("养父", "母亲")
    assert nearest_parent((), FATHERS) is None
