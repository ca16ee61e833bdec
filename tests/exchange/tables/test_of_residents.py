"""Ledgers of 留守妇女、留守老人: told from rosters of children, and what their headings mean."""

from datetime import date

import pytest

from liushou.cells import Cell
from liushou.errors import UsageError
from liushou.exchange.files.grid import Book, Grid
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.found import FoundTable
from liushou.exchange.tables.wanted import Wanted

ELDER = ("钱阿婆", "女", date(1948, 9, 16), "朝阳村")
HEADS = ("姓名", "性别", "出生日期", "村")


def grid(*rows: tuple[Cell, ...], name: str = "Sheet1") -> Grid:
    width = max(map(len, rows))
    return Grid(name, tuple((*row, *[""] * (width - len(row))) for row in rows))


def kind(*rows: tuple[Cell, ...], name: str = "Sheet1") -> str:
    return found_in(Book((grid(*rows, name=name),)), Wanted()).kind


def table(*rows: tuple[Cell, ...], name: str = "Sheet1") -> FoundTable:
    (one,) = found_in(Book((grid(*rows, name=name),)), Wanted(kind="residents")).tables
    return one


@pytest.mark.parametrize(
    "rows",
    [
        (("石桥镇留守老人花名册",), HEADS, ELDER),
        (("空巢老人登记表",), HEADS, ELDER),
        (("老人姓名", "性别", "出生日期", "村"), ELDER),
        ((*HEADS, "类别"), (*ELDER, "留守老人")),
    ],
)
def test_titles_headings_and_cells_say_that_it_is_one(rows: tuple[tuple[Cell, ...], ...]) -> None:
    assert kind(*rows) == "residents"


def test_the_name_of_the_sheet_goes_before_a_title_of_all_three() -> None:
    title = ("三留守人员（留守儿童、留守妇女、留守老人）台账",)
    assert kind(title, HEADS, ELDER, name="留守老人") == "residents"
    assert kind(title, HEADS, ELDER, name="留守儿童") == "children"


def test_what_was_done_for_them_is_a_list_of_records() -> None:
    heads = ("姓名", "走访日期", "类别", "走访人", "走访内容")
    assert (
        kind(("留守老人走访记录表",), heads, ("钱阿婆", "2026-11-18", "走访", "何秀兰", "送药")) == "records"
    )


def test_the_head_may_be_said() -> None:
    rows = (("留守老人花名册",), ("甲", "乙"), HEADS, ELDER)
    assert found_in(Book((grid(*rows),)), Wanted(header_row=3)).kind == "residents"


@pytest.mark.parametrize(
    "rows",
    [
        (HEADS, ELDER),
        (("留守儿童花名册",), HEADS, ELDER),
        ((*HEADS, "备注"), (*ELDER, "随留守老人生活")),
        ((*HEADS, "监护人"), (*ELDER, "留守老人")),
    ],
)
def test_what_says_nothing_of_them_is_a_roster_of_children(rows: tuple[tuple[Cell, ...], ...]) -> None:
    assert kind(*rows) == "children"


def test_two_kinds_in_a_workbook_are_for_the_caller_to_choose() -> None:
    book = Book((grid(HEADS, ELDER, name="留守儿童"), grid(HEADS, ELDER, name="留守老人")))
    with pytest.raises(UsageError, match="--kind residents"):
        found_in(book, Wanted())
    assert [one.sheet for one in found_in(book, Wanted(kind="residents")).tables] == ["留守老人"]
    assert [one.sheet for one in found_in(book, Wanted(kind="children")).tables] == ["留守儿童"]


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("留守妇女", "三留守台账（妇女、老人）", {"kind": "留守妇女"}),
        ("Sheet1", "留守老人花名册", {"kind": "留守老人"}),
        ("Sheet1", "妇女老人花名册", {}),
    ],
)
def test_the_kind_may_stand_in_the_title(name: str, title: str, said: dict[str, str]) -> None:
    assert table((title,), HEADS, ELDER, name=name).named == said


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("老人姓名", "name"),
        ("身份证号", "id_number"),
        ("联系电话", "phone"),
        ("家庭住址", "address"),
        ("健康状况", "health.condition"),
        ("慢性病", "health.detail"),
        ("服务需求", "needs"),
        ("帮扶责任人", "helpers.with"),
        ("结对时间", "helpers.since"),
        ("家属姓名", "family[0].name"),
        ("子女电话", "family[0].phone"),
        ("丈夫务工地点", "family[0].workplace"),
        ("与老人关系", "family[0].relation"),
        ("家属2姓名", "family[1].name"),
        ("年龄", "-"),
        ("走访次数", "-"),
    ],
)
def test_headings(heading: str, target: str | None) -> None:
    columns = table(("编号", heading), ("r-1", "甲")).columns
    assert (columns[0].target, columns[1].target) == ("id", target)


@pytest.mark.parametrize(
    ("heading", "word"), [("丈夫姓名", "丈夫"), ("儿女姓名", "子女"), ("子女情况", "子女")]
)
def test_a_heading_says_what_the_person_under_it_is(heading: str, word: str) -> None:
    book = Book((grid(("姓名", heading), ("钱阿婆", "钱大"), ("孙老太", "")),))
    wanted = Wanted(kind="residents", given={heading: "family[0].name"})
    (one,) = found_in(book, wanted).tables
    assert [row.cells.get("family[0].relation") for row in one.rows] == [word, None]


def test_a_column_of_relations_goes_before_the_heading() -> None:
    one = table(("姓名", "与老人关系", "子女姓名"), ("钱阿婆", "儿媳", "钱大"))
    assert one.rows[0].cells["family[0].relation"] == "儿媳"


def test_phones_belong_to_whom_they_stand_beside() -> None:
    columns = table(("姓名", "联系电话", "儿子姓名", "联系电话"), ("钱阿婆", "1", "钱大", "2")).columns
    assert [column.target for column in columns] == ["name", "phone", "family[0].name", "family[0].phone"]
