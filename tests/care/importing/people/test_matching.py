"""Whose archive a row belongs to."""

import pytest
from tests.builders import child, school, store
from tests.care.importing.rosters import Cells, imported

from liushou.records.child import Child

NUMBER = "439900201703120024"
OTHER_NUMBER = "439900201609150032"
BASE = {"sex": "女", "birth_date": "2017-03-12"}


def tian(id_: str = "c-1", **fields: object) -> Child:
    """田小禾, born 2017-03-12, of class 五年级2班."""
    return child(id_, **{"name": "田小禾", **BASE, "school": school(), **fields})


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "c-1"},
        {"id": "c-1", "name": "田晓禾", "birth_date": "2017-03-13"},
        {"id_number": NUMBER, "name": "田小禾"},
        {"student_number": f"G{NUMBER}", "name": "田小禾"},
        {"name": "田 小禾", "birth_date": "2017.3.12"},
        {"name": "田小禾", "birth_date": "2017年3月"},
        {"name": "田小禾"},
        {"name": "田小禾", "class_label": "五(2)班", "sex": "女"},
        {"name": "田某", "id": "c-1"},
    ],
)
def test_a_row_finds_its_archive(cells: Cells) -> None:
    there = store(tian(id_number=NUMBER), child("c-2", name="石大力"))
    outcome = imported(there, {**cells, "ethnicity": "汉族"})
    assert outcome.rejected == ()
    assert [one.id for one in outcome.changed] == ["c-1"]


@pytest.mark.parametrize(
    ("cells", "at"),
    [
        ({"id": "c-9", "name": "田小禾"}, "id"),
        ({"id": "c-1", "name": "石大力", "birth_date": "2012-01-01"}, "id"),
        ({"id": "c-1", "name": "石某"}, "id"),
        ({"id": "c-1", "id_number": OTHER_NUMBER, "birth_date": "2016-09-15", "sex": "男"}, "id_number"),
        ({"id_number": NUMBER, "name": "石大力"}, "id_number"),
        ({"name": "田小禾", "birth_date": "2017-03-12", "id_number": "439900201703120120"}, "id_number"),
        ({"name": "田小禾", "sex": "男"}, "name"),
        ({"name": "田小禾", "class_label": "五(1)班"}, "name"),
        ({"name": "田小禾", "parents[父亲].name": "别人"}, "name"),
        ({"name": "田小禾", "sex": "女", "birth_date": "2017-12-03", "class_label": "五(2)班"}, "birth_date"),
    ],
)
def test_what_speaks_against_it_is_told(cells: Cells, at: str) -> None:
    parents = [{"relation": "父亲", "name": "田长根", "situation": "在家"}]
    there = store(
        tian(id_number=NUMBER, parents=parents), child("c-2", name="石小力", id_number=OTHER_NUMBER)
    )
    outcome = imported(there, cells)
    assert [(one.target, one.reason.count("：") > 0) for one in outcome.rejected] == [(at, True)]
    assert outcome.drafts == ()


def test_new_means_new_whomever_it_looks_like() -> None:
    outcome = imported(store(tian()), {**BASE, "name": "田小禾", "id": "新", "ethnicity": "汉族"})
    assert len(outcome.new) == 1


def test_one_of_the_name_born_on_another_day_in_another_class_is_another_child() -> None:
    outcome = imported(store(tian()), {**BASE, "name": "田小禾", "birth_date": "2018-01-01"})
    assert len(outcome.new) == 1


def test_a_name_that_several_have_needs_more() -> None:
    there = store(tian(), tian("c-2", birth_date="2016-01-01"))
    ((rejected),) = imported(there, {"name": "田小禾"}).rejected
    assert "c-1" in rejected.reason
    assert "c-2" in rejected.reason


def test_a_name_that_several_rows_have_needs_more() -> None:
    rows = [{"name": "田小禾", "ethnicity": "汉族"}, {"name": "田小禾", "ethnicity": "苗族"}]
    assert [one.target for one in imported(store(tian()), *rows).rejected] == ["name", "name"]


def test_two_rows_of_one_archive_that_differ_are_both_rejected() -> None:
    rows = [
        {"id": "c-1", "ethnicity": "汉族"},
        {"name": "田小禾", "birth_date": "2017-03-12", "ethnicity": "苗族"},
    ]
    outcome = imported(store(tian()), *rows)
    assert [one.place.row for one in outcome.rejected] == [2, 3]
    assert outcome.drafts == ()


def test_two_rows_of_one_archive_that_agree_are_taken_once() -> None:
    row = {"id": "c-1", "ethnicity": "汉族"}
    outcome = imported(store(tian()), row, row)
    assert (len(outcome.changed), len(outcome.unchanged)) == (1, 1)


def test_who_has_left_is_not_changed_by_a_sheet() -> None:
    there = store(tian(status="毕业", closed_on="2026-07-11"))
    row = {"name": "田小禾", "birth_date": "2017-03-12"}
    (rejected,) = imported(there, row).rejected
    assert "liushou set c-1 status=在册" in rejected.reason
    assert imported(there, {**row, "status": "毕业"}).rejected == ()
    assert len(imported(there, {**row, "status": "毕业", "ethnicity": "汉族"}).rejected) == 1


def test_a_row_that_is_rejected_stands_in_nobodys_way() -> None:
    good = {"name": "田小禾", "ethnicity": "汉族"}
    bad = {"name": "田小禾", "birth_date": "2014.13.5"}
    assert imported(store(tian()), good, bad).drafts == imported(store(tian()), good).drafts != ()
