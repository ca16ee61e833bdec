"""The form that teachers fill in."""

from datetime import date
from typing import get_args

import pytest
from tests.builders import activity, child, school, store

from liushou.exchange.books.model import Sheet
from liushou.exchange.columns.column import Kind
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.form import form

DAY = date(2026, 11, 20)


def sheets(kind: Kind, *ids: str, reveal: bool = True) -> tuple[Sheet, Sheet]:
    """The form and the page that explains it."""
    held = store(
        child("c-a", name="吴小禾", school=school("五年级", 2), notes="怕黑"),
        activity("a-a", title="防溺水讲座"),
        activity("a-b", title="去年的讲座", term="2025-2026-1"),
        activity("a-c", title="取消的讲座", status="取消"),
    )
    made = form(Exporting(held, ids, held.terms["2026-2027-1"], DAY, reveal=reveal), kind)
    first, second = made.sheets
    assert isinstance(first, Sheet)
    assert isinstance(second, Sheet)
    return first, second


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_form_is_empty_and_explains_each_column(kind: Kind) -> None:
    made, explained = sheets(kind)
    assert (made.kind, made.rows) == (kind, ())
    assert made.blank > 0
    assert [row[0] for row in explained.rows] == [head.heading for head in made.heads]
    assert [row[1] == "是" for row in explained.rows] == [head.needed for head in made.heads]
    assert all(row[2] for row in explained.rows)
    assert explained.kind is None
    assert next(head for head in made.heads if head.target == "name").needed


@pytest.mark.parametrize("kind", ["records", "attendance", "grades"])
def test_a_named_form_has_a_row_for_each_child(kind: Kind) -> None:
    made, _ = sheets(kind, "c-a")
    ((*whose, after),) = [row[:4] for row in made.rows]
    assert whose == ["c-a", "吴小禾", "五年级2班"]
    assert after == ("2026秋" if kind == "grades" else None)
    assert made.blank > 0


def test_a_named_form_about_children_has_what_is_known() -> None:
    made, _ = sheets("children", "c-a")
    known = {head.target: cell for head, cell in zip(made.heads, made.rows[0], strict=True)}
    assert (known["id"], known["birth_date"], known["notes"]) == ("c-a", date(2015, 5, 1), "怕黑")
    assert "id" not in {head.target for head in sheets("children")[0].heads}
    covered, _ = sheets("children", "c-a", reveal=False)
    assert "***" in covered.rows[0]


def test_helpers_are_never_named() -> None:
    assert sheets("volunteers", "c-a")[0].rows == ()


def test_what_can_be_chosen() -> None:
    heads = {head.target: head for head in sheets("attendance")[0].heads}
    assert heads["activity"].choices == ("防溺水讲座",)
    assert heads["came"].choices == ("是", "否")
    assert {head.target: head for head in sheets("grades")[0].heads}["term"].choices == ("2026秋",)
    assert "谈心" in {head.target: head for head in sheets("records")[0].heads}["kind"].choices
