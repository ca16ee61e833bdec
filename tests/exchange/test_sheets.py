"""Sheets as people send them: any encoding, any spreadsheet program, headings with ornaments."""

import codecs
import contextlib
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.workbooks import DATE, MOMENT, SPAN, TIME, ods, ods_row, packed, rows_of, xlsx

from liushou.cells import Cell, text_of
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.exchange import sheets
from liushou.exchange.files import workbooks
from liushou.exchange.sheets import Row, read_sheet, table

COLUMNS = {
    "id": ("编号", "学号"),
    "name": ("姓名", "学生姓名"),
    "note": ("备注",),
    "father": ("电话（父）",),
    "phone": ("电话",),
}
ROSTER = (("编号", "姓名", "日期"), ("c-1", "田小禾", "2026-11-20"), ("c-2", "", ""))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "表.csv"


def read(sheet: Path, data: bytes) -> tuple[tuple[str, ...], ...]:
    sheet.write_bytes(data)
    return read_sheet(sheet)


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_in_any_dress(sheet: Path, separator: str, encoding: str, newline: str) -> None:
    text = newline.join(separator.join(row) for row in ROSTER)
    assert read(sheet, text.encode(encoding)) == ROSTER


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n", (("a", "b"),)),
        (" a ,\u3000张 三\u3000,１２\n", (("a", "张 三", "１２"),)),
        ('a,"多行\r\n内容，有,逗号"\n', (("a", "多行\n内容，有,逗号"),)),
        ('a,"说""好"""\n', (("a", '说"好"'),)),
        ("a,,,\n,b,,\n,,,\n\n", (("a", ""), ("", "b"))),
        ("\n\na,b\n", (("", ""), ("", ""), ("a", "b"))),
        ("只有一列\n甲；乙\n", (("只有一列",), ("甲；乙",))),
        ("姓名,内容\n甲,说了;又说;再说\n乙,好\n", (("姓名", "内容"), ("甲", "说了;又说;再说"), ("乙", "好"))),
        (
            "花名册\n姓名;班级\n甲,乙;1\n丙,丁;2\n",
            (("花名册", ""), ("姓名", "班级"), ("甲,乙", "1"), ("丙,丁", "2")),
        ),
        ("'=1+1,'-3,'+86,'@x,'n\n", (("=1+1", "-3", "+86", "@x", "'n"),)),
        ("", ()),
        (" , \n", ()),
    ],
)
def test_cells_of_a_text(sheet: Path, text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(sheet, text.encode()) == rows


TEXTS = st.text(
    st.characters(codec="gb18030", exclude_categories=["C", "Z"], exclude_characters="'<\ufeff")
).map(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6), st.sampled_from(["utf-8-sig", "utf-8"])
)
def test_what_we_write_as_csv_is_read_back(
    sheet: Path, rows: list[tuple[str, str, str]], encoding: str
) -> None:
    data = csv_text(("甲", "乙", "丙"), rows).encode(encoding)
    while rows and not any(rows[-1]):
        rows.pop()
    assert read(sheet, data) == (("甲", "乙", "丙"), *rows)


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


def test_rows_keep_their_numbers(sheet: Path) -> None:
    data = xlsx('<row r="3"><c r="B3"><v>1</v></c><c r="C3"/></row><row r="9"><c r="D9" s="1"/></row>')
    assert read(sheet, data) == (("", ""), ("", ""), ("", "1"))


def test_open_document(sheet: Path) -> None:
    """Its programs write the empty rest of a sheet as one cell in one row, repeated."""
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048570">{rest}</table:table-row>'
    assert read(sheet, ods(ods_row("甲", "乙", columns=2) + ods_row("丙", rows=2) + rest)) == (
        ("甲", "乙", "乙"),
        ("丙", "", ""),
        ("丙", "", ""),
    )


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


def refusal(sheet: Path, data: bytes) -> str:
    sheet.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        read_sheet(sheet)
    assert str(sheet) in caught.value.message
    return caught.value.message


