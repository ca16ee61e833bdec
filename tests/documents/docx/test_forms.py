"""Forms in the file: lines, letters, what stays on one page."""

from datetime import date

from liushou.documents.blocks import Block, Cell, Form, Paragraph, Title
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Page
from liushou.documents.markdown_out import write_markdown
from liushou.documents.parse import parse
from tests.documents.docx.opened import W, assert_valid, body, docx, etree, value
from tests.documents.docx.samples import runs
from tests.documents.docx.test_tables import kept


def form(text: str = "甲", height: float = 20, **fields: bool) -> Form:
    """A form of two rows, each a label and a text."""
    cells = [
        cell
        for row in range(2)
        for cell in (Cell(row, 0, runs("项"), heading=True), Cell(row, 1, runs(text), top=row == 1))
    ]
    return Form(tuple(cells), (1.0, 3.0), (height, height), **fields)


def tables(*blocks: Block) -> list[etree._Element]:
    return [each for each in body(blocks) if each.tag == f"{W}tbl"]


def rows(table: etree._Element) -> list[bool]:
    """Which rows are kept with what follows."""
    return [kept(row) for row in table.iter(f"{W}tr")]


def test_html_says_lines_letters_and_where_text_stands() -> None:
    html = '<table border="0" size="small"><tr><td valign="top">甲</td><td>乙</td></tr></table>\n'
    plain, special = parse("<table><tr><td>甲</td></tr></table>\n")[0], parse(html)[0]
    assert isinstance(plain, Form)
    assert isinstance(special, Form)
    assert (plain.borders, plain.small, special.borders, special.small) == (True, False, False, True)
    assert [cell.top for cell in (*plain.cells, *special.cells)] == [False, True, False]


def test_a_form_without_lines_has_none() -> None:
    with_lines, without = tables(form(), form(borders=False))
    for table, kind in ((with_lines, "single"), (without, "none")):
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        assert borders is not None
        assert {each.get(f"{W}val") for each in borders} == {kind}


def test_text_stands_in_the_middle_or_at_the_upper_edge() -> None:
    (table,) = tables(form())
    assert [value(cell, "tcPr/vAlign") for cell in table.iter(f"{W}tc")] == ["center"] * 3 + ["top"]


def test_small_letters_have_styles_of_their_own() -> None:
    (table,) = tables(form(small=True))
    assert [value(cell, "p/pPr/pStyle") for cell in table.iter(f"{W}tc")] == [
        "TableHeadSmall",
        "TableTextSmall",
    ] * 2
    assert_valid(
        write_docx((form(small=True), form(borders=False)), title="卡", date=date(2026, 9, 1), profile="card")
    )


def test_a_form_stays_on_one_page_unless_it_fills_one() -> None:
    (small,), (large,) = tables(form()), tables(form(height=100))
    assert (rows(small), rows(large)) == ([True, False], [False, False])
    (long,) = tables(form("长" * 2000, small=True))
    assert rows(long) == [False, False]


def listed(rows_long: int, *, sums: int = 0) -> Form:
    """A list under a heading row, its last rows named 合计."""
    first = rows_long - sums
    cells = (
        Cell(number, column, runs(f"第{number}行"), heading=named)
        for number in range(rows_long)
        for column in range(2)
        for named in [number == 0 or (number >= first and column == 0)]
    )
    return Form(tuple(cells), (1.0, 3.0), (10.0,) * rows_long, heading_rows=1)


def test_a_list_longer_than_a_third_of_a_page_goes_on_on_the_next() -> None:
    (short,), (long,) = tables(listed(10)), tables(listed(14))
    assert rows(short) == [True] * 9 + [False]
    assert rows(long) == [True] * 2 + [False] * 12


def test_sums_stay_with_the_row_before_them() -> None:
    (made,) = tables(listed(14, sums=2))
    assert rows(made) == [True] * 2 + [False] * 9 + [True] * 2 + [False]
    (named,) = tables(listed(14, sums=13))
    assert rows(named) == [True] * 2 + [False] * 12


def test_a_line_that_leads_to_a_table_stays_with_it() -> None:
    long = "本学期各项职责的履行情况已经逐一核对，现在按照频次列出，完成的次数"
    for text, stays in (("各月工作安排如下。", True), (f"{long}如下。", True), (f"{long}不少。", False)):
        line, *_ = body((Paragraph(runs(text)), form()))
        assert (line.find(f"{W}pPr/{W}keepNext") is not None) == stays
    line, *_ = body((Paragraph(runs("各月工作安排如下。")), Paragraph(runs("后"))))
    assert line.find(f"{W}pPr/{W}keepNext") is None


def test_cells_leave_the_same_room_in_every_program() -> None:
    """LibreOffice takes the margins of the default style of tables for those of no table."""
    for made in tables(form(), form(borders=False)):
        left, right = made.findall(f"{W}tblPr/{W}tblCellMar/*")
        assert (left.tag, right.tag) == (f"{W}left", f"{W}right")
        assert left.get(f"{W}w") == right.get(f"{W}w") == "80"


def test_lines_over_and_under_a_form_stay_with_it() -> None:
    head, card, foot, other = tables(form(borders=False), form(), form(borders=False), form(borders=False))
    assert [rows(each)[-1] for each in (head, card, foot, other)] == [True, True, False, False]


def test_a_form_without_lines_reads_as_lines_of_text() -> None:
    lines = "<tr><td>填表人：</td><td></td><td>复核人：</td></tr><tr><td>日期</td></tr>"
    assert write_markdown(parse(f'<table border="0">{lines}</table>\n')) == "填表人：　　复核人：\\\n日期\n"


def test_titles_of_forms_leave_more_room() -> None:
    pages: list[Page] = ["document", "form", "card"]
    found = [docx((Title(runs("题")),), page)["word/document.xml"][0][0] for page in pages]
    assert [value(each, "pPr/spacing", "after") for each in found] == [None, "200", "200"]
