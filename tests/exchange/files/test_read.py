"""Files as grids of cells, and what is refused before anything is made of it."""

import contextlib
import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.workbooks import DATE, MOMENT, SPAN, TIME, ods, ods_row, packed, rows_of, xlsx

from liushou.cells import Cell
from liushou.errors import UsageError
from liushou.exchange.files import packed as packed_files
from liushou.exchange.files import read as reading
from liushou.exchange.files import workbooks
from liushou.exchange.files.grid import Book, Grid, Merged
from liushou.exchange.files.limits import SheetError
from liushou.exchange.files.read import book_of, read_book

Rows = tuple[tuple[Cell, ...], ...]


def rows_in(data: bytes) -> Rows:
    (grid,) = book_of(data).grids
    return grid.rows


def test_cells_keep_their_types() -> None:
    cells = (
        f'<c s="{DATE}"><v>46346</v></c><c s="{MOMENT}"><v>46346.5</v></c><c s="{TIME}"><v>0.375</v></c>'
        f'<c s="{SPAN}"><v>1.0625</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-11-20</v></c>'
    )
    numbers: list[str | float | None] = ["编号", None, "0138", 5.0, 1.5, 3.5042520151120002e17]
    rows = rows_in(xlsx(rows_of(numbers) + f"<row>{cells}</row>"))
    assert rows == (
        ("编号", "", "0138", 5, 1.5, int(3.5042520151120002e17)),
        (
            date(2026, 11, 20),
            datetime(2026, 11, 20, 12),  # noqa: DTZ001 - a spreadsheet knows no zones
            time(9),
            timedelta(hours=25, minutes=30),
            True,
            date(2026, 11, 20),
        ),
    )
    assert [type(cell) for cell in rows[0][3:]] == [int, float, int]


def test_days_are_counted_from_1904_where_the_book_says_so() -> None:
    row = f'<row><c s="{DATE}"><v>44884</v></c></row>'
    assert rows_in(xlsx(row, since_1904=True)) == ((date(2026, 11, 20),),)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("<t> 张 三\u3000</t>", "张 三"),
        ('<t xml:space="preserve">\n 甲&#13;\n乙_x000D_\n丙 </t>', "甲\n乙\n丙"),
        ("<r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r>", "张三"),
        ('<t>张三</t><rPh sb="0" eb="2"><t>zhang san</t></rPh><phoneticPr fontId="1"/>', "张三"),
        ("<t>王\u200b小\u2060明\ufeff</t>", "王小明"),
        ("<t>e\u0301&lt;&amp;_x0041_</t>", "é<&A"),
        ("<t>350425201511200020</t>", "350425201511200020"),
    ],
)
def test_texts(string: str, text: str) -> None:
    shared = xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=f"<si>{string}</si>")
    inline = xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is>{string}</is></c></row>')
    assert rows_in(shared) == rows_in(inline) == ((text,),)


def test_errors_are_told_as_people_know_them() -> None:
    row = '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    assert rows_in(xlsx(row)) == (("#DIV/0!", "#N/A"),)
    cell = '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"'
    cells = f"{cell}><text:p>#N/A</text:p></table:table-cell>"
    cells += f'{cell} table:number-columns-repeated="2"><text:p>Err:502</text:p></table:table-cell>'
    assert rows_in(ods(f"<table:table-row>{cells}</table:table-row>")) == (("#N/A", "#Err:502", "#Err:502"),)


def test_an_error_that_the_reader_does_not_know() -> None:
    row = '<row r="3"><c r="B3" t="e"><v>#SPILL!</v></c></row>'
    with pytest.raises(SheetError, match="第 3 行第 2 列的公式出错（#SPILL!）"):
        book_of(xlsx(row))


