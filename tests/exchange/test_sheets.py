"""Sheets as rows of texts, and the fields found in them under headings with ornaments."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.exchange.workbooks import DATE, MOMENT, SPAN, TIME, rows_of, xlsx

from liushou.cells import Cell, text_of
from liushou.errors import UsageError
from liushou.exchange.sheets import Row, read_sheet, table

COLUMNS = {
    "id": ("编号", "学号"),
    "name": ("姓名", "学生姓名"),
    "note": ("备注",),
    "father": ("电话（父）",),
    "phone": ("电话",),
}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "表.csv"


def read(sheet: Path, data: bytes) -> tuple[tuple[str, ...], ...]:
    sheet.write_bytes(data)
    return read_sheet(sheet)


def test_cells_of_a_workbook(sheet: Path) -> None:
    cells = (
        f'<c s="{DATE}"><v>46346</v></c><c s="{MOMENT}"><v>46346.604166666664</v></c>'
        f'<c s="{TIME}"><v>0.375</v></c><c s="{SPAN}"><v>1.0625</v></c>'
        '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>'
    )
    rows = rows_of(["编号", None, " 张三\u3000", 5.0, 1.5, 3.5042520151120002e17]) + f"<row>{cells}</row>"
    assert read(sheet, xlsx(rows)) == (
        ("编号", "", "张三", "5", "1.5", "3.504252e+17"),
        ("2026-11-20", "2026-11-20 14:30", "09:00", "25:30", "是", ""),
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (-2.0, "-2"),
        (999999999999999.0, "999999999999999"),
        (1e15, "1.000000e+15"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (False, "否"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001 - a spreadsheet knows no zones
        (datetime(2026, 1, 2, 0, 0, 5), "2026-01-02 00:00:05"),  # noqa: DTZ001
        (time(8, 5), "08:05"),
        (timedelta(hours=1, minutes=5), "1:05"),
        ("甲\r\n乙 ", "甲\n乙"),
    ],
)
def test_a_cell_as_a_person_would_type_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_the_first_visible_sheet_that_is_not_empty(sheet: Path) -> None:
    lists, empty, wanted, other = (rows_of([text]) for text in ("选项", "", "要的", "别的"))
    assert read(sheet, xlsx(lists, empty, wanted, other, hidden=[0])) == (("要的",),)
    assert read(sheet, xlsx(empty)) == ()


def test_rows_by_field(sheet: Path) -> None:
    heads = "五年级花名册,,,,,\n序号,学号（必填）,姓 名*,备注：,电话(父),电话\n"
    text = f"{heads}1,c-1,田小禾,好,111,222\n2,,,,,\n3,c-2,,,,\n"
    sheet.write_text(text, encoding="gbk", newline="\n")
    assert table(sheet, COLUMNS, ["id", "name"]) == (
        Row(3, {"id": "c-1", "name": "田小禾", "note": "好", "father": "111", "phone": "222"}),
        Row(5, {"id": "c-2", "name": "", "note": "", "father": "", "phone": ""}),
    )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓名", "name"),
        ("学生 姓名（与户口簿一致）（必填）", "name"),
        ("*姓名", "name"),
        ("姓名（必填）*：", "name"),
        ("电话（父）", "father"),
        ("电话（父）*", "father"),
        ("电话（母）", "phone"),
        ("（姓名）", None),
        ("曾用姓名", None),
        ("", None),
    ],
)
def test_headings_as_people_write_them(sheet: Path, heading: str, field: str | None) -> None:
    sheet.write_text(f"编号,{heading}\nc-1,x\n", encoding="utf-8")
    wanted = {"id": "c-1"} | ({field: "x"} if field else {})
    assert table(sheet, COLUMNS, ["id"]) == (Row(2, wanted),)


def test_of_two_columns_for_one_field_the_first(sheet: Path) -> None:
    sheet.write_text("编号,备注,备注\nc-1,甲,乙\n", encoding="utf-8")
    assert table(sheet, COLUMNS, ["id"])[0].cells["note"] == "甲"


def test_a_sheet_of_headings_only_has_no_rows(sheet: Path) -> None:
    sheet.write_text("编号,姓名\n,\n", encoding="utf-8")
    assert table(sheet, COLUMNS, ["id", "name"]) == ()


def test_lacking_headings_are_named(sheet: Path) -> None:
    sheet.write_text("花名册\n学号,名字,备注\nc-1,甲,\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        table(sheet, COLUMNS, ["id", "name", "note"])
    assert caught.value.message == (
        f"“{sheet}”里没有找到表头：要有一行写明各列的名称，没有找到的列：姓名 或 学生姓名。"
    )
    sheet.write_bytes(b"")
    with pytest.raises(UsageError, match="编号 或 学号、备注"):
        table(sheet, COLUMNS, ["id", "note"])
