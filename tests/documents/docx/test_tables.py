"""Tables and forms in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from liushou.documents.blocks import Align, Cell, Form, Table
from liushou.documents.columns import column_widths
from tests.documents.docx.opened import W, body, text, value
from tests.documents.docx.samples import FORM, runs, table

TEXT_WIDTH = 8844
LONG = "这一项的说明很长，" * 6


def drawn(block: Table) -> etree._Element:
    (found,) = [each for each in body((block,)) if each.tag == f"{W}tbl"]
    return found


def rows(block: Table) -> list[etree._Element]:
    return list(drawn(block).iter(f"{W}tr"))


def kept(row: etree._Element) -> bool:
    found = {each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p")}
    assert len(found) == 1
    return found.pop()


def test_the_heading_row_repeats_and_no_row_is_split() -> None:
    first, *others = rows(table(3))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))
    assert [text(cell) for cell in first.iter(f"{W}tc")] == ["项目", "说明", "金额（元）"]


def test_a_table_without_headings_has_no_heading_row() -> None:
    block = Table((runs(""), runs("")), ((runs("甲"), runs("乙")),), ("left", "left"))
    assert [row.find(f"{W}trPr/{W}tblHeader") for row in rows(block)] == [None]


def test_a_small_table_stays_on_one_page() -> None:
    assert [kept(row) for row in rows(table(5))] == [True] * 5 + [False]


@pytest.mark.parametrize("block", [table(20, total=True), table(6, text=LONG, total=True)])
def test_of_a_large_table_neither_the_first_row_nor_the_sum_is_left_alone(block: Table) -> None:
    head, first, *found = [kept(row) for row in rows(block)]
    assert head
    assert first
    assert found == [False] * (len(found) - 2) + [True, False]


def test_figures_are_to_the_right_and_the_sum_stands_out() -> None:
    _, first, _, last = rows(table(3, total=True))
    assert [value(cell, "p/pPr/jc") for cell in first.iter(f"{W}tc")] == ["left", "left", "right"]
    assert {value(cell, "p/pPr/pStyle") for cell in first.iter(f"{W}tc")} == {"TableText"}
    assert {value(cell, "p/pPr/pStyle") for cell in last.iter(f"{W}tc")} == {"TableHead"}


def test_a_caption_stands_over_its_table() -> None:
    caption, _, gap = body((table(caption="表1　预算"),))
    assert (text(caption), value(caption, "pPr/pStyle")) == ("表1　预算", "Caption")
    assert gap.tag == f"{W}p"


def test_two_tables_do_not_grow_together() -> None:
    tags = [each.tag.removeprefix(W) for each in body((table(), table()))]
    assert tags == ["p", "tbl", "p", "p", "tbl", "p"]


def test_borders_and_fixed_widths() -> None:
    found = drawn(table())
    borders = found.find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert [each.get(f"{W}val") for each in borders] == ["single"] * 6
    assert value(found, "tblPr/tblLayout", "type") == "fixed"
    columns = [int(each.get(f"{W}w") or 0) for each in found.iter(f"{W}gridCol")]
    assert sum(columns) == TEXT_WIDTH
    for row in found.iter(f"{W}tr"):
        assert [int(value(cell, "tcPr/tcW", "w") or 0) for cell in row.iter(f"{W}tc")] == columns


CELLS = st.text(st.sampled_from("甲乙丙1234.—\n"), max_size=60)
ALIGNS: list[Align] = ["left", "center", "right"]


@given(st.data())
def test_columns_always_fill_the_width_and_never_vanish(data: st.DataObject) -> None:
    columns = data.draw(st.integers(1, 8))
    texts = st.lists(CELLS, min_size=columns, max_size=columns)
    grid = [tuple(map(runs, row)) for row in data.draw(st.lists(texts, min_size=1, max_size=6))]
    aligns = tuple(data.draw(st.sampled_from(ALIGNS)) for _ in range(columns))
    widths = column_widths(Table(grid[0], tuple(grid[1:]), aligns), TEXT_WIDTH)
    assert sum(widths) == TEXT_WIDTH
    assert min(widths) > 0


def test_narrow_columns_keep_their_width_beside_a_long_text() -> None:
    first, middle, last = column_widths(table(3, text=LONG), TEXT_WIDTH)
    assert middle > TEXT_WIDTH * 0.6
    assert first >= 3 * 240
    assert last >= 3 * 240


def test_long_headings_of_figures_wrap_before_texts_do() -> None:
    header = (runs("活动"), runs("参加儿童人数（名）"), runs("支出经费（元）"))
    block = Table(header, ((runs("甲" * 20), runs("12"), runs("352")),), ("left", "right", "right"))
    activity, children, spent = column_widths(block, TEXT_WIDTH)
    assert activity >= 20 * 240
    assert children < 9 * 240
    assert spent < 7 * 240


def test_forms_merge_cells_and_keep_least_heights() -> None:
    found, _ = body((FORM,))
    first, second = found.iter(f"{W}tr")
    assert [text(cell) for cell in first.iter(f"{W}tc")] == ["儿童", "姓名", "甲"]
    assert [text(cell) for cell in second.iter(f"{W}tc")] == ["", "住址"]
    assert [value(row[1], "tcPr/vMerge") for row in (first, second)] == ["restart", "continue"]
    assert value(second[2], "tcPr/gridSpan") == "2"
    assert value(first, "trPr/trHeight") == str(round(12 * 56.7))
    assert second.find(f"{W}trPr/{W}trHeight") is None
    assert value(first[1], "p/pPr/pStyle") == "TableHead"
    columns = [int(each.get(f"{W}w") or 0) for each in found.iter(f"{W}gridCol")]
    assert sum(columns) == TEXT_WIDTH
    assert [round(column / TEXT_WIDTH * 6) for column in columns] == [1, 2, 3]


def test_a_label_across_a_long_form_stays_with_the_row_under_it() -> None:
    head = Cell(0, 0, runs("九月"), columns=2, heading=True)
    parts = [Cell(row, column, runs("甲")) for row in range(1, 40) for column in range(2)]
    other = Cell(40, 0, runs("乙"), columns=2)
    found, _ = body((Form((head, *parts, other), (1.0, 2.0), (9.0,) * 41),))
    assert [kept(row) for row in found.iter(f"{W}tr")] == [True] + [False] * 40


def test_the_heading_rows_of_a_form_repeat_and_stay_with_what_follows() -> None:
    cells = tuple(Cell(row, 0, runs("甲")) for row in range(60))
    (made, *_) = body((Form(cells, (1.0,), (None,) * 60, heading_rows=2),))
    found = list(made.iter(f"{W}tr"))
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found]
    assert repeated == [True] * 2 + [False] * 58
    assert [kept(row) for row in found] == [True] * 3 + [False] * 57