def test_formulas_without_results() -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c><c r="C1" t="str"><f>A1</f><v/></c>'
    row += '<c r="D1"><f>A1</f><v>1</v></c><c r="Z1"><f>A1</f></c></row>'
    (grid,) = book_of(xlsx(row)).grids
    assert grid == Grid("S1", ((1, "", "", 1),), uncounted=frozenset({(0, 1)}))
    cell = '<table:table-cell table:formula="of:=1+1"/>'
    (grid,) = book_of(
        ods(f"{ods_row('甲', '乙')}<table:table-row>{cell}</table:table-row>{ods_row('丙')}")
    ).grids
    assert grid.uncounted == {(1, 0)}


def test_hidden_rows() -> None:
    sheet = "".join(
        f'<row r="{n}"{said}><c r="A{n}"><v>{n}</v></c></row>'
        for n, said in enumerate(
            ("", ' hidden="1"', ' ht="0" customHeight="1"', ' ht="15" hidden="0"'), start=1
        )
    )
    (grid,) = book_of(xlsx(sheet + '<row r="20" hidden="1"/>')).grids
    assert grid.hidden == {1, 2}
    assert len(grid.rows) == 4
    row = ods_row("甲")
    folded = f'<table:table-row-group table:display="false">{row}{row}</table:table-row-group>'
    filtered = row.replace("<table:table-row ", '<table:table-row table:visibility="filter" ')
    gone = ods_row("乙", rows=2).replace("<table:table-row ", '<table:table-row table:visibility="collapse" ')
    (grid,) = book_of(ods(row + folded + row + filtered + gone + row)).grids
    assert grid.hidden == {1, 2, 4, 5, 6}


def test_merged_cells() -> None:
    """They end where the sheet does, and have one value."""
    sheet = rows_of(["花名册", "不见", None], ["一班", "a", None], ["也不见", "b", "c"])
    merged = ["A1:XFD1", "A2:A3", "C3:C3", "B3:B1048576", "E1:F9"]
    (grid,) = book_of(xlsx(sheet, merged=merged)).grids
    assert grid.rows == (("花名册", "", ""), ("一班", "a", ""), ("", "b", "c"))
    assert grid.merged == (Merged(0, 0, 0, 2), Merged(1, 0, 2, 0))
    cell = '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" '
    cell += 'office:value-type="string"><text:p>甲</text:p></table:table-cell><table:covered-table-cell/>'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    table = f"<table:table-row>{cell}</table:table-row><table:table-row>{covered}</table:table-row>"
    (grid,) = book_of(ods(table + ods_row("乙", "丙"))).grids
    assert grid.merged == (Merged(0, 0, 1, 1),)


def test_ranges_over_one_another_are_refused() -> None:
    """Each by itself is small to write and large to empty."""
    with pytest.raises(SheetError, match="已损坏"):
        book_of(xlsx(rows_of([1.0, 2.0], [3.0, 4.0]), merged=["A1:B2", "A1:B2"]))
    with pytest.raises(SheetError, match=r"整行或整列合并的单元格（1:1）"):
        book_of(xlsx(rows_of([1.0]), merged=["1:1"]))


def test_all_sheets_and_those_that_nobody_sees() -> None:
    lists, empty, one, other = (rows_of([text]) for text in ("选项", "", "甲", "乙"))
    assert book_of(xlsx(lists, empty, one, other, empty, hidden=[0, 4])) == Book(
        (Grid("S2", ()), Grid("S3", (("甲",),)), Grid("S4", (("乙",),))), (Grid("S1", (("选项",),)),)
    )


def test_facts_are_those_of_the_same_sheet() -> None:
    """Wherever its part lies, and in whatever case it is written."""
    hidden = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'
    plain = '<row r="1"><c r="A1"><v>1</v></c></row>'
    for part in ("worksheets/sheet{}.xml", "other/Blatt{}.xml"):
        first, second = book_of(xlsx(plain, hidden, part=part)).grids
        assert (first.hidden, second.hidden) == (frozenset(), {0})


def test_names_with_a_prefix() -> None:
    sheet = '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
    sheet += '<x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    whole = _with(xlsx(""), "xl/worksheets/sheet1.xml", f"{sheet}</x:sheetData></x:worksheet>")
    (grid,) = book_of(whole).grids
    assert (grid.rows, grid.hidden) == (((1,),), {0})


