"""A rendered form as a paper form of a workbook; which columns are told to be covered."""

from liushou.commands.exporting.covered import covered_columns
from liushou.commands.exporting.paper import paper_of
from liushou.documents.blocks import Cell, Form, Paragraph, Run, Title
from liushou.exchange.books.model import Box, Head, Paper, Sheet, Workbook


def cell(row: int, column: int, text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(row, column, (Run(text),), rows=rows, columns=columns)


def test_forms_stand_below_one_another_on_one_grid() -> None:
    above = Form((cell(0, 0, "填报单位"), cell(0, 1, "日期")), (88.0, 92.0), (None,), borders=False)
    body = Form(
        (cell(0, 0, "姓名"), cell(0, 1, "甲", 2), cell(1, 0, "照片", 2, 2), cell(1, 2, "乙")),
        (30.0, 60.0, 90.0),
        (10.0, None, 8.0),
    )
    paper = paper_of("甲", (Title((Run("登记表"),)), above, body, Paragraph((Run("说明"),), "note")))
    assert (paper.name, paper.title) == ("甲", "登记表")
    assert paper.widths == (30.0, 60.0, 90.0)
    assert paper.heights == (None, 10.0, None, 8.0, None)
    assert paper.boxes == (
        Box(0, 0, "填报单位", columns=2, border=False),
        Box(0, 2, "日期", border=False),
        Box(1, 0, "姓名"),
        Box(1, 1, "甲", columns=2),
        Box(2, 0, "照片", columns=2, rows=2),
        Box(2, 2, "乙"),
        Box(4, 0, "说明", columns=3, border=False),
    )


def test_columns_with_covered_cells_are_told_once_and_apart() -> None:
    heads = (Head("姓名"), Head("电话", group="父亲"), Head("电话", group="母亲"), Head("住址", group="家庭"))
    rows = (("甲", "***12", None, "***"), ("乙", None, "***34", "***"))
    book = Workbook(
        "册", (Sheet("一", "一", heads, rows), Paper("二", "二", (), (), ()), Sheet("三", "三", heads, rows))
    )
    assert covered_columns(book) == ("父亲电话", "母亲电话", "住址")
    assert covered_columns(Workbook("册", (Sheet("一", "一", heads, (("甲", "1", "2", 3),)),))) == ()
