"""The columns: one meaning a heading, every target a place of the model, headings that people write."""

import re
from typing import get_args

import pytest

from liushou.exchange.columns import children, volunteers
from liushou.exchange.columns.column import NOT_TAKEN, Column, Kind
from liushou.exchange.columns.kinds import COLUMNS, column_of, is_target
from liushou.exchange.columns.said import said
from liushou.exchange.tables.headings import solid
from liushou.records.child import Child
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.records.vocabulary import Category, Situation
from liushou.records.volunteer import Volunteer

KINDS: tuple[Kind, ...] = get_args(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_means_one_target(kind: Kind) -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for column in COLUMNS[kind]:
        for one in (column.heading, *column.also):
            meant.setdefault((column.group, solid(one)), set()).add(column.target)
    assert {heading: sorted(said) for heading, said in meant.items() if len(said) > 1} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_target_has_one_column(kind: Kind) -> None:
    targets = [column.target for column in COLUMNS[kind] if column.target != NOT_TAKEN]
    assert sorted(targets) == sorted(set(targets))


@pytest.mark.parametrize(
    ("kind", "model", "words"),
    [("children", Child, children.WORDS), ("volunteers", Volunteer, volunteers.WORDS)],
)
def test_a_target_is_a_place_of_the_model_or_a_word_of_its_own(
    kind: Kind, model: type[Record], words: frozenset[str]
) -> None:
    lost = [
        column.target
        for column in COLUMNS[kind]
        if column.target not in (*words, NOT_TAKEN)
        and field_at(model, tuple(re.sub(r"\[.*?\]", "", column.target).split("."))) is None
    ]
    assert lost == []


def of(kind: Kind, target: str) -> Column:
    return column_of(kind, target)


def test_what_the_model_says_is_taken_from_it() -> None:
    situation = of("children", "parents[父亲].situation")
    assert (situation.heading, situation.full) == ("状况", "父亲状况")
    assert situation.choices == get_args(Situation)
    assert of("children", "school.boarding").choices == ("是", "否")
    assert of("children", "birth_date").form == "day"
    assert of("volunteers", "capacity").form == "number"


def test_several_terms_stand_in_the_hint_and_give_no_drop_down() -> None:
    categories = of("children", "categories")
    assert categories.choices == ()
    assert categories.hint.endswith("、".join(get_args(Category)))


def test_id_numbers_are_texts() -> None:
    for target in ("id_number", "student_number", "parents[母亲].id_number", "guardians[0].phone"):
        assert of("children", target).form == "text"


def test_a_field_that_is_not_there_has_no_column() -> None:
    with pytest.raises(LookupError):
        said(Child, "school.teacher")
    with pytest.raises(LookupError):
        column_of("children", "school.teacher")


def test_a_subject_of_their_own_has_a_column() -> None:
    assert column_of("grades", "scores.剪纸").heading == "剪纸"
    assert column_of("grades", "scores.语文").also
    assert column_of("attendance", "came@2026-11-08").heading == "2026-11-08"


@pytest.mark.parametrize(
    ("kind", "target", "fits"),
    [
        ("children", "school.grade", True),
        ("children", "-", True),
        ("children", "scores.语文", False),
        ("children", "school", False),
        ("grades", "scores.剪纸", True),
        ("grades", "scores.", False),
        ("attendance", "came@2026-11-08", True),
        ("attendance", "came@2026-11-31", False),
        ("attendance", "came@20261108", False),
    ],
)
def test_targets_of_a_kind(kind: Kind, target: str, fits: bool) -> None:
    assert is_target(kind, target) is fits
