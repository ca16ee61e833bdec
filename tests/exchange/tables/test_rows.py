"""Which rows count: merged cells filled down, totals, notes and repeated heads left out, names never."""

import pytest
from tests.exchange.tables.grids import CHILDREN, grid, left_out, named, table, tables

from liushou.exchange.files.grid import Grid, Merged
from liushou.exchange.tables.wanted import Wanted

HEAD = "序号|姓名|性别|班级|监护人电话"


def test_merged_cells_are_filled_down() -> None:
    found = table(
        "村|姓名|性别|监护人电话\n朝阳村|田小禾|女|1\n|田大山|男|2\n石桥村|李小雨|女|3",
        Merged(1, 0, 2, 0),
    )
    (names,) = ([row.cells["address.village"] for row in found.rows],)
    assert names == ["朝阳村", "朝阳村", "石桥村"]


def test_what_is_merged_across_is_its_first_cells() -> None:
    found = table("姓名|性别|班级|备注\n田小禾|女|已转走|", Merged(1, 2, 1, 3))
    assert (found.rows[0].cells["class_label"], found.rows[0].cells["notes"]) == ("已转走", "")


def test_a_row_of_only_merged_cells_is_empty() -> None:
    found = table("村|姓名|性别|班级\n朝阳村|田小禾|女|1\n|||\n|田大山|男|2", Merged(1, 0, 3, 0))
    assert named(found) == ["田小禾", "田大山"]
    assert left_out(found) == {"空行": (3,)}
    assert found.rows[1].cells["address.village"] == "朝阳村"


@pytest.mark.parametrize(
    "line",
    [
        "合计|2|1", "|合计|2", "小计：||", "总 计|3名", "合计2人||", "|共计|", "男生合计||1",
        "|平均分|90", "共2人||",
        "本页小计|2|", "|合计：2人|",
    ],
)  # fmt: skip
def test_totals(line: str) -> None:
    found = table(f"{HEAD}\n1|田小禾|女|1|1\n{line}")
    assert named(found) == ["田小禾"]
    assert left_out(found) == {"合计": (3,)}


@pytest.mark.parametrize(
    "name", ["安总计", "合计生", "总小计", "共有人", "例小明", "注小平", "王章", "田字", "阿依古丽·买买提"]
)
def test_a_name_that_looks_like_something_else_is_a_name(name: str) -> None:
    found = table(f"{HEAD}\n1|{name}|女|1|1\n|{name}|女||")
    assert named(found) == [name, name]


def test_a_total_before_a_name_is_none() -> None:
    assert named(table(f"{HEAD}\n小计|田小禾|女|1|1")) == ["田小禾"]


def test_whoever_has_but_a_name_is_a_row() -> None:
    found = table(f"{HEAD}\n1|田小禾|||\n|田大山|||")
    assert named(found) == ["田小禾", "田大山"]


@pytest.mark.parametrize(
    "line",
    [
        "说明：以上情况属实", "注：1. 电话要能打通", "填表人：张三||审核人：李四|日期：2026年9月",
        "|以上名单已核对，无误",
        "备注：空着的以后补", "（此表一式两份）", "|填表说明|", "|签字|",
        "|校长签章", "制表人：张三|||电话：1",
    ],
)  # fmt: skip
def test_notes(line: str) -> None:
    found = table(f"{HEAD}\n1|田小禾|女|1|1\n{line}")
    assert named(found) == ["田小禾"]
    assert left_out(found) == {"说明": (3,)}


def test_a_line_across_is_a_note_however_short() -> None:
    found = table("姓名|性别|班级|备注\n走读\n田小禾|女|1|", Merged(1, 0, 1, 3))
    assert named(found) == ["田小禾"]


def test_a_row_with_cells_but_no_name_is_kept() -> None:
    found = table(f"{HEAD}\n3||女|1|1")
    assert [row.number for row in found.rows] == [2]


def test_numbered_rows_that_nobody_filled_in() -> None:
    found = table(f"{HEAD}\n1|田小禾|女|1|1\n2||||\n3||||\n||||")
    assert named(found) == ["田小禾"]
    assert left_out(found) == {"空行": (3, 4, 5)}


def test_the_head_of_each_page() -> None:
    page = "朝阳小学留守儿童花名册\n" + HEAD
    found = table(f"{page}\n1|田小禾|女|1|1\n{page}\n2|田大山|男|1|2\n{page}\n3|李小雨|女|1|3")
    assert named(found) == ["田小禾", "田大山", "李小雨"]
    assert left_out(found) == {"说明": (4, 7), "重复的表头": (5, 8)}


def test_a_head_of_two_rows_on_each_page() -> None:
    head = "姓名|性别|父亲|\n||姓名|电话"
    found = table(f"{head}\n田小禾|女|田大|1\n{head}\n田大山|男|田二|2")
    assert named(found) == ["田小禾", "田大山"]
    assert left_out(found) == {"重复的表头": (4, 5)}


def test_the_numbers_of_columns_below_the_head() -> None:
    found = table(f"{HEAD}\n1|2|3|4|5\n1|田小禾|女|1|1\n甲|乙|1|2|3")
    assert named(found) == ["田小禾"]
    assert left_out(found) == {"栏次": (2, 4)}


def test_an_example() -> None:
    found = table(f"{HEAD}\n例|张小明|男|1|1\n1|（例）张小明|男|1|1\n1|田小禾|女|1|1")
    assert named(found) == ["田小禾"]
    assert left_out(found) == {"示例": (2, 3)}


def test_hidden_rows() -> None:
    sheet = grid(f"{HEAD}\n1|田小禾|女|1|1\n2|田大山|男|1|2\n|||||", hidden=frozenset({2, 3}))
    (seen,) = tables(sheet)
    assert named(seen) == ["田小禾"]
    assert left_out(seen) == {"隐藏的行": (3,), "空行": (4,)}
    (every,) = tables(sheet, wanted=Wanted(kind="children", hidden=True))
    assert named(every) == ["田小禾", "田大山"]


def test_no_row_gets_lost() -> None:
    lines = (
        f"{HEAD}\n1|田小禾|女|1|1\n合计|1\n五（2）班\n|||\n2|田大山|男|1|2\n说明：无\n{HEAD}\n3|李小雨|女|1|3"
    )
    found = table(lines)
    numbers = [row.number for row in found.rows] + [n for each in found.left_out for n in each.numbers]
    assert sorted(numbers) == list(range(2, 10))


def test_cells_keep_their_type_and_only_taken_columns_are_there() -> None:
    rows = (("姓名", "序号", "总分", "体温"), ("田小禾", 1, 98.5, 36.5))
    (found,) = tables(Grid("", rows), wanted=Wanted(kind="grades"))
    assert found.rows[0].cells == {"name": "田小禾", "total": 98.5}


def test_formulas_without_a_result_are_those_of_the_table() -> None:
    sheet = Grid(
        "甲", (("标题", ""), ("姓名", "性别"), ("田小禾", "")), uncounted=frozenset({(0, 1), (2, 1)})
    )
    (found,) = tables(sheet, wanted=CHILDREN)
    assert found.uncounted == {(2, 1)}
