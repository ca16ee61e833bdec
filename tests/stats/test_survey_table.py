"""The official survey table: where each child is counted, and that every row cross-foots."""

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.documents.contexts.survey_shape import IncompleteJson, SurveyJson
from liushou.records.child import Child
from liushou.records.standing import is_official, standing
from liushou.stats.survey_checks import mismatches
from liushou.stats.survey_columns import COLUMNS, Key, columns_of, unbalanced
from liushou.stats.survey_json import as_json
from liushou.stats.survey_table import SurveyTable, survey_table
from tests.builders import FATHER_AWAY, FATHER_HOME, MOTHER_AWAY, MOTHER_HOME, child, school, store, unit

DAY = date(2026, 11, 20)
GRANDMOTHER = {"name": "奶奶", "relation": "祖母"}


def official(id_: str = "c-a", without: tuple[str, ...] = (), **fields: Any) -> Child:
    """A healthy girl of eleven at a primary school, with everything the table asks for, or not all of it."""
    base: dict[str, Any] = {
        "hukou": {"rural": True, "registered": True},
        "address": {"village": "青塘村"},
        "school": school(),
        "health": {"condition": "健康"},
        "guardians": [GRANDMOTHER],
        "guardianship": "较好",
    }
    given = {key: value for key, value in {**base, **fields}.items() if key not in without}
    return child(id_, **given)


def table(*children: Child, on: date = DAY, definition: Key = "official", **settings_: Any) -> SurveyTable:
    return survey_table(store(unit(**settings_), *children), on, definition)


def columns(**fields: Any) -> set[int]:
    """The columns in which such a child is counted."""
    found = table(official(**fields))
    assert not found.incomplete
    assert unbalanced(found.total) == ()
    return {number for number, count in enumerate(found.total, 1) if count}


def test_an_ordinary_child() -> None:
    assert columns() == {1, 2, 4, 13, 19, 25, 26, 30}


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ([FATHER_AWAY, MOTHER_AWAY], {2, 4}),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "重病重残"}], {5, 7}),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "去世"}], {5, 7}),
        ([FATHER_AWAY, {"relation": "母亲", "situation": "另组家庭"}], {5, 7}),
        ([FATHER_AWAY], {5, 7}),
        ([MOTHER_AWAY, {**FATHER_HOME, "can_guard": False}], {8, 10}),
        ([MOTHER_AWAY, {"relation": "继父", "situation": "外出务工"}], {2, 4}),
    ],
)
def test_who_is_away(parents: list[dict[str, Any]], expected: set[int]) -> None:
    assert columns(parents=parents) & set(range(2, 11)) == expected


def test_boys_and_girls() -> None:
    assert 3 in columns(sex="男")


@pytest.mark.parametrize(
    ("born", "studies", "expected"),
    [
        ("2015-05-01", school(boarding=True), {13, 24}),
        ("2013-05-01", school("七年级", stage="初中"), {14, 25}),
        ("2021-05-01", school(), {13, 25}),  # five years old, at a primary school
        ("2021-05-01", school("大班", 1, stage="幼儿园"), {11, 21}),
        ("2021-05-01", school(None, None, stage="未入园", enrolled=False), {12, 21}),
        ("2011-05-01", school("高一", stage="高中", boarding=True), {15, 23}),
        ("2011-05-01", school("高一", stage="中职"), {16, 23}),
        ("2014-05-01", school(enrolled=False, left_why="辍学"), {17, 22}),
        ("2011-05-01", school("八年级", stage="初中", enrolled=False), {17, 23}),
        ("2011-05-01", school("九年级", stage="初中", enrolled=False, left_why="毕业"), {18, 23}),
    ],
)
def test_schooling_goes_before_age(born: str, studies: dict[str, Any], expected: set[int]) -> None:
    schooling_and_age = set(range(11, 19)) | set(range(21, 26))
    assert columns(birth_date=born, school=studies) & schooling_and_age == expected


@pytest.mark.parametrize(
    ("born", "column"),
    [("2020-11-21", 21), ("2020-11-20", 22), ("2012-11-21", 22), ("2012-11-20", 23), ("2010-11-21", 23)],
)
def test_ages_of_those_who_left_school(born: str, column: int) -> None:
    left = school(stage="小学", enrolled=False, left_why="辍学")
    assert columns(birth_date=born, school=left) & set(range(21, 26)) == {column}