def test_what_cannot_be_read(sheet: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有“"):
        read_sheet(sheet)
    with pytest.raises(UsageError, match="无法读取"):
        read_sheet(tmp_path)
    assert "不是表格文件" in refusal(sheet, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert "不是表格文件" in refusal(sheet, b"a,b\0\n")
    assert "不是表格文件" in refusal(sheet, codecs.BOM_UTF16_LE + b"a")
    assert "它其实是网页" in refusal(sheet, b"\n<html><table></table></html>")
    assert "引号没有配对" in refusal(sheet, b'a,"' + b"x" * 200_000)


def test_what_is_no_sound_workbook(sheet: Path) -> None:
    whole = xlsx(rows_of(["甲"]))
    assert "不是 xlsx 或 ods 表格" in refusal(sheet, packed({"word/document.xml": "<a/>"}))
    assert "已损坏" in refusal(sheet, whole[:-30])
    assert "已损坏" in refusal(sheet, packed({"xl/workbook.xml": "<workbook>"}))
    assert "已损坏" in refusal(sheet, packed({"xl/workbook.xml": "<a/>"}))
    assert "有密码" in refusal(sheet, ods(ods_row("甲"), encrypted="<manifest:encryption-data/>"))
    assert "已损坏" in refusal(sheet, xlsx('<row r="-1"><c><v>1</v></c></row>'))
    assert "已损坏" in refusal(sheet, xlsx('<row><c r="1A"><v>1</v></c></row>'))


def test_xml_that_only_a_lenient_reader_takes(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be followed to its end cannot be held to the limits."""
    monkeypatch.setattr("python_calamine.load_workbook", None)
    assert "已损坏" in refusal(
        sheet, xlsx('<row><c r="A1"><v>1</v></row><row><c r="A99999"><v>1</v></c></row>')
    )


def test_entities_are_refused(sheet: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "DOCTYPE" in refusal(sheet, packed({"xl/workbook.xml": bomb}))


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="20001"><c t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="1"><c r="GS1" t="str"><f>1</f></c></row>',
        "<row>" + "<c/>" * 200 + "<c><v>1</v></c></row>",
        "<row/>" * 20_000 + "<row><c><v>1</v></c></row>",
        '<row><c r="A20001"><v>1</v></c></row>',
    ],
)
def test_a_far_cell_is_told_before_room_is_made(
    sheet: Path, rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", None)
    for part in ("worksheets/sheet{}.xml", "media/image{}.png"):
        assert "列有内容，最多 20000 行、200 列" in refusal(sheet, xlsx(rows, part=part))


def test_a_far_cell_in_open_document(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", None)
    gap = '<table:table-row table:number-rows-repeated="1048575"/>'
    number = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    )
    for far in (gap + ods_row("x"), ods_row("x", rows=20_001), ods_row("x", columns=201), gap + number):
        assert "列有内容" in refusal(sheet, ods(far))
    assert "编号不对" in refusal(sheet, ods(ods_row("x").replace('repeated="1"', 'repeated="-1"')))


def test_the_last_row_and_column_allowed(sheet: Path) -> None:
    found = read(sheet, xlsx('<row r="20000"><c r="A20000"><v>1</v></c></row>'))
    assert (len(found), found[-1]) == (20_000, ("1",))
    assert read(sheet, xlsx('<row r="1"><c r="GR1"><v>1</v></c></row>')) == (("",) * 199 + ("1",),)
    assert read(sheet, b",".join([b""] * 199 + [b"x,"])) == (("",) * 199 + ("x",),)


def test_a_long_or_wide_text(sheet: Path) -> None:
    assert len(read(sheet, b"a,b\n" * 20_000 + b"\n,\n")) == 20_000
    assert "最多 20000 行" in refusal(sheet, b"a,b\n" * 20_001)
    assert "最多 200 列" in refusal(sheet, b",".join([b"x"] * 201))


def test_what_unpacks_too_far(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    thin = packed({"xl/workbook.xml": "<a/>", "xl/media/x": bytes(4 << 20)})
    assert "解开以后太大（4 MiB）" in refusal(sheet, thin)
    monkeypatch.setattr(workbooks, "_MOST_UNPACKED", 1000)
    assert "解开以后太大" in refusal(sheet, xlsx(rows_of(["甲"])))


def test_sizes_that_are_not_true(sheet: Path) -> None:
    """The archive says that a part is small; unpacking must not go by that."""
    data = packed({"xl/workbook.xml": "<a/>", "xl/media/x": bytes(100_000)})
    with zipfile.ZipFile(sheet, "w") as archive:
        archive.writestr("a", "")
    false = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "已损坏" in refusal(sheet, false)


def test_a_file_that_is_too_large(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_LARGEST", 1 << 20)
    assert "太大（超过 1 MiB）" in refusal(sheet, b"a,b\n" * (1 << 18) + b"a")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.data())
def test_a_damaged_workbook_never_breaks_the_program(sheet: Path, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([xlsx(rows_of(["甲", 1.5], [None, "乙"])), ods(ods_row("甲", "乙"))]))
    place = data.draw(st.integers(4, len(whole) - 1))
    end = data.draw(st.sampled_from([len(whole), place + 1]))
    damaged = whole[:place] + data.draw(st.binary(min_size=1, max_size=4)) + whole[place + 1 : end]
    sheet.write_bytes(damaged)
    with contextlib.suppress(UsageError):
        assert all(isinstance(text, str) for row in read_sheet(sheet) for text in row)
