"""Tables of another kind on the same sheet."""

from dataclasses import replace

from tests.exchange.tables.grids import CHILDREN, grid, left_out, named, tables

CHILD = "姓名|性别|出生日期|民族|班级\n田小禾|女|2015-03-02|汉族|五年级2班"
HELPER = "姓名|性别|政治面貌|职务|联系电话\n何秀兰|女|党员|语文教师|15400010033"
BOTH = f"{CHILD}\n\n帮扶教师名册\n{HELPER}"


def test_helpers_below_children_are_left_out() -> None:
    (found,) = tables(grid(BOTH))
    assert named(found) == ["田小禾"]
    assert left_out(found) == {"别的表": (4, 5, 6)}


def test_children_above_helpers_are_left_out() -> None:
    (found,) = tables(grid(BOTH), wanted=replace(CHILDREN, kind="volunteers"))
    assert named(found) == ["何秀兰"]
    assert left_out(found)["别的表"] == (1, 2)


def test_a_head_that_only_another_kind_knows() -> None:
    (found,) = tables(grid(f"{CHILD}\n教师姓名|性别|任教学科|职务\n何秀兰|女|语文|教师"))
    assert left_out(found) == {"别的表": (3, 4)}


def test_what_is_said_by_hand_is_no_stranger() -> None:
    wanted = replace(CHILDREN, given={"职务": "notes"})
    assert [named(found) for found in tables(grid(BOTH), wanted=wanted)] == [["田小禾"], ["何秀兰"]]


def test_a_sheet_of_another_kind_alone_is_taken_as_it_is_wanted() -> None:
    (found,) = tables(grid(HELPER))
    assert named(found) == ["何秀兰"]


def test_children_of_other_columns_are_no_strangers() -> None:
    first, second = tables(grid(f"{CHILD}\n\n转入学生\n姓名|出生日期|性别\n吴刚|2014-06-01|男"))
    assert (named(first), named(second)) == (["田小禾"], ["吴刚"])


def test_pages_go_on_below_a_stranger() -> None:
    lines = f"{BOTH}\n填表人：何秀兰\n\n{CHILD.replace('田小禾', '吴刚')}"
    found = tables(grid(lines))
    assert [named(each) for each in found] == [["田小禾"], ["吴刚"]]
    assert left_out(found[0])["别的表"] == (4, 5, 6)