@pytest.mark.parametrize(("condition", "column"), [("健康", 19), ("残疾", 20), ("患病", 20)])
def test_health(condition: str, column: int) -> None:
    assert columns(health={"condition": condition}) & {19, 20} == {column}


@pytest.mark.parametrize(
    ("relation", "column"),
    [("祖父", 26), ("外祖母", 27), ("亲属", 28), ("邻居", 28), ("父亲", 28), ("母亲", 28)],
)
def test_carers(relation: str, column: int) -> None:
    found = columns(guardians=[{"name": "甲", "relation": relation}])
    assert found & set(range(26, 30)) == {column}


def test_nobody_as_carer() -> None:
    found = columns(guardians=[], guardianship="无人监护")
    assert found & set(range(26, 33)) == {29, 32}


@pytest.mark.parametrize(("assessed", "column"), [("较好", 30), ("一般", 31), ("差", 32)])
def test_assessment(assessed: str, column: int) -> None:
    assert columns(guardianship=assessed) & {30, 31, 32} == {column}


def test_guardians_none_of_whom_is_primary_count_where_they_agree() -> None:
    grandfather = {"name": "爷爷", "relation": "祖父"}
    assert 26 in columns(guardians=[GRANDMOTHER, grandfather])
    others = [GRANDMOTHER, {"name": "舅舅", "relation": "亲属"}]
    assert table(official(guardians=others)).incomplete[0].lacks == ("主要监护人",)


@pytest.mark.parametrize(
    ("without", "lacks"),
    [
        (("health",), ("身体情况",)),
        (("school",), ("就学情况",)),
        (("guardianship",), ("监护情况评估",)),
        (("guardians",), ("主要监护人",)),
        (("guardians", "guardianship"), ("主要监护人", "监护情况评估")),
    ],
)
def test_who_cannot_be_counted_is_named_and_in_no_column(
    without: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    found = table(official("c-a", without), official("c-b"))
    assert [(one.id, one.name, one.village, one.lacks) for one in found.incomplete] == [
        ("c-a", "儿童c-a", "青塘村", lacks)
    ]
    assert found.total[0] == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"hukou": {"rural": False, "registered": True}},
        {"parents": [FATHER_HOME, MOTHER_HOME]},
        {"parents": [FATHER_AWAY, MOTHER_HOME]},
        {"birth_date": "2010-11-20"},
        {"registered_on": "2026-11-21"},
        {"status": "转出", "closed_on": "2026-11-20"},
    ],
)
def test_who_is_not_official_or_not_on_the_register_is_not_counted(fields: dict[str, Any]) -> None:
    found = table(official(**fields))
    assert (found.rows, found.incomplete, sum(found.total)) == ((), (), 0)


def test_the_absence_a_unit_asks_for() -> None:
    since = {**FATHER_AWAY, "away_since": "2026-09-20"}
    recent = official(parents=[since, {**MOTHER_AWAY, "away_since": "2020-01-01"}])
    asked = {"info": {"definition": {"min_away_months": 3}}}
    assert table(recent).total[0] == 1
    assert table(recent, **asked).total[0] == 0


def test_things_are_counted_as_they_stood() -> None:
    moved = official(
        address={"village": "上湾村"},
        past=[{"until": "2026-10-31", "address": {"village": "青塘村"}, "guardianship": "差"}],
    )
    assert [row.village for row in table(moved).rows] == ["上湾村"]
    (before,) = table(moved, on=date(2026, 10, 31)).rows
    assert (before.village, before.counts[31]) == ("青塘村", 1)


def test_villages_are_rows_and_add_up() -> None:
    found = table(
        official("c-a", address={"village": "青塘村"}),
        official("c-b", address={"village": "上湾村"}),
        official("c-c", address={"village": "青塘村"}, sex="男"),
    )
    assert [(row.village, row.counts[:4]) for row in found.rows] == [
        ("上湾村", (1, 1, 0, 1)),
        ("青塘村", (2, 2, 1, 1)),
    ]
    assert found.total[:4] == (3, 3, 1, 2)


