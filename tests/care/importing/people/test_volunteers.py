"""Rows of helpers into archives."""

from typing import Any

import pytest
from tests.builders import store, volunteer
from tests.care.importing.rosters import Cells, after, imported

from liushou.records.volunteer import Volunteer
from liushou.store.load import Store

NEW: Cells = {"name": "何秀兰", "sex": "女", "kind": "老师", "phone": "15400012345"}
HE = {"name": "何秀兰", "phone": "15400012345", "organisation": "石桥小学"}


def told(there: Store, cells: Cells) -> dict[str, tuple[Any, Any]]:
    """The fields that the row changes, by path."""
    outcome = imported(there, cells, kind="volunteers")
    assert outcome.rejected == ()
    return {each.field: (each.old, each.new) for one in outcome.changed for each in one.fields}


def reasons(there: Store, *cells: Cells) -> list[tuple[int, str]]:
    """Row and target of whatever is rejected."""
    return [(one.place.row, one.target) for one in imported(there, *cells, kind="volunteers").rejected]


def made(*cells: Cells, **more: Any) -> list[Volunteer]:
    """Those whom the rows make in an empty store."""
    outcome = imported(store(), *cells, kind="volunteers", **more)
    assert outcome.rejected == ()
    return [after(store(), outcome.drafts).volunteers[one.id] for one in outcome.new]


def test_a_row_makes_an_archive() -> None:
    (one,) = made({**NEW, "homeroom": "五(2)班", "covers.village": "朝阳村、枫坪村", "address": "朝阳村3组"})
    assert (one.kind, one.status, one.joined_on.isoformat()) == ("教师", "在岗", "2026-11-20")
    assert one.homeroom is not None
    assert (one.homeroom.grade, one.homeroom.class_) == ("五年级", 2)
    assert [area.village for area in one.covers] == ["朝阳村", "枫坪村"]
    assert "加入日期写作 2026-11-20：1 行" in imported(store(), NEW, kind="volunteers").told


def test_the_kind_is_asked_for_and_may_be_given_for_all() -> None:
    row = {"name": "何秀兰", "sex": "女"}
    assert imported(store(), row, kind="volunteers").lacking == {"kind": 1}
    assert made(row, defaults={"kind": "五老"})[0].kind == "五老"


def test_only_a_unit_has_no_sex() -> None:
    assert reasons(store(), {"name": "何秀兰", "kind": "教师"}) == [(2, "sex")]
    assert made({"name": "石桥供电所", "kind": "单位"})[0].sex is None


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "v-1"},
        {"name": "何秀兰", "phone": "154-0001-2345"},
        {"name": "何秀兰"},
        {"name": "何秀兰", "phone": "15400099999", "kind": "教师"},
        {"name": "何秀兰", "organisation": "石桥小学", "kind": "社工"},
    ],
)
def test_a_row_finds_its_archive(cells: Cells) -> None:
    assert "position" in told(store(volunteer("v-1", **HE)), {**cells, "position": "组长"})


@pytest.mark.parametrize(
    ("cells", "at"),
    [
        ({"id": "v-9", "name": "何秀兰"}, "id"),
        ({"name": "何秀兰", "organisation": "镇政府", "kind": "党员干部"}, "name"),
        ({"name": "何秀兰", "sex": "男"}, "name"),
        ({**NEW, "name": "何秀蓝"}, "name"),
        ({"id": "v-1", "status": "离岗"}, "status"),
        ({"name": "何秀兰", "phone": "15400012345", "left_on": "2026-11-01"}, "left_on"),
    ],
)
def test_what_is_not_clear_is_rejected(cells: Cells, at: str) -> None:
    assert reasons(store(volunteer("v-1", **HE)), cells) == [(2, at)]


def test_of_two_namesakes_the_phone_tells() -> None:
    there = store(volunteer("v-1", **HE), volunteer("v-2", name="何秀兰", phone="15400054321"))
    assert told(there, {"name": "何秀兰", "phone": "15400054321", "position": "组长"}) != {}
    assert reasons(there, {"name": "何秀兰", "position": "组长"}) == [(2, "name")]


def test_two_rows_of_one_name_are_two_people_only_with_phones_of_their_own() -> None:
    assert reasons(store(), NEW, {**NEW, "phone": ""}) == [(2, "name"), (3, "name")]
    assert len(made(NEW, {**NEW, "phone": "15400054321"})) == 2
    assert len(made({**NEW, "id": "新"}, {**NEW, "phone": "", "id": "新"})) == 2
    assert len(made(NEW, NEW)) == 1


def test_another_class_is_kept_in_past() -> None:
    there = store(volunteer("v-1", **HE, homeroom={"grade": "五年级", "class": 2}))
    outcome = imported(there, {"id": "v-1", "homeroom": "六(2)班"}, kind="volunteers")
    assert [one.field for one in outcome.changed[0].fields] == ["homeroom.grade"]
    found = after(there, outcome.drafts).volunteers["v-1"]
    assert found.homeroom is not None
    assert (found.homeroom.grade, len(found.past)) == ("六年级", 1)


def test_a_village_that_is_there_is_not_added_the_only_one_becomes_another() -> None:
    one = store(volunteer("v-1", covers=[{"village": "朝阳村"}]))
    assert told(one, {"id": "v-1", "covers.village": "朝阳村"}) == {}
    assert told(one, {"id": "v-1", "covers.village": "枫坪村"}) == {"covers[0].village": ("朝阳村", "枫坪村")}
    assert told(one, {"id": "v-1", "covers.village": "朝阳村、枫坪村"}).keys() == {"covers[1]"}


def test_who_has_left_is_not_changed_by_a_sheet() -> None:
    there = store(volunteer("v-1", **HE, status="离岗", left_on="2026-01-01"))
    assert reasons(there, {"id": "v-1", "position": "组长"}) == [(2, "")]
    assert reasons(there, {"id": "v-1", "status": "离岗"}) == []
