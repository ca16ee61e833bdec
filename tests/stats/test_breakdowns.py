"""Breakdowns and cross tables."""

import pytest

from liushou.errors import UsageError
from liushou.stats.breakdowns import breakdown, cross
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.order import in_order
from tests.builders import BOTH_HOME, FATHER_AWAY, MOTHER_HOME, child, school, unit, volunteer
from tests.stats.figures import frames

GRANDMOTHER = {"name": "田奶奶", "relation": "祖母"}
RURAL = {"rural": True, "registered": True}


def pairs(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Groups in their order, which equality of mappings would not see."""
    return list(counts.items())


def test_grades_and_classes_stand_in_school_order_with_the_missing_last() -> None:
    classes = [("六年级", 1), ("五年级", 10), ("五年级", 2), ("大班", 1), ("七年级", 1), ("五年级", 2)]
    children = [child(f"c-{n}", school=school(*of)) for n, of in enumerate(classes)]
    named = child("c-x", school={**school("五年级"), "class": "实验班"})
    found = frames(*children, named, child("c-y"), child("c-z", school=school("四年级", None)))
    assert pairs(breakdown(found, "grade")) == [
        ("大班", 1),
        ("四年级", 1),
        ("五年级", 4),
        ("六年级", 1),
        ("七年级", 1),
        ("未填", 1),
    ]
    assert pairs(breakdown(found, "class")) == [
        ("大班1班", 1),
        ("五年级2班", 2),
        ("五年级10班", 1),
        ("五年级实验班", 1),
        ("六年级1班", 1),
        ("七年级1班", 1),
        ("未填", 2),
    ]


def test_villages_sex_guardianship_and_boarding() -> None:
    found = frames(
        child(
            "c-a", address={"village": "朝阳村"}, sex="男", guardianship="差", school=school(boarding=True)
        ),
        child("c-b", address={"village": "白果村"}, guardianship="较好", school=school()),
        child("c-c", address={"village": "朝阳村"}, guardianship="较好", school=school()),
        child("c-d"),
    )
    assert breakdown(found, "village") == {"朝阳村": 2, "白果村": 1, "未填": 1}
    assert list(breakdown(found, "village"))[-1] == "未填"
    assert pairs(breakdown(found, "sex")) == [("男", 1), ("女", 3)]
    assert pairs(breakdown(found, "guardianship")) == [("较好", 2), ("差", 1), ("未填", 1)]
    assert pairs(breakdown(found, "boarding")) == [("是", 1), ("否", 2), ("未填", 1)]


def test_all_four_age_bands_are_there_and_ages_are_of_the_judged_day() -> None:
    found = frames(
        child("c-a", birth_date="2012-11-20"),
        child("c-b", birth_date="2012-11-21"),
        child("c-c", birth_date="2012-11-20", status="转出", closed_on="2026-11-20"),
    )
    assert pairs(breakdown(found, "age_band")) == [("0–5", 0), ("6–13", 2), ("14–15", 1), ("16+", 0)]


def test_types_are_those_of_the_judged_day() -> None:
    found = frames(
        child("c-a"),
        child("c-b", parents=[FATHER_AWAY, MOTHER_HOME]),
        child("c-c", parents=BOTH_HOME, past=[{"until": "2026-10-01", "parents": [FATHER_AWAY]}]),
        child("c-d", parents=[]),
    )
    assert pairs(breakdown(found, "left_behind")) == [
        ("双留守", 1),
        ("单留守", 1),
        ("无父母照护", 1),
        ("非留守", 1),
    ]


def test_official_takes_the_minimum_absence_of_the_unit() -> None:
    father, mother = ({**FATHER_AWAY, "away_since": "2026-11-10"}, {**MOTHER_HOME, "situation": "重病重残"})
    children = (
        child("c-a", hukou=RURAL, parents=[father, mother]),
        child("c-b", hukou=RURAL),
        child("c-c"),
    )
    assert pairs(breakdown(frames(*children), "official")) == [("是", 2), ("否", 1)]
    three_months = unit(info={"definition": {"min_away_months": 3}})
    assert pairs(breakdown(frames(three_months, *children), "official")) == [("是", 1), ("否", 2)]


def test_relation_is_the_primary_guardians() -> None:
    found = frames(
        child("c-a", guardians=[GRANDMOTHER]),
        child(
            "c-b",
            guardians=[GRANDMOTHER, {"name": "田爷爷", "relation": "祖父", "primary": True}],
        ),
        child("c-c"),
    )
    assert pairs(breakdown(found, "relation")) == [("祖父", 1), ("祖母", 1), ("未填", 1)]


def test_categories_count_a_child_in_each_of_its_own() -> None:
    found = frames(
        child("c-a", categories=["单亲", "困难"]), child("c-b", categories=["困难", "困难"]), child("c-c")
    )
    assert pairs(breakdown(found, "category")) == [("困难", 2), ("单亲", 1), ("未填", 1)]


def test_homeroom_and_volunteer_are_by_id() -> None:
    first = {"with": "v-c", "role": "爱心妈妈", "since": "2026-09-01"}
    second = {"with": "v-b", "role": "代理家长", "since": "2026-09-02"}
    found = frames(
        volunteer("v-a", homeroom={"grade": "五年级", "class": 2}),
        volunteer("v-b"),
        volunteer("v-c"),
        child("c-a", school=school(), pairings=[second, first]),
        child("c-b", school=school("六年级"), pairings=[{**first, "until": "2026-10-01"}, second]),
        child("c-c", pairings=[{"with": "v-b", "role": "学习帮手", "since": "2026-09-01"}]),
    )
    assert breakdown(found, "homeroom") == {"v-a": 1, "未填": 2}
    assert pairs(breakdown(found, "volunteer")) == [("v-b", 1), ("v-c", 1), ("未填", 1)]


def test_a_breakdown_of_nobody_is_empty() -> None:
    empty = frames()
    for by in BREAKDOWNS:
        assert sum(breakdown(empty, by).values()) == 0


def test_a_cross_table_has_totals_of_children() -> None:
    found = frames(
        child("c-a", sex="男", address={"village": "朝阳村"}),
        child("c-b", sex="女", address={"village": "朝阳村"}),
        child("c-c", sex="女", address={"village": "朝阳村"}),
        child("c-d", sex="男"),
    )
    table = cross(found, "village", "sex")
    assert table.cells == {"朝阳村": {"男": 1, "女": 2}, "未填": {"男": 1, "女": 0}}
    assert pairs(table.rows) == [("朝阳村", 3), ("未填", 1)]
    assert pairs(table.columns) == [("男", 2), ("女", 2)]
    assert table.total == 4


def test_a_cross_table_of_categories_may_exceed_its_totals() -> None:
    found = frames(child("c-a", categories=["学困", "困难"]), child("c-b", categories=["困难"]))
    table = cross(found, "sex", "category")
    assert table.cells == {"女": {"困难": 2, "学困": 1}}
    assert (table.rows, table.columns, table.total) == ({"女": 2}, {"困难": 2, "学困": 1}, 2)


def test_what_cannot_be_grouped_by_is_said() -> None:
    with pytest.raises(UsageError, match="height"):
        breakdown(frames(), "height")
    with pytest.raises(UsageError, match="两个不同的分组"):
        cross(frames(), "sex", "sex")


def test_a_class_outside_the_known_grades_stands_before_the_missing() -> None:
    assert list(in_order("class", {"未填": 1, "复读班": 1, "一年级1班": 1})) == [
        "一年级1班",
        "复读班",
        "未填",
    ]
