"""When an archive is complete: each part of the definition in indicators.md."""

from datetime import date
from typing import Any

import pytest

from liushou.records.child import Child
from liushou.records.completeness import missing_parts

DAY = date(2026, 11, 20)
SCHOOL = {"stage": "小学", "grade": "五年级", "class": 1, "boarding": True, "enrolled": True}
FATHER = {"relation": "父亲", "situation": "外出务工", "phone": "15400000001"}
MOTHER = {"relation": "母亲", "situation": "外出务工"}
GUARDIAN = {"name": "田奶奶", "relation": "祖母", "primary": True}
COMPLETE: dict[str, Any] = {
    "id": "c-1",
    "name": "田小禾",
    "sex": "女",
    "birth_date": "2015-11-20",
    "status": "在册",
    "registered_on": "2024-09-01",
    "address": {"village": "朝阳村"},
    "school": SCHOOL,
    "parents": [FATHER, MOTHER],
    "guardians": [GUARDIAN],
    "guardianship": "一般",
}


def lacking(**changes: Any) -> tuple[str, ...]:
    fields = {key: value for key, value in {**COMPLETE, **changes}.items() if value is not None}
    return missing_parts(Child.model_validate(fields), DAY)


def test_a_complete_archive_lacks_nothing() -> None:
    assert lacking() == ()


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"address": None}, ("现居住的村",)),
        ({"school": None}, ("就读的年级和班",)),
        ({"school": {**SCHOOL, "class": None}}, ("就读的年级和班",)),
        ({"parents": [FATHER]}, ("父亲或母亲的情况",)),
        ({"parents": [{**FATHER, "phone": None}, MOTHER]}, ("父母或主要监护人的电话",)),
        ({"guardians": []}, ("主要监护人",)),
        ({"guardians": [{**GUARDIAN, "primary": False}]}, ("主要监护人",)),
        ({"guardians": [{**GUARDIAN, "primary": None}] * 2}, ("主要监护人",)),
        ({"guardianship": None}, ("监护情况评估",)),
        ({"address": None, "guardianship": None}, ("现居住的村", "监护情况评估")),
    ],
)
def test_each_part_is_named(changes: dict[str, Any], missing: tuple[str, ...]) -> None:
    assert lacking(**changes) == missing


@pytest.mark.parametrize(
    "changes",
    [
        {"school": {"stage": "幼儿园", "boarding": False, "enrolled": True}},
        {"school": {"stage": "未入园", "boarding": False, "enrolled": False}},
        {"school": {"stage": "初中", "boarding": False, "enrolled": False}},
        {"parents": [FATHER], "categories": ["单亲"]},
        {"parents": [{**FATHER, "relation": "养父"}, {**MOTHER, "relation": "继母"}]},
        {"parents": [{**FATHER, "phone": None}, MOTHER], "guardians": [{**GUARDIAN, "phone": "15400000002"}]},
        {"guardians": [{"name": "田奶奶", "relation": "祖母"}]},
    ],
)
def test_what_counts_as_complete_too(changes: dict[str, Any]) -> None:
    assert lacking(**changes) == ()


@pytest.mark.parametrize("situation", ["去世", "失联", "服刑"])
def test_the_phone_of_a_parent_out_of_touch_does_not_count(situation: str) -> None:
    assert lacking(parents=[{**FATHER, "situation": situation}, MOTHER]) == ("父母或主要监护人的电话",)


def test_judged_by_what_held_on_the_day() -> None:
    assert lacking(guardianship=None, past=[{"until": "2026-11-20", "guardianship": "较好"}]) == ()
    assert lacking(guardianship=None, past=[{"until": "2026-11-19", "guardianship": "较好"}]) == (
        "监护情况评估",
    )
