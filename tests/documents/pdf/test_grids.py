"""Tables and forms on the pages."""

import pytest

from liushou.documents.blocks import Cell, Form, Paragraph, Signature, Table
from tests.documents.docx.samples import FORM, runs, table
from tests.documents.pdf.opened import MM, lines, marks, pages

LINE = Paragraph(runs("前"))


def card(number: int, lines_high: int = 4, height: float = 14.0) -> Form:
    """A card of a few rows, each with its number."""
    rows = tuple(Cell(row, 0, runs(f"第{number}张")) for row in range(lines_high))
    return Form(rows, (1.0,), (height,) * lines_high)


def test_the_heading_row_is_repeated_on_every_page() -> None:
    found = pages((table(70),))
    assert len(found) > 2
    assert all(page.count("金额（元）") == 1 for page in found)


@pytest.mark.parametrize("before", range(20, 34))
def test_the_last_row_is_never_alone(before: int) -> None:
    *_, last = pages((table(before, total=True),))
    assert "合计" in last
    assert f"第{before - 1}项" in last


@pytest.mark.parametrize("before", [24, 26, 28])
def test_a_small_table_and_its_caption_stay_on_one_page(before: int) -> None:
    found = pages((*(LINE,) * before, table(5, "预算表", total=True)), "document")
    *_, whole = [page for page in found if "预算表" in page]
    assert "合计" in whole
    assert "第1项" in whole


@pytest.mark.parametrize("lines_before", range(12, 22))
def test_a_row_is_not_split_over_pages(lines_before: int) -> None:
    rows = tuple((runs(f"第{number}行"), runs("字" * 200 + f"完{number}")) for number in range(9))
    long = Table((runs("行"), runs("字")), rows, ("left", "left"))
    for page in pages((*(LINE,) * lines_before, long), "document"):
        for number in range(9):
            assert (f"第{number}行" in page) == (f"完{number}" in page)


def test_a_row_higher_than_a_page_goes_on() -> None:
    cells = tuple(runs(text) for text in ("甲", "字" * 2500 + "完"))
    found = pages((Table((runs("行"), runs("字")), (cells, cells), ("left", "left")),))
    assert sum(page.count("字") for page in found) >= 5000
    assert sum(page.count("完") for page in found) == 2


def test_a_card_is_never_split() -> None:
    found = pages(tuple(card(number) for number in range(9)))
    counts = [page.count("张") for page in found]
    assert sum(counts) == 36
    assert counts[0] == 16
    assert all(count % 4 == 0 for count in counts)


def test_a_high_form_begins_where_it_stands() -> None:
    found = pages((LINE, card(1, lines_high=30)))
    assert "前" in found[0]
    assert "张" in found[0]
    assert sum(page.count("张") for page in found) == 30


def test_rows_of_a_form_have_at_least_their_height() -> None:
    form = Form(
        (Cell(0, 0, runs("甲")), Cell(1, 0, runs("乙")), Cell(2, 0, runs("丙"))), (1.0,), (30, 60, 30)
    )
    first, second, third = (row[0].bottom for row in lines(marks((form,), "form")))
    assert first - second == pytest.approx(45 * MM, abs=2)
    assert second - third == pytest.approx(45 * MM, abs=2)


def test_a_row_with_more_text_than_its_height_grows() -> None:
    form = Form((Cell(0, 0, runs("字\n" * 9 + "尾")), Cell(1, 0, runs("乙"))), (1.0,), (5.0, None))
    found = lines(marks((form,), "form"))
    assert len(found) == 11
    assert "".join(mark.text for mark in found[-1]) == "乙"


def test_empty_rows_keep_room_to_write() -> None:
    empty = (runs(""), runs(""))
    sheet = Table((runs("序号"), runs("签名")), ((empty,) * 12 + ((runs("尾"), runs("")),)), ("left", "left"))
    head, *_, tail = lines(marks((sheet,), "form"))
    assert head[0].bottom - tail[0].bottom == pytest.approx(13 * 22, abs=3)


def test_numbers_stand_to_the_right_and_headings_in_the_middle() -> None:
    head, *rows = lines(marks((table(12),), "form"))
    ends = [row[-1].right for row in rows]
    assert max(ends) - min(ends) < 1
    assert head[-1].right < ends[0] - 5