def test_an_archive_without_a_village_has_a_row_of_its_own() -> None:
    found = table(official("c-b", ("address",)), official("c-a"))
    assert [row.village for row in found.rows] == ["青塘村", None]


ALL_TYPES = ["双留守", "单留守", "无父母照护", "非留守"]
DEFINITIONS_OF_A_UNIT = st.tuples(
    st.sampled_from(get_args(Key)), st.lists(st.sampled_from(ALL_TYPES), min_size=1, unique=True)
)
GROUPS = ((2, 5, 8), (3, 4, 6, 7, 9, 10), range(11, 19), (19, 20), range(21, 26), range(26, 30), (30, 31, 32))
"""Of each of these a child stands in one column."""


def counts_for(one: Child, definition: Key, counts: list[str]) -> bool:
    if definition == "unit":
        return standing(one, DAY).left_behind in counts
    return is_official(one, DAY)


PERSON = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["男", "女"]),
        "birth_date": st.dates(date(2007, 1, 1), date(2026, 1, 1)).map(date.isoformat),
        "hukou": st.booleans().map(lambda rural: {"rural": rural, "registered": True}),
        "address": st.sampled_from(["青塘村", "上湾村"]).map(lambda village: {"village": village}),
        "parents": st.lists(
            st.fixed_dictionaries(
                {
                    "relation": st.sampled_from(["父亲", "母亲", "继父", "养母"]),
                    "situation": st.sampled_from(
                        ["外出务工", "外出务工", "在家", "去世", "另组家庭", "重病重残", "其他"]
                    ),
                }
            ),
            max_size=3,
        ),
        "guardians": st.lists(
            st.fixed_dictionaries(
                {"name": st.just("甲"), "relation": st.sampled_from(["祖父", "外祖母", "亲属", "母亲"])}
            ),
            max_size=2,
        ),
        "guardianship": st.sampled_from(["较好", "一般", "差", "无人监护"]),
        "health": st.sampled_from(["健康", "残疾", "患病"]).map(lambda condition: {"condition": condition}),
        "school": st.builds(
            lambda stage, boarding, enrolled: school(
                None, None, stage=stage, boarding=boarding, enrolled=enrolled
            ),
            st.sampled_from(["未入园", "幼儿园", "小学", "初中", "高中", "中职"]),
            st.booleans(),
            st.booleans(),
        ),
    }
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PERSON, max_size=12), DEFINITIONS_OF_A_UNIT)
def test_every_row_cross_foots_and_the_rows_add_up(
    people: list[dict[str, Any]], asked: tuple[Key, list[str]]
) -> None:
    children = [official(f"c-{number}", **each) for number, each in enumerate(people)]
    definition, counts_of_unit = asked
    found = table(*children, definition=definition, info={"counts": counts_of_unit})
    assert mismatches(found) == ()
    for one in found.counted:
        assert all(len(one.columns & set(group)) == 1 for group in GROUPS), one
    expected = {one.id for one in children if counts_for(one, definition, counts_of_unit)}
    assert {one.id for one in (*found.counted, *found.incomplete)} == expected
    for counts in (*(row.counts for row in found.rows), found.total):
        assert len(counts) == len(COLUMNS) == 32
        assert unbalanced(counts) == ()
    summed = tuple(map(sum, zip(*(row.counts for row in found.rows), strict=True))) or (0,) * 32
    assert found.total == summed


def by_unit(**fields: Any) -> set[int]:
    """The columns by the unit's definition of such a child, whom the official one does not count."""
    one = official(**fields)
    counts = {"counts": ALL_TYPES}
    assert table(one, info=counts).total[0] == 0
    (found,) = table(one, definition="unit", info=counts).counted
    return set(found.columns)


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ([FATHER_AWAY, MOTHER_HOME], {5, 7}),
        ([FATHER_HOME, MOTHER_AWAY], {8, 10}),
        ([FATHER_HOME, {"relation": "继母", "situation": "外出务工"}], {8, 10}),
        ([FATHER_AWAY, {"relation": "继父", "situation": "在家"}], {5, 7}),
        ([FATHER_AWAY, MOTHER_AWAY, {"relation": "继父", "situation": "在家"}], {2, 4}),
        ([], {2, 4}),
        ([{"relation": "父亲", "situation": "去世"}], {2, 4}),
        ([FATHER_HOME, MOTHER_HOME], {2, 4}),
    ],
)
def test_who_is_away_by_the_units_definition(parents: list[dict[str, Any]], expected: set[int]) -> None:
    assert by_unit(parents=parents) & set(range(2, 11)) == expected


