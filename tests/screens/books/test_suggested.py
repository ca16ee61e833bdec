"""The workbook of a suggestion: what the meeting sees, and that it comes back as it went out."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.builders import child, school, store, volunteer

from liushou.care.pairing.reviewed import reviewed
from liushou.care.pairing.suggestion import Pair, PassedOver, Reason, Suggestion, Unpaired
from liushou.commands.pair.sheet import rows_in
from liushou.csvtext import csv_text
from liushou.exchange.books.write import workbook_bytes
from liushou.screens.books.suggested import csv_rows, suggested_book

DAY = date(2026, 11, 20)
STORE = store(
    child("c-a", name="田小禾", school=school(), address={"village": "朝阳村"}),
    child("c-b", name="=1+1"),
    child("c-c", name="李想"),
    volunteer("v-a", name="何秀兰"),
    volunteer("v-b", name="郑爱国", kind="五老"),
)
PAIRS = (
    Pair("c-a", "v-a", "帮扶教师", (Reason("distance", "同班", 0), Reason("load", "现有1名，上限3名", 667))),
    Pair("c-b", "v-b", "代理家长", ()),
)
SUGGESTION = Suggestion(DAY, PAIRS, (Unpaired("c-c", "名额都满了"),), (PassedOver("v-b", "查询过期"),), 4)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "结对建议.xlsx"
    path.write_bytes(workbook_bytes(suggested_book(STORE, SUGGESTION, "结对建议")))
    return path


def test_the_first_sheet(file: Path) -> None:
    sheet = load_workbook(file).worksheets[0]
    heads, first = ([cell.value for cell in sheet[number]] for number in (3, 4))
    assert heads == [
        "序号", "儿童编号", "儿童", "班级", "村", "结对人编号", "结对人", "身份", "结对身份", "理由", "代价",
        "意见",
    ]  # fmt: skip
    assert first == [
        1, "c-a", "田小禾", "五年级2班", "朝阳村", "v-a", "何秀兰", "教师", "帮扶教师",
        "同班；现有1名，上限3名 +6.67", 6.67, None,
    ]  # fmt: skip
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules["L4:L5"] == '"同意,不同意"'
    assert "I4:I5" in rules


def test_between_children_the_class_of_the_other_is_told() -> None:
    peers = Suggestion(DAY, (Pair("c-b", "c-a", "手拉手伙伴", ()),), (), (), 0)
    heads, rows = csv_rows(STORE, peers)
    assert dict(zip(heads, next(iter(rows)), strict=True))["结对人班级"] == "五年级2班"


def test_the_other_sheets_say_who_is_not_there_and_why(file: Path) -> None:
    _, left, passed, *_ = load_workbook(file).worksheets
    assert (left.title, passed.title) == ("没有结对的", "没有列入的")
    assert [cell.value for cell in left[4]][1:6] == ["c-c", "李想", None, None, "名额都满了"]
    assert [cell.value for cell in passed[4]][1:] == ["v-b", "郑爱国", "五老", None, "查询过期"]


def test_it_comes_back_as_it_went_out(file: Path) -> None:
    found = reviewed(STORE, rows_in(file), DAY)
    assert [(one.child, one.with_, one.role) for one in found.pairs] == [
        (one.child, one.with_, one.role) for one in PAIRS
    ]
    assert found.blank == ("c-c",)


def test_what_people_write_into_it_is_read(file: Path) -> None:
    book = load_workbook(file)
    first, left = book.worksheets[:2]
    first["L4"] = "不同意"
    first.row_dimensions[5].hidden = True
    left["G4"], left["H4"] = "郑爱国", "代理家长"
    book.save(file)
    found = reviewed(STORE, rows_in(file), DAY)
    assert found.declined == ("c-a",)
    assert found.pairs == (Pair("c-c", "v-b", "代理家长", ()),)


def test_csv_has_the_columns_of_the_first_sheet_and_comes_back(tmp_path: Path) -> None:
    text = csv_text(*csv_rows(STORE, SUGGESTION))
    heads, first, second = csv.reader(io.StringIO(text))
    assert heads == [
        "儿童编号",
        "儿童",
        "班级",
        "村",
        "结对人编号",
        "结对人",
        "身份",
        "结对身份",
        "理由",
        "代价",
        "意见",
    ]
    assert first[-3:] == ["同班；现有1名，上限3名 +6.67", "6.67", ""]
    assert second[1] == "'=1+1"
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="gbk", newline="\n")
    assert len(reviewed(STORE, rows_in(file), DAY).pairs) == len(PAIRS)
