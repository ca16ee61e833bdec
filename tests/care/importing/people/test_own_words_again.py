"""Whatever an archive holds, faulty or not: what a sheet shows of it changes nothing when it comes back.

But for two: a child who has left is not taken for granted in a sheet without a column of 状态; and what
`past` keeps beyond today is shown as of today, while an import says what holds from today on.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import child, store
from tests.care.importing.rosters import ON, Cells, imported
from tests.check.any_records import Values, records

from liushou.cells import Cell
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roster import listed
from liushou.exchange.books.write import workbook_bytes
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.kinds import COLUMNS
from liushou.exchange.files.read import book_of
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.wanted import Wanted
from liushou.records.child import Child
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer
from liushou.screens.books.cells import Cells as Shown
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import builder
from liushou.screens.books.sight import Sight
from liushou.store.load import Store

_OF_CHILDREN, _OF_HELPERS = (
    tuple(column.target for column in COLUMNS[kind] if column.target not in (NOT_TAKEN, "left_behind"))
    for kind in ("children", "volunteers")
)
SLOWLY = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


def child_row(held: Store) -> dict[str, Cell]:
    """The cells of the child c-a in a sheet of all columns."""
    reader = Reader(held, "internal")
    (one,) = listed(reader, [held.children["c-a"]], ON)
    shown = Shown(Sight(reader, reveal=True), ON)
    return said({target: shown.child(one, target) for target in _OF_CHILDREN})


def helper_row(held: Store) -> dict[str, Cell]:
    """The cells of the helper v-a."""
    shown = Shown(Sight(Reader(held, "internal"), reveal=True), ON)
    return said({target: shown.helper(held.volunteers["v-a"], target) for target in _OF_HELPERS})


def said(cells: Mapping[str, Any]) -> dict[str, Cell]:
    """The cells that are not empty, their texts trimmed as a file gives them."""
    trimmed = {at: cell.strip() if isinstance(cell, str) else cell for at, cell in cells.items()}
    return {at: cell for at, cell in trimmed.items() if cell not in (None, "")}


def untouched(held: Store, cells: Cells, kind: str) -> None:
    outcome = imported(held, cells, kind=kind)
    assert outcome.rejected == ()
    assert outcome.changed == ()
    assert (outcome.new, outcome.drafts, len(outcome.unchanged)) == ((), (), 1)


def valid(model: Any, values: Values) -> Any:
    built = build(model, values)
    return None if isinstance(built, tuple) else built


@SLOWLY
@given(records(Child, {"id": "c-a", "past": []}), records(Volunteer, {"id": "v-a", "past": []}), st.data())
def test_a_child_in_a_sheet_of_any_columns(values: Values, helper: Values, data: st.DataObject) -> None:
    one, other = valid(Child, values), valid(Volunteer, helper)
    if one is None or other is None:
        return
    held = store(one, other)
    cells = child_row(held)
    kept = data.draw(st.sets(st.sampled_from(sorted(cells))) | st.just(set(cells)))
    untouched(held, {at: cells[at] for at in cells if at in {"id", "status", *kept}}, "children")


@SLOWLY
@given(records(Volunteer, {"id": "v-a", "past": []}))
def test_a_helper_in_a_sheet_of_all_columns(values: Values) -> None:
    one = valid(Volunteer, values)
    if one is not None:
        held = store(one)
        untouched(held, helper_row(held), "volunteers")


@settings(SLOWLY, max_examples=40)
@given(records(Child, {"id": "c-a", "past": [], "status": "在册"}), st.sampled_from(["roster", "ledger"]))
def test_a_workbook_that_nobody_touched(values: Values, name: str) -> None:
    one = valid(Child, values)
    if one is None:
        return
    held = store(one)
    book = builder(name)(Exporting(held, ("c-a",), held.terms["2026-2027-1"], ON, reveal=True))
    found = found_in(book_of(workbook_bytes(book)), Wanted())
    rows = [row.cells for table in found.tables for row in table.rows]
    outcome = imported(held, *rows)
    assert (outcome.rejected, outcome.changed, outcome.new, outcome.drafts) == ((), (), (), ())


NUMBER, WRONG, OLD = "439900201703120024", "439900201703120025", "439900170312002"
SPOKEN = "15400012345转3"
KIN = [{"name": "王秀英", "relation": "祖母", "phone": SPOKEN}, {"name": "石有根", "relation": "祖父"}]


def faulty() -> Store:
    """A child whose archive has what no cell may newly say."""
    return store(
        child("c-a", birth_date="2015-11-20", id_number=WRONG, phone=SPOKEN, guardians=KIN),
        child("c-b", name="石大力", birth_date="1899-12-01", id_number=OLD, guardians=KIN),
        child("c-c", name="吴一", birth_date="2015-11-20", id_number=NUMBER),
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "c-a", "id_number": WRONG, "phone": f" {SPOKEN}"},
        {"id": "c-a", "guardians[0].name": "王秀英", "guardians[0].phone": SPOKEN},
        {"name": "石大力", "id_number": OLD},
        {"id": "c-b", "birth_date": date(1899, 12, 1)},
        {"id": "c-c", "id_number": NUMBER, "birth_date": "2015-11-20", "sex": "女"},
        {"id": "c-c", "id_number": NUMBER},
    ],
)
def test_what_the_archive_holds_already_is_no_news(cells: Cells) -> None:
    untouched(faulty(), cells, "children")


@pytest.mark.parametrize(
    ("cells", "at"),
    [
        ({"id": "c-a", "id_number": f"{WRONG[:-1]}6"}, "id_number"),
        ({"id": "c-a", "phone": SPOKEN.replace("3", "4")}, "phone"),
        ({"id": "c-a", "id_number": OLD}, "id_number"),
        ({"id": "c-a", "guardians[0].name": "石有根", "guardians[0].phone": SPOKEN}, "guardians[0].phone"),
        ({"id": "c-b", "birth_date": "1898-12-01"}, "birth_date"),
        ({"id": "c-c", "id_number": NUMBER, "birth_date": "2015-11-21"}, "birth_date"),
        ({"id": "c-c", "id_number": NUMBER, "birth_date": "2015-11-20", "sex": "男"}, "sex"),
        ({"name": "新来", "sex": "女", "birth_date": "2015-11-20", "phone": SPOKEN}, "phone"),
    ],
)
def test_anything_else_is_held_to_the_rules(cells: Cells, at: str) -> None:
    outcome = imported(faulty(), cells)
    assert [one.target for one in outcome.rejected][-1] == at
    assert (outcome.drafts, outcome.unchanged) == ((), ())


def test_beside_what_is_held_a_change_is_taken() -> None:
    cells = {"id": "c-a", "id_number": WRONG, "phone": SPOKEN, "guardians[0].phone": "15400099999"}
    (changed,) = imported(faulty(), cells).changed
    assert [(one.field, one.new) for one in changed.fields] == [("guardians[0].phone", "15400099999")]


@pytest.mark.parametrize("status", ["在册", "结束"])
def test_a_child_who_has_left_is_not_taken_for_granted(status: str) -> None:
    gone = {} if status == "在册" else {"closed_on": "2026-09-01"}
    outcome = imported(store(child("c-a", status=status, **gone)), {"id": "c-a", "name": "田小禾"})
    assert len(outcome.rejected) == (status == "结束")