FORMULA = '<table:table-cell table:formula="of:=1" table:number-columns-repeated="200"/>'
FOLDED = '<table:table-row table:visibility="collapse" table:number-rows-repeated="20000"/>'


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="20000">{FORMULA}</table:table-row>',
        f'</table:table><table:table table:name="T">{FOLDED}' * 51,
    ],
)
def test_facts_that_a_few_bytes_repeat(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", None)
    with pytest.raises(SheetError, match="已损坏"):
        book_of(ods(row))


def test_all_sheets_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of two cells is as large as what lies between them."""
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="100"><c r="J100"><v>1</v></c></row>'
    monkeypatch.setattr(workbooks, "_MOST_CELLS", 2000)
    assert len(book_of(xlsx(corners, corners)).grids) == 2
    with pytest.raises(SheetError, match="各工作表加起来太大"):
        book_of(xlsx(corners, corners, rows_of([1.0])))


def test_formats_without_contents_cost_nothing() -> None:
    cells = '<c r="A1"><v>1</v></c><c r="XFD1" s="1"/>'
    rows = f'<row r="1">{cells}</row><row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
    assert rows_in(xlsx(rows)) == ((1,),)


def _with(data: bytes, name: str, content: str) -> bytes:
    """The archive with a part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return packed(members | {name: content})


def test_rows_keep_their_numbers() -> None:
    data = xlsx('<row r="3"><c r="B3"><v>1</v></c><c r="C3"/></row><row r="9"><c r="D9" s="1"/></row>')
    assert rows_in(data) == (("", ""), ("", ""), ("", 1))


def test_open_document() -> None:
    """Its programs write the empty rest of a sheet as one cell in one row, repeated."""
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048570">{rest}</table:table-row>'
    assert rows_in(ods(ods_row("甲", "乙", columns=2) + ods_row("丙", rows=2) + rest)) == (
        ("甲", "乙", "乙"),
        ("丙", "", ""),
        ("丙", "", ""),
    )


def refusal(data: bytes) -> str:
    with pytest.raises(SheetError) as caught:
        book_of(data)
    return str(caught.value)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    sheet = tmp_path / "表.xlsx"
    with pytest.raises(UsageError, match="没有“"):
        read_book(sheet)
    with pytest.raises(UsageError, match="无法读取"):
        read_book(tmp_path)
    sheet.write_bytes(b"\0")
    with pytest.raises(UsageError, match=r"表\.xlsx”不能作为表格读取：不是表格文件"):
        read_book(sheet)
    sheet.write_bytes(b"a,b")
    assert read_book(sheet) == Book((Grid("", (("a", "b"),)),))


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"},
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<document-content/>"},
    ],
    ids=["docx", "odt"],
)
def test_a_text_document_is_told_as_one(parts: dict[str, str]) -> None:
    with pytest.raises(SheetError, match="它是 Word 文档"):
        book_of(packed(parts))


def test_what_is_no_sound_workbook() -> None:
    whole = xlsx(rows_of(["甲"]))
    assert "不是 xlsx 或 ods 表格" in refusal(packed({"a/document.xml": "<a/>"}))
    assert "已损坏" in refusal(whole[:-30])
    assert "已损坏" in refusal(packed({"xl/workbook.xml": "<workbook>"}))
    assert "已损坏" in refusal(packed({"xl/workbook.xml": "<a/>"}))
    assert "已损坏" in refusal(xlsx('<row r="-1"><c><v>1</v></c></row>'))
    assert "已损坏" in refusal(xlsx('<row><c r="1A"><v>1</v></c></row>'))