def test_merged_cells_take_their_room() -> None:
    found = {mark.text: mark for mark in marks((FORM,), "form")}
    assert found["址"].left > found["儿"].right
    assert found["姓"].bottom > found["儿"].bottom > found["址"].bottom


def test_heading_rows_of_a_form_are_repeated() -> None:
    cells = (Cell(0, 0, runs("表头"), heading=True), *(Cell(row, 0, runs("格")) for row in range(1, 50)))
    found = pages((Form(cells, (1.0,), (None, *(12.0,) * 49), heading_rows=1),))
    assert len(found) > 2
    assert all("表头" in page for page in found)


def listed(rows_long: int, sums: int = 0, band: int = 0) -> Form:
    """A list under a heading row, its last rows named 合计, one of its rows a label over all columns."""
    first = rows_long - sums
    cells = [Cell(0, 0, runs("表头"), columns=2, heading=True)]
    for number in range(1, rows_long):
        if number == band:
            cells.append(Cell(number, 0, runs("小标题"), columns=2, heading=True))
            continue
        summed = number >= first
        cells.append(Cell(number, 0, runs("合计" if summed else f"第{number}行"), heading=summed))
        cells.append(Cell(number, 1, runs("")))
    return Form(tuple(cells), (1.0, 1.0), (10.0,) * rows_long, heading_rows=1)


@pytest.mark.parametrize("rows_long", range(23, 29))
def test_sums_of_a_list_and_the_line_under_it_stay_with_its_last_row(rows_long: int) -> None:
    foot = Form((Cell(0, 0, runs("填表人")),), (1.0,), (12.0,), borders=False)
    *_, last = pages((listed(rows_long, sums=2), foot))
    assert last.count("合计") == 2
    assert f"第{rows_long - 3}行" in last
    assert "填表人" in last
    *_, last = pages((listed(rows_long), foot))
    assert f"第{rows_long - 1}行" in last
    assert "填表人" in last


@pytest.mark.parametrize("band", range(22, 28))
def test_a_label_in_a_list_stays_with_the_row_under_it(band: int) -> None:
    (page,) = [each for each in pages((listed(40, band=band),)) if "小标题" in each]
    assert f"第{band + 1}行" in page


@pytest.mark.parametrize("before", range(10, 21))
def test_a_line_that_leads_to_a_table_stays_with_it(before: int) -> None:
    blocks = (*(LINE,) * before, Paragraph(runs("安排如下。")), listed(14))
    (page,) = [each for each in pages(blocks, "document") if "安排如下" in each]
    assert "第1行" in page


@pytest.mark.parametrize("before", range(6))
def test_rows_beside_a_merged_cell_stay_on_one_page(before: int) -> None:
    cells = tuple(
        cell
        for number in range(15)
        for cell in (
            Cell(2 * number, 0, runs(f"{number}号"), rows=2),
            Cell(2 * number, 1, runs(f"上{number}完")),
            Cell(2 * number + 1, 1, runs(f"下{number}完")),
        )
    )
    form = Form(cells, (1.0, 3.0), (12.0,) * 30)
    for page in pages((*(LINE,) * before, form)):
        for number in range(15):
            assert (f"上{number}完" in page) == (f"下{number}完" in page)


@pytest.mark.parametrize("before", range(8, 20))
def test_times_in_a_cell_are_whole(before: int) -> None:
    form = Form((Cell(0, 0, runs("国" * before + "14:30—15:40完")),), (1.0, 2.0), (None,))
    shown = ["".join(mark.text for mark in line) for line in lines(marks((form,)))]
    assert any("14:30—15:40" in each for each in shown)


def test_a_small_form_is_set_in_smaller_letters() -> None:
    usual, small = (
        marks((Form((Cell(0, 0, runs("甲乙")),), (1.0,), (None,), small=small),), "form")
        for small in (False, True)
    )
    assert small[1].left - small[0].left < usual[1].left - usual[0].left


def test_a_signature_is_not_parted_from_a_small_table() -> None:
    for before in range(10, 18):
        blocks = (*(LINE,) * before, table(4), Signature(("某校",), "2026年9月1日"))
        for page in pages(blocks, "document"):
            assert ("某校" in page) <= ("第4项" in page)