def test_the_unit_counts_at_any_age_and_from_town() -> None:
    grown = by_unit(birth_date="2008-01-01", school=school("高三", stage="高中"))
    assert grown & set(range(11, 26)) == {15, 19, 23}
    left = by_unit(birth_date="2008-01-01", school=school(stage="高中", enrolled=False, left_why="毕业"))
    assert left & set(range(11, 26)) == {18, 19, 23}
    assert 13 in by_unit(hukou={"rural": False, "registered": True})


def test_the_units_types_decide() -> None:
    one_away = official("c-a", parents=[FATHER_AWAY, MOTHER_HOME])
    both = official("c-b")
    found = table(one_away, both, definition="unit", info={"counts": ["双留守"]})
    assert [one.id for one in found.counted] == ["c-b"]


def test_the_units_headings_are_its_own() -> None:
    official_, own = columns_of("official"), columns_of("unit")
    changed = [one.number for one, other in zip(official_, own, strict=True) if one != other]
    assert changed == [*range(2, 11), 23]
    assert own[22].label == "14周岁及以上"


@pytest.mark.parametrize(
    ("parents", "lacks"),
    [([FATHER_AWAY, MOTHER_AWAY], [("户籍",)]), ([FATHER_AWAY, MOTHER_HOME], []), ([], [])],
)
def test_without_hukou_nobody_knows_whether_a_child_is_official(
    parents: list[dict[str, Any]], lacks: list[tuple[str, ...]]
) -> None:
    found = table(official("c-a", ("hukou",), parents=parents))
    assert [one.lacks for one in found.incomplete] == lacks
    assert found.total[0] == 0
    old = table(official("c-a", ("hukou",), birth_date="2010-11-20"))
    assert old.incomplete == ()


def test_the_unit_does_not_ask_for_hukou() -> None:
    assert table(official("c-a", ("hukou",)), definition="unit").total[0] == 1


def test_among_and_within() -> None:
    kept = store(unit(), official("c-a"), official("c-b", address={"village": "上湾村"}))
    found = survey_table(kept, DAY, "official", {"c-b"}, "上湾村")
    assert [one.id for one in found.counted] == ["c-b"]
    assert as_json(found, "临溪小学")["counted"].endswith("只统计：上湾村")  # type: ignore[union-attr]


def test_an_equation_that_does_not_hold_is_told() -> None:
    counts = list(table(official()).total)
    counts[12] = 2
    assert unbalanced(counts) == (
        "第1栏为1，第11＋12＋13＋14＋15＋16＋17＋18栏为2",
        "第13＋14栏为2，第24＋25栏为1",
    )


def test_as_json() -> None:
    found = as_json(table(official("c-a"), official("c-b", guardianship="一般")), "临溪小学")
    assert list(found) == [
        "unit", "on", "definition", "title", "counted", "note", "columns", "rows", "total", "unbalanced",
        "mismatches", "incomplete",
    ]  # fmt: skip
    assert (found["on"], found["definition"], found["title"]) == (
        "2026-11-20",
        "official",
        "农村留守儿童统计表",
    )
    assert found["columns"][2] == {"number": 3, "group": "父母双方外出", "label": "男"}  # type: ignore[index]
    assert found["rows"] == [{"village": "青塘村", "counts": found["total"]}]
    assert found["unbalanced"] == found["mismatches"] == found["incomplete"] == []


def test_the_keys_are_those_that_documents_are_made_from() -> None:
    found = as_json(table(official(), official("c-b", ("health", "school"))), "临溪小学")
    assert set(found) == set(SurveyJson.__annotations__)
    assert found["incomplete"] == [
        {
            "id": "c-b", "name": "儿童c-b", "village": "青塘村", "class": None,
            "lacks": ["就学情况", "身体情况"], "fields": ["school", "health"],
            "path": "data/children/c-b.yaml",
        }
    ]  # fmt: skip
    assert set(IncompleteJson.__annotations__) == set(found["incomplete"][0])  # type: ignore[index, arg-type]
