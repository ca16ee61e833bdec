"""A key with nothing behind it counts as missing, but a misspelt one is told all the same."""

from typing import Any

import pytest

from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.unit import Unit
from liushou.records.validate import build

CHILD: dict[str, Any] = {
    "id": "c-1", "name": "田小禾", "sex": "女", "birth_date": "2016-03-05", "status": "在册",
    "registered_on": "2024-09-01", "parents": [], "guardians": [],
}  # fmt: skip
UNIT: dict[str, Any] = {"format": 1, "unit": {"name": "小学", "level": "学校"}}


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({"gaurdians": None}, [("gaurdians",)]),
        ({"hukou": {"rural": True, "registered": True, "plcae": None}}, [("hukou", "plcae")]),
        (
            {"parents": [{"relation": "父亲", "situation": "在家", "fone": None}]},
            [("parents", 0, "fone")],
        ),
        ({"zzz": None, "yyy": None}, [("zzz",), ("yyy",)]),
        ({"grades": [{"term": "2026-2027-1", "scores": {" ": None}}]}, [("grades", 0, "scores", " ")]),
    ],
)
def test_an_unknown_key_with_nothing_behind_it_is_told(fields: dict[str, Any], places: list[Path]) -> None:
    built = build(Child, {**CHILD, **fields})
    assert isinstance(built, tuple)
    assert [(problem.code, problem.path, problem.at) for problem in built] == [
        ("LS101", place, "key") for place in places
    ]


def test_unknown_empty_keys_are_told_beside_other_faults() -> None:
    built = build(Child, {**CHILD, "sex": "女孩", "gaurdians": None})
    assert isinstance(built, tuple)
    assert [problem.path for problem in built] == [("sex",), ("gaurdians",)]


@pytest.mark.parametrize(
    "fields",
    [
        {"phone": None, "hukou": None, "records": None},
        {"hukou": {"rural": True, "registered": True, "place": None}},
        {"grades": [{"term": "2026-2027-1", "scores": {"数学": None}, "total": None}]},
    ],
)
def test_known_keys_with_nothing_behind_them_are_as_good_as_missing(fields: dict[str, Any]) -> None:
    assert isinstance(build(Child, {**CHILD, **fields}), Record)


def test_columns_and_subjects_are_the_units_own_words() -> None:
    assert isinstance(build(Unit, {**UNIT, "imports": {"child": {"姓名": None}, "volunteer": None}}), Record)
    assert isinstance(build(Unit, {**UNIT, "imports": {"child": {" ": None}}}), tuple)


def test_integral_floats_are_whole_numbers() -> None:
    built = build(Unit, {**UNIT, "format": 1.0, "pairing": {"capacity": 3.0}})
    assert isinstance(built, Unit)
    assert (built.format, built.pairing.capacity) == (1, 3)
    assert isinstance(built.pairing.capacity, int)
    assert isinstance(build(Unit, {**UNIT, "pairing": {"capacity": 2.5}}), tuple)


@pytest.mark.parametrize("number", [10**400, 10**15 + 1, float("inf"), float("nan"), -(10**400), 1e300])
def test_numbers_beyond_all_measure_are_refused_without_a_crash(number: float) -> None:
    for field in ("total", "class_size"):
        built = build(Child, {**CHILD, "grades": [{"term": "2026-2027-1", field: number}]})
        assert isinstance(built, tuple)
        assert [problem.code for problem in built] == ["LS103"], field
