"""Tables, forms and charts in the file."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Bar, Cell, Chart, Form, Table
from liushou.documents.markdown.form import read_form
from tests.documents.docx.samples import CHART, FORM, runs, table
from tests.documents.html.opened import elements, one, text

LONG = "这一项的说明很长，" * 6


def cells(row: Element) -> list[tuple[str, str | None, str]]:
    return [(each.tag, each.get("class"), text(each)) for each in row]


def body_rows(block: Table) -> list[Element]:
    return list(one((block,), "tbody"))


def test_the_heading_row_repeats_with_its_caption() -> None:
    found = one((table(caption="表1　预算"),), "table")
    assert [each.tag for each in found] == ["caption", "colgroup", "thead", "tbody"]
    assert text(found[0]) == "表1　预算"
    assert cells(found[2][0]) == [("th", "n", "项目"), ("th", "n", "说明"), ("th", None, "金额（元）")]
    assert {each.get("scope") for each in found[2][0]} == {"col"}


def test_a_table_without_headings_has_no_heading_row() -> None:
    block = Table((runs(""), runs("")), ((runs("甲"), runs("乙")),), ("left", "left"))
    assert [each.tag for each in one((block,), "table")] == ["colgroup", "tbody"]


def test_figures_are_to_the_right_and_the_sum_stands_out() -> None:
    first, _, last = body_rows(table(3, total=True))
    assert cells(first) == [("td", "left n", "第1项"), ("td", "left n", "内容"), ("td", "right n", "10")]
    assert [row.get("class") for row in (first, last)] == [None, "total"]


def test_a_wide_table_scrolls_and_says_what_it_is() -> None:
    (found,) = elements((table(caption="预算"),))
    assert (found.get("class"), found.get("role"), found.get("aria-label")) == ("scroll", "region", "预算")
    assert found.get("tabindex") == "0"


@pytest.mark.parametrize(
    ("block", "whole"),
    [
        (table(8), True),
        (table(9), False),
        (table(3, text=LONG), True),
        (table(6, text=LONG), False),
        (table(2, text="甲\n乙\n丙\n丁\n戊"), False),
    ],
)
def test_small_tables_stay_on_one_page(block: Table, whole: bool) -> None:
    assert one((block,), "table").get("class") == ("grid whole" if whole else "grid")


def test_columns_of_short_texts_stay_on_one_line_beside_a_long_one() -> None:
    classes = [[each.get("class") for each in row] for row in body_rows(table(2, text=LONG))]
    assert classes == [["left n", "left", "right n"]] * 2


def test_columns_have_widths_in_percent() -> None:
    styles = [each.get("style", "") for each in one((table(text=LONG),), "colgroup")]
    shares = [float(style.removeprefix("width:").removesuffix("%")) for style in styles]
    assert sum(shares) == pytest.approx(100, abs=0.01)
    assert shares[1] > 60


def test_text_that_does_not_fit_on_a_line_may_break() -> None:
    wide = tuple(runs("甲" * 9) for _ in range(8))
    block = Table((runs("题"),) * 8, (wide,), ("left",) * 8)
    assert {each.get("class") for each in body_rows(block)[0]} == {"left"}


def test_forms_merge_cells_and_keep_widths_and_least_heights() -> None:
    found = one((FORM,), "table")
    columns, body = found
    assert [each.get("style") for each in columns] == ["width:16.667%", "width:33.333%", "width:50%"]
    assert [row.get("style") for row in body] == ["height:12mm", None]
    assert cells(body[0]) == [("th", "center", "儿童"), ("th", "center", "姓名"), ("td", "left", "甲")]
    assert cells(body[1]) == [("td", "left", "住址")]
    assert (body[0][0].get("rowspan"), body[1][0].get("colspan")) == ("2", "2")


def test_places_no_cell_covers_are_empty_cells() -> None:
    form = Form((Cell(0, 1, runs("甲")), Cell(1, 0, runs("乙"), rows=2)), (1.0, 1.0), (None, None, None))
    body = one((form,), "tbody")
    assert [cells(row) for row in body] == [
        [("td", None, ""), ("td", "left", "甲")],
        [("td", "left", "乙"), ("td", None, "")],
        [("td", None, "")],
    ]


def test_forms_without_borders_of_small_letters_with_texts_at_the_top() -> None:
    form = replace(FORM, borders=False, small=True, cells=(Cell(0, 0, runs("甲"), top=True),))
    found = one((form,), "table")
    assert found.get("class") == "form bare small whole"
    assert next(found.iter("td")).get("class") == "left top"


def test_the_heading_rows_of_a_form_repeat() -> None:
    rows = tuple(Cell(number, 0, runs(str(number))) for number in range(40))
    found = one((Form(rows, (1.0,), (None,) * 40, heading_rows=2),), "table")
    assert [each.tag for each in found] == ["colgroup", "thead", "tbody"]
    assert [text(row) for row in found[1]] == ["0", "1"]
    assert (len(found[2]), found.get("class")) == (38, "form")


def test_rows_beside_a_merged_cell_stay_with_the_next() -> None:
    cells = (Cell(0, 0, runs("甲"), rows=2), Cell(0, 1, runs("上")), Cell(1, 1, runs("下")))
    found = one((Form((*cells, Cell(2, 0, runs("乙"))), (1.0, 1.0), (25.0, 25.0, 200.0)),), "tbody")
    assert [row.get("class") for row in found] == ["kept", None, None]


def test_a_line_over_a_form_stays_with_it() -> None:
    found = elements((replace(FORM, borders=False), FORM, FORM))
    assert [each.get("class") for each in found] == ["scroll joined", "scroll", "scroll"]


SPANS = st.integers(1, 4)


@given(st.lists(st.lists(st.tuples(SPANS, SPANS), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_place_of_a_form_is_covered_once(rows: list[list[tuple[int, int]]]) -> None:
    made = "".join(
        f"<tr>{''.join(f'<td colspan={across} rowspan={down}>x</td>' for across, down in row)}</tr>"
        for row in rows
    )
    form = read_form(f"<table>{made}</table>")
    assert form is not None
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(one((form,), "tbody")):
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            across, down = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
            places = {(number + low, column + right) for low in range(down) for right in range(across)}
            assert not places & covered
            covered |= places
    assert covered == {(row, column) for row in range(len(rows)) for column in range(len(form.widths))}


def test_a_chart_has_its_picture_its_source_and_its_figures() -> None:
    figure, details = elements((CHART,))
    assert figure.get("class") == "chart"
    assert [each.tag.rpartition("}")[2] for each in figure] == ["svg", "figcaption"]
    assert text(figure[1]) == "数据来源：档案"
    assert [[text(cell) for cell in row] for row in details.iter("tr")] == [
        ["项目", "实际（%）", "目标（%）"],
        ["建档率", "97.2", "100"],
        ["走访率", "—", "100"],
        ["甲&乙", "100", "—"],
    ]


def test_a_chart_without_targets_source_or_bars() -> None:
    figure, details = elements((Chart("人数", "名", "", (Bar("甲", 3.0),)),))
    assert len(figure) == 1
    assert [text(cell) for cell in next(details.iter("tr"))] == ["项目", "数值（名）"]
    assert [each.tag for each in elements((Chart("人数", "", "", ()),))] == ["figure"]
