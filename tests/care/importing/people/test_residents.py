"""Rows of 留守妇女、留守老人 into archives."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import child, resident, store, volunteer
from tests.care.importing.rosters import ON, Cells, after, changed_in, imported

from liushou.cells import Cell
from liushou.records.resident import Resident
from liushou.store.load import Store

NUMBER = "439900195005010022"
NEW: Cells = {
    "name": "石有根",
    "sex": "男",
    "birth_date": "1951-03-08",
    "kind": "留守老人",
    "address.village": "朝阳村",
}
HERE: dict[str, Any] = {
    "name": "石秀英",
    "birth_date": "1950-05-01",
    "id_number": NUMBER,
    "phone": "15400012345",
    "family": [
        {"relation": "儿子", "name": "石大", "phone": "15400011111", "workplace": "浙江宁波"},
        {"relation": "女儿", "name": "石二"},
    ],
    "health": {"condition": "患病", "detail": "高血压"},
    "needs": ["生活照料"],
    "helpers": [{"with": "v-1", "since": "2026-01-01"}],
}
HELPERS = (volunteer("v-1", name="何秀兰"), volunteer("v-2", name="张伟"), volunteer("v-3", name="张伟"))


def there(**more: Any) -> Store:
    return store(resident("r-1", **{**HERE, **more}), *HELPERS)


def told(held: Store, cells: Cells, **more: Any) -> dict[str, tuple[Any, Any]]:
    """The fields that the row changes, by path."""
    outcome = imported(held, cells, kind="residents", **more)
    assert outcome.rejected == ()
    return {each.field: (each.old, each.new) for one in outcome.changed for each in one.fields}


def reasons(held: Store, *cells: Cells) -> list[tuple[int, str]]:
    """Row and target of whatever is rejected."""
    return [(one.place.row, one.target) for one in imported(held, *cells, kind="residents").rejected]


def made(*cells: Cells, held: Store | None = None, **more: Any) -> list[Resident]:
    """Those whom the rows make."""
    held = held or store(*HELPERS)
    outcome = imported(held, *cells, kind="residents", **more)
    assert outcome.rejected == ()
    return [after(held, outcome.drafts).residents[one.id] for one in outcome.new]


def test_a_row_makes_an_archive() -> None:
    (one,) = made(
        {
            **NEW,
            "phone": "15400012345",
            "address.detail": "3组",
            "family[0].relation": "儿子",
            "family[0].name": "石大",
            "family[1].relation": "女儿",
            "family[1].name": "石二",
            "health.condition": "残疾",
            "health.detail": "左腿",
            "needs": "健康保健、生活照料",
            "helpers.with": "何秀兰",
        }
    )
    assert (one.status, one.registered_on, one.kind) == ("在册", ON, "留守老人")
    assert [(each.relation, each.name) for each in one.family] == [("儿子", "石大"), ("女儿", "石二")]
    assert one.health is not None
    assert (one.health.condition, one.needs) == ("残疾", ("健康保健", "生活照料"))
    assert [(each.with_, each.since) for each in one.helpers] == [("v-1", ON)]


def test_an_id_number_says_birth_date_and_sex() -> None:
    row = {"name": "石秀英", "id_number": NUMBER, "kind": "老人", "address": "石桥镇朝阳村3组"}
    (one,) = made(row)
    assert (one.sex, one.birth_date.isoformat(), one.kind) == ("女", "1950-05-01", "留守老人")
    assert (one.address.village, one.address.detail) == ("朝阳村", "3组")


def test_women_are_women_where_the_sheet_does_not_say_so() -> None:
    row = {key: value for key, value in NEW.items() if key != "sex"}
    (one,) = made({**row, "kind": "留守妇女"})
    assert one.sex == "女"
    assert reasons(store(), row) == [(2, "sex")]


@pytest.mark.parametrize("missing", ["name", "birth_date", "kind", "address.village"])
def test_what_an_archive_cannot_do_without_is_asked_for(missing: str) -> None:
    row = {key: value for key, value in NEW.items() if key != missing}
    assert reasons(store(), row) == [(2, missing)]


def test_kind_village_and_relation_may_be_given_for_all() -> None:
    row = {"name": "石有根", "sex": "男", "birth_date": "1951-03-08", "family[0].name": "石大"}
    assert dict(imported(store(), row, kind="residents").lacking) == {
        "kind": 1,
        "address.village": 1,
        "family[0].relation": 1,
    }
    given = {"kind": "留守老人", "address.village": "朝阳村", "family[0].relation": "儿子"}
    (one,) = made(row, defaults=given)
    assert (one.kind, one.address.village, one.family[0].relation) == ("留守老人", "朝阳村", "儿子")


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "r-1"},
        {"name": "石秀英", "id_number": NUMBER},
        {"name": "石秀英", "birth_date": "1950-05-01"},
        {"name": "石 秀 英", "birth_date": "1950年5月"},
        {"name": "石秀英"},
        {"name": "石秀英", "address.village": "朝阳村"},
    ],
)
def test_a_row_finds_its_archive(cells: Cells) -> None:
    assert told(there(), {**cells, "notes": "耳背"}) == {"notes": (None, "耳背")}


@pytest.mark.parametrize(
    ("cells", "at"),
    [
        ({"id": "r-9", "name": "石秀英"}, "id"),
        ({"name": "石秀英", "birth_date": "1951-05-01", "address.village": "朝阳村"}, "birth_date"),
        ({"name": "石秀英", "address.village": "白果村"}, "name"),
        ({"name": "钱多多", "id_number": NUMBER}, "id_number"),
        ({"name": "石秀英", "birth_date": "1950-05-01", "id_number": "439900195005010049"}, "id_number"),
        ({"id": "r-1", "helpers.with": "张伟"}, "helpers.with"),
        ({"id": "r-1", "helpers.with": "没有此人"}, "helpers.with"),
        ({"id": "r-1", "status": "结束"}, "status"),
        ({"id": "r-1", "id_number": 439900195005010000}, "id_number"),
        ({"id": "r-1", "needs": "旅游"}, "needs"),
    ],
)
def test_what_speaks_against_a_row_is_said_at_its_cell(cells: Cells, at: str) -> None:
    assert reasons(there(), cells) == [(2, at)]


@pytest.mark.parametrize(
    "word", ["何秀兰、李老师", "何秀兰，v-4", "何秀兰/李老师/何秀兰", " 何秀兰 ；李老师"]
)
def test_one_cell_may_name_several_helpers(word: str) -> None:
    teacher = volunteer("v-4", name="李老师")
    (one,) = made({**NEW, "helpers.with": word}, held=store(*HELPERS, teacher))
    assert [(each.with_, each.since) for each in one.helpers] == [("v-1", ON), ("v-4", ON)]
    here = store(resident("r-1", **HERE), *HELPERS, teacher)
    again = {"helpers[1]": (None, {"with": "v-4", "since": str(ON)})}
    assert told(here, {"id": "r-1", "helpers.with": word}) == again


def test_of_several_helpers_the_one_nobody_knows_is_named() -> None:
    outcome = imported(there(), {"id": "r-1", "helpers.with": "何秀兰、没有此人"}, kind="residents")
    assert [one.reason for one in outcome.rejected] == [
        "在岗的帮扶人员里没有“没有此人”：请先为其建档（导入帮扶人员，或 liushou new volunteer）"
    ]


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({"phone": "15400012345"}, {}),
        ({"phone": "***45"}, {}),
        ({"phone": "15400099999"}, {"phone": ("15400012345", "15400099999")}),
        ({"needs": "生活照料"}, {}),
        ({"needs": "生活照料、法律援助"}, {"needs": (["生活照料"], ["生活照料", "法律援助"])}),
        ({"health.detail": "糖尿病"}, {"health.detail": ("高血压", "糖尿病")}),
        ({"family[0].name": "石大"}, {}),
        (
            {"family[0].relation": "儿子", "family[0].name": "石大", "family[0].workplace": "上海"},
            {"family[0].workplace": ("浙江宁波", "上海")},
        ),
        (
            {"family[0].relation": "儿子", "family[0].name": "石达", "family[0].phone": "15400011111"},
            {"family[0].name": ("石大", "石达")},
        ),
        (
            {"family[0].relation": "女儿", "family[0].name": "石二", "family[0].workplace": "上海"},
            {"family[1].workplace": (None, "上海")},
        ),
        ({"family[0].relation": "儿子"}, {}),
        (
            {"family[0].relation": "女儿", "family[0].name": "石三"},
            {"family[2]": (None, {"relation": "女儿", "name": "石三"})},
        ),
        ({"helpers.with": "何秀兰"}, {}),
        ({"helpers.with": "v-1", "helpers.since": "2026-01-01"}, {}),
        (
            {"helpers.with": "v-2", "helpers.since": "2026-11-01"},
            {"helpers[1]": (None, {"with": "v-2", "since": "2026-11-01"})},
        ),
    ],
)
def test_a_row_changes_what_it_says_otherwise(cells: Cells, fields: dict[str, Any]) -> None:
    assert told(there(), {"id": "r-1", **cells}) == fields


def test_the_first_phone_of_a_family_is_that_of_its_place() -> None:
    assert told(there(), {"id": "r-1", "family[0].phone": "15400022222"}) == {
        "family[0].phone": ("15400011111", "15400022222")
    }


def test_one_who_has_left_is_not_changed_by_a_sheet() -> None:
    gone = there(status="结束", closed_on="2026-10-01")
    assert reasons(gone, {"id": "r-1", "notes": "耳背"}) == [(2, "")]


def test_a_resident_is_not_taken_for_a_child_of_the_name() -> None:
    held = store(child("c-1", name="石有根"))
    assert len(imported(held, NEW, kind="residents").new) == 1


def test_two_rows_of_one_person_are_given_back_and_the_same_row_is_taken_once() -> None:
    assert reasons(store(), NEW, {**NEW, "phone": "15400012345"}) == [(2, "name"), (3, "name")]
    outcome = imported(store(), NEW, NEW, kind="residents")
    assert (len(outcome.new), len(outcome.unchanged)) == (1, 1)


def test_a_new_one_of_the_name_says_so() -> None:
    held = store(resident("r-1", name="石有根", birth_date="1951-03-08"))
    assert imported(held, {**NEW, "id": "新"}, kind="residents").new
    assert imported(held, {**NEW, "id": "新", "sex": "女"}, kind="residents").new == ()


PHONES = st.sampled_from([None, "15400000001", "0573-86012345"])
RELATIVES = st.fixed_dictionaries(
    {
        "relation": st.sampled_from(["儿子", "女儿", "丈夫"]),
        "name": st.sampled_from([None, "石大", "石二"]),
        "phone": PHONES,
        "workplace": st.sampled_from([None, "浙江宁波", "在家"]),
    }
)
RESIDENTS = st.builds(
    resident,
    id_=st.just("r-1"),
    name=st.sampled_from(["石秀英", "欧阳秀英"]),
    phone=PHONES,
    address=st.sampled_from([{"village": "朝阳村"}, {"village": "朝阳村", "detail": "3组"}]),
    family=st.lists(RELATIVES, max_size=3),
    health=st.sampled_from([None, {"condition": "患病", "detail": "高血压"}]),
    needs=st.lists(st.sampled_from(["生活照料", "法律援助"]), unique=True),
    helpers=st.lists(
        st.fixed_dictionaries(
            {
                "with": st.sampled_from(["v-1", "v-2"]),
                "since": st.sampled_from(["2026-01-01", "2026-10-01"]),
                "until": st.sampled_from([None, "2026-11-01", "2026-12-31"]),
            }
        ),
        max_size=2,
    ),
    notes=st.sampled_from([None, "耳背"]),
)


def cells_of(one: Resident) -> dict[str, Cell]:
    """What a sheet of all columns says of a resident."""
    first = next(iter(one.family), None)
    helper = next((each for each in one.helpers if each.active(ON)), None)
    said = {
        "id": one.id,
        "name": one.name,
        "sex": one.sex,
        "birth_date": one.birth_date,
        "kind": one.kind,
        "phone": one.phone,
        "address.village": one.address.village,
        "address.detail": one.address.detail,
        "health.condition": one.health.condition if one.health else None,
        "health.detail": one.health.detail if one.health else None,
        "needs": "、".join(one.needs),
        "notes": one.notes,
        **(
            {
                f"family[0].{key}": getattr(first, key, None)
                for key in ("relation", "name", "phone", "workplace")
            }
        ),
        "helpers.with": helper.with_ if helper else None,
        "helpers.since": helper.since if helper else None,
    }
    return {target: value for target, value in said.items() if value}


@settings(max_examples=150, deadline=None)
@given(RESIDENTS)
def test_what_an_archive_says_changes_nothing_in_it(one: Resident) -> None:
    outcome = imported(store(one, *HELPERS), cells_of(one), kind="residents")
    assert (outcome.changed, outcome.rejected, len(outcome.unchanged)) == ((), (), 1)


@settings(max_examples=100, deadline=None)
@given(RESIDENTS, RESIDENTS)
def test_a_row_taken_once_changes_nothing_the_second_time(one: Resident, other: Resident) -> None:
    held = store(one, *HELPERS)
    row = {**cells_of(other), "name": one.name}
    first = imported(held, row, kind="residents")
    assert first.rejected == ()
    then = after(held, first.drafts)
    again = imported(then, row, kind="residents")
    assert (again.changed, again.rejected) == ((), ())
    assert bool(changed_in(one, then.residents["r-1"])) == bool(first.changed)
