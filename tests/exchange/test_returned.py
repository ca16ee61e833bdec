"""Rows given back: in the user's own workbook, or in a new one."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from tests.exchange.workbooks import rows_of, xlsx

from liushou.exchange.files.grid import Book, Grid, Merged
from liushou.exchange.remarks import AUTHOR, Remark
from liushou.exchange.returned import Returned, returned

ROWS = (("花名册", "", ""), ("姓名", "生日", "公式"), ("甲", "2014.1", "=1+1"), ("乙", "2014-01-02", ""))
TEXT = Book((Grid("", ROWS),))


def workbook() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "一班"
    for row in ROWS:
        sheet.append(row)
    sheet["A1"].font = Font(bold=True)
    book.create_sheet("二班").append(["姓名"])
    return book


def data_of(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def opened(given: Returned) -> Workbook:
    return load_workbook(io.BytesIO(given.data))


BAD = (Remark("一班", 3, 1, "是几月几日？"),)
PASSED = {"一班": frozenset({4})}


def test_in_the_own_workbook_only_what_is_wrong_is_seen_and_all_is_kept() -> None:
    given = returned(data_of(workbook()), TEXT, BAD, PASSED)
    sheet = opened(given)["一班"]
    assert given.own
    comment = sheet["B3"].comment
    assert comment is not None
    assert (comment.text, comment.author) == ("是几月几日？", AUTHOR)
    assert sheet["B3"].fill.fgColor.rgb == "00FFE699"
    assert [sheet.row_dimensions[row].hidden for row in range(1, 5)] == [False, False, False, True]
    assert sheet["A1"].font.bold
    assert sheet["C3"].value == "=1+1"
    assert opened(given)["二班"].sheet_state == "hidden"
    assert (opened(given).active or sheet).title == "一班"


def test_a_row_that_was_hidden_and_is_wrong_is_seen() -> None:
    book = workbook()
    book["一班"].row_dimensions[3].hidden = True
    assert not opened(returned(data_of(book), TEXT, BAD, PASSED))["一班"].row_dimensions[3].hidden


def test_a_comment_of_the_users_stays_below_ours() -> None:
    book = workbook()
    book["一班"]["B3"].comment = Comment("问过奶奶", "老师")
    comment = opened(returned(data_of(book), TEXT, BAD, PASSED))["一班"]["B3"].comment
    assert comment is not None
    assert comment.text == "是几月几日？\n问过奶奶"


def test_what_an_earlier_return_said_goes() -> None:
    first = returned(data_of(workbook()), TEXT, (*BAD, Remark("一班", 3, 0, "没有姓名")), PASSED)
    sheet = opened(returned(first.data, TEXT, (Remark("一班", 3, 0, "没有姓名"),), PASSED))["一班"]
    assert sheet["B3"].comment is None
    assert sheet["B3"].fill.fill_type is None
    assert sheet["A3"].comment is not None


def test_several_remarks_on_a_cell_and_on_one_that_is_joined_stand_where_they_are_seen() -> None:
    book = workbook()
    book["一班"].merge_cells("A3:A4")
    remarks = (Remark("一班", 4, 0, "一"), Remark("一班", 4, 0, "二"))
    sheet = opened(returned(data_of(book), TEXT, remarks, {}))["一班"]
    comment = sheet["A3"].comment
    assert comment is not None
    assert comment.text == "一\n二"


def test_the_bytes_do_not_know_the_time() -> None:
    data = data_of(workbook())
    first, second = (returned(data, TEXT, BAD, PASSED).data for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0", b"a,b", data_of(workbook())[:-30]])
def test_for_other_files_there_is_a_new_workbook_of_texts(data: bytes) -> None:
    given = returned(data, TEXT, (Remark("", 3, 1, "是几月几日？"),), {"": frozenset({4})})
    sheet = opened(given).worksheets[0]
    assert not given.own
    assert list(sheet.values) == [("花名册", None, None), ("姓名", "生日", "公式"), ("甲", "2014.1", "=1+1")]
    assert sheet["C3"].data_type == "s"
    assert {cell.number_format for cell in sheet[3]} == {"@"}
    assert [cell.coordinate for row in sheet for cell in row if cell.comment] == ["B3"]
    assert given == returned(data, TEXT, (Remark("", 3, 1, "是几月几日？"),), {"": frozenset({4})})


def test_what_joined_cells_say_is_said_by_each_row_of_a_new_workbook() -> None:
    rows = (("村", "姓名"), ("朝阳村", "甲"), ("", "乙"), ("", date(2014, 3, 5)))
    book = Book((Grid("", rows, (Merged(1, 0, 3, 0),)),))
    sheet = opened(returned(b"x", book, (Remark("", 4, 1, "不是姓名"),), {"": frozenset({2, 3})})).worksheets[
        0
    ]
    assert list(sheet.values) == [("村", "姓名"), ("朝阳村", "2014-03-05")]


def test_a_sheet_that_the_workbook_does_not_name_so_makes_a_new_one() -> None:
    book = Book((Grid("别的名字", ROWS),))
    given = returned(data_of(workbook()), book, (Remark("别的名字", 3, 1, "不对"),), {})
    assert not given.own
    assert opened(given).sheetnames == ["别的名字"]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("一班")
        sheet.write_string("A1", "姓名")
        sheet.write_string("A2", '=HYPERLINK("http://x")')
    given = returned(target.getvalue(), TEXT, (Remark("一班", 2, 0, "不是姓名"),), {})
    assert given.own
    assert opened(given)["一班"]["A2"].data_type == "s"


def test_a_remark_has_no_character_that_a_workbook_cannot_have() -> None:
    for name, data in (("一班", data_of(workbook())), ("", b"a,b")):
        sheet = opened(returned(data, TEXT, (Remark(name, 3, 1, "不是\x00姓名\ud800"),), {})).active
        assert sheet is not None
        comment = sheet["B3"].comment
        assert comment is not None
        assert comment.text == "不是\\x00姓名\\ud800"


def test_a_workbook_that_openpyxl_does_not_understand_makes_a_new_one() -> None:
    data = xlsx(rows_of(("姓名",), ("甲",)))
    given = returned(data, Book((Grid("S1", (("姓名",), ("甲",))),)), (Remark("S1", 2, 0, "不对"),), {})
    assert opened(given).sheetnames == ["S1"]
    assert opened(given)["S1"]["A2"].comment is not None


def test_a_very_large_workbook_makes_a_new_one() -> None:
    rows = (("",) * 200,) * 2_501
    assert not returned(
        data_of(workbook()), Book((Grid("一班", (*ROWS, *rows)),)), BAD, {"一班": frozenset(range(5, 9999))}
    ).own


@pytest.mark.parametrize("part", ["xl/styles.xml", "docProps/core.xml", "[Content_Types].xml"])
def test_a_workbook_with_a_broken_part_makes_a_new_one(part: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data_of(workbook()))) as whole, zipfile.ZipFile(target, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<a b" if name == part else whole.read(name))
    book = Book((Grid("一班", ROWS),))
    assert not returned(target.getvalue(), book, BAD, PASSED).own