def test_xml_that_only_a_lenient_reader_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be followed to its end cannot be held to the limits."""
    monkeypatch.setattr("python_calamine.load_workbook", None)
    assert "已损坏" in refusal(xlsx('<row><c r="A1"><v>1</v></row><row><c r="A99999"><v>1</v></c></row>'))


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "DOCTYPE" in refusal(packed({"xl/workbook.xml": bomb}))


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
def test_a_far_cell_is_told_before_room_is_made(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", None)
    for part in ("worksheets/sheet{}.xml", "media/image{}.png"):
        assert "列有内容，最多 20000 行、200 列" in refusal(xlsx(rows, part=part))


def test_a_far_cell_in_open_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.load_workbook", None)
    gap = '<table:table-row table:number-rows-repeated="1048575"/>'
    number = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    )
    for far in (gap + ods_row("x"), ods_row("x", rows=20_001), ods_row("x", columns=201), gap + number):
        assert "列有内容" in refusal(ods(far))
    assert "编号不对" in refusal(ods(ods_row("x").replace('repeated="1"', 'repeated="-1"')))


def test_the_last_row_and_column_allowed() -> None:
    found = rows_in(xlsx('<row r="20000"><c r="A20000"><v>1</v></c></row>'))
    assert (len(found), found[-1]) == (20_000, (1,))
    assert rows_in(xlsx('<row r="1"><c r="GR1"><v>1</v></c></row>')) == (("",) * 199 + (1,),)
    assert rows_in(b",".join([b""] * 199 + [b"x,"])) == (("",) * 199 + ("x",),)


def test_what_unpacks_too_far(monkeypatch: pytest.MonkeyPatch) -> None:
    thin = packed({"xl/workbook.xml": "<a/>", "xl/media/x": bytes(4 << 20)})
    assert "解开以后太大（4 MiB）" in refusal(thin)
    monkeypatch.setattr(packed_files, "_MOST_UNPACKED", 1000)
    assert "解开以后太大" in refusal(xlsx(rows_of(["甲"])))


def test_sizes_that_are_not_true() -> None:
    """The archive says that a part is small; unpacking must not go by that."""
    data = packed({"xl/workbook.xml": "<a/>", "xl/media/x": bytes(100_000)})
    false = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "已损坏" in refusal(false)


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1 << 20)
    assert "太大（超过 1 MiB）" in refusal(b"a,b\n" * (1 << 18) + b"a")


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_damaged_workbook_never_breaks_the_program(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([xlsx(rows_of(["甲", 1.5], [None, "乙"])), ods(ods_row("甲", "乙"))]))
    place = data.draw(st.integers(4, len(whole) - 1))
    end = data.draw(st.sampled_from([len(whole), place + 1]))
    damaged = whole[:place] + data.draw(st.binary(min_size=1, max_size=4)) + whole[place + 1 : end]
    with contextlib.suppress(SheetError):
        assert isinstance(book_of(damaged), Book)


def test_only_one_book_in_a_file() -> None:
    """Of two, nobody knows which one the reader takes."""
    whole = xlsx(rows_of(["甲"]))
    assert "已损坏" in refusal(_with(whole, "content.xml", "<a/>"))
    assert "已损坏" in refusal(_with(whole, "XL/Workbook.xml", "<a/>"))
    assert "xlsb" in refusal(packed({"xl/workbook.bin": b"1"}))


def test_a_sheet_that_does_not_look_like_one() -> None:
    """A lenient reader finds the rows behind what is no XML."""
    hidden = 'x<worksheet><sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    whole = xlsx(rows_of(["甲"]), part="media/image{}.png")
    assert "已损坏" in refusal(_with(whole, "xl/media/image1.png", hidden))
    assert "已损坏" in refusal(_with(whole, "xl/media/image1.png", "x"))


def test_a_password() -> None:
    assert "要密码" in refusal(ods(ods_row("甲"), encrypted="<manifest:encryption-data/>"))
    assert "要密码" in refusal(packed({"mimetype": "x", "encrypted-package": b"1"}))
    whole = bytearray(xlsx(rows_of(["甲"])))
    entry = whole.index(b"PK\x01\x02")
    whole[entry + 8] |= 1
    assert "要密码" in refusal(bytes(whole))


def test_an_encoding_that_nobody_knows() -> None:
    part = '<?xml version="1.0" encoding="x-none"?><worksheet><sheetData/></worksheet>'
    assert "已损坏" in refusal(_with(xlsx(""), "xl/worksheets/sheet1.xml", part))
