"""Where the headings are: below titles, in one to three rows, merged or not."""

import pytest
from tests.exchange.tables.grids import CHILDREN, grid, table, tables, targets

from liushou.errors import UsageError
from liushou.exchange.files.grid import Grid, Merged
from liushou.exchange.tables.wanted import Wanted

FATHER = ["parents[父亲].name", "parents[父亲].phone"]


def test_below_any_number_of_titles() -> None:
    found = table(
        """
        朝阳小学留守儿童花名册
        （2026年秋季学期）

        填报单位：朝阳小学|||填报日期：2026年9月5日
        序号|姓名|性别|出生日期
        1|田小禾|女|2015-03-02
        """
    )
    assert found.header_row == 5
    assert targets(found) == ["-", "name", "sex", "birth_date"]
    assert found.titles[0] == "朝阳小学留守儿童花名册"
    assert found.rows[0].number == 6
    assert found.rows[0].cells == {"name": "田小禾", "sex": "女", "birth_date": "2015-03-02"}


def test_two_rows_with_merged_groups_and_headings_merged_down() -> None:
    found = table(
        """
        姓名|性别|父亲||监护人情况||备注
        ||姓名|联系电话|姓名|与学生关系|
        田小禾|女|田大|13800000001|李秀|祖母|
        """,
        Merged(0, 0, 1, 0),
        Merged(0, 1, 1, 1),
        Merged(0, 2, 0, 3),
        Merged(0, 4, 0, 5),
        Merged(0, 6, 1, 6),
    )
    assert targets(found) == ["name", "sex", *FATHER, "guardians[0].name", "guardians[0].relation", "notes"]
    assert [column.heading for column in found.columns][2:4] == ["父亲·姓名", "父亲·联系电话"]
    assert found.header_row == 2


def test_groups_written_once_and_left_blank_to_the_right() -> None:
    found = table(
        """
        姓名|性别|父亲信息||母亲信息||备注
        ||姓名|电话|姓名|电话|
        田小禾|女|田大|1|李四|2|
        """
    )
    mother = ["parents[母亲].name", "parents[母亲].phone"]
    assert targets(found) == ["name", "sex", *FATHER, *mother, "notes"]


def test_a_column_after_a_blank_group_may_be_the_childs() -> None:
    found = table(
        """
        姓名|性别|父亲信息||
        ||姓名|电话|备注
        田小禾|女|田大|1|x
        """
    )
    assert targets(found) == ["name", "sex", *FATHER, "notes"]


def test_a_merged_group_says_whose_its_columns_are() -> None:
    found = table(
        """
        姓名|性别|父亲||
        ||姓名|电话|备注
        田小禾|女|田大|1|x
        """,
        Merged(0, 2, 0, 4),
    )
    assert targets(found) == ["name", "sex", *FATHER, None]


def test_three_rows() -> None:
    found = table(
        """
        学生基本情况||家庭情况|||
        姓名|班级|父亲||监护人|
        ||姓名|电话|姓名|电话
        田小禾|五(1)班|田大|1|李秀|2
        """,
        Merged(0, 0, 0, 1),
        Merged(0, 2, 0, 5),
        Merged(1, 0, 2, 0),
        Merged(1, 1, 2, 1),
        Merged(1, 2, 1, 3),
        Merged(1, 4, 1, 5),
    )
    assert found.header_row == 3
    assert targets(found) == ["name", "class_label", *FATHER, "guardians[0].name", "guardians[0].phone"]


def test_groups_above_a_row_with_the_name_in_it() -> None:
    found = table(
        """
        学生信息|||监护人|
        姓名|性别|联系电话|姓名|联系电话
        田小禾|女|1|李秀|2
        """
    )
    assert found.header_row == 2
    assert targets(found)[:3] == ["name", "sex", None]
    assert targets(found)[3:] == ["guardians[0].name", "guardians[0].phone"]


def test_a_title_is_no_group() -> None:
    found = table("|留守儿童信息||\n姓名|性别|班级|备注\n田小禾|女|1|", Merged(0, 0, 0, 3))
    assert [column.heading for column in found.columns] == ["姓名", "性别", "班级", "备注"]


def test_a_row_of_data_is_no_head() -> None:
    found = table(
        """
        姓名|班级|监护人|关系
        |五(1)班||
        田小禾||祖母|祖母
        """
    )
    assert found.header_row == 1
    assert [row.number for row in found.rows] == [3]


def test_a_row_that_is_pointed_at() -> None:
    text = "姓名|性别|备注\n田大山|男|\n姓名|班级|电话\n田小禾|五(1)班|1"
    assert targets(tables(grid(text))[0]) == ["name", "sex", "notes"]
    (found,) = tables(grid(text), wanted=Wanted(kind="children", header_row=3))
    assert found.header_row == 3
    assert targets(found) == ["name", "class_label", "guardians[0].phone"]


def test_either_row_of_two_may_be_pointed_at() -> None:
    text = "名册|||\n姓名|性别|父亲|\n||姓名|电话\n田小禾|女|田大|1"
    for row in (2, 3):
        (found,) = tables(grid(text), wanted=Wanted(kind="children", header_row=row))
        assert targets(found) == ["name", "sex", *FATHER]


def test_a_row_pointed_at_that_has_no_heading() -> None:
    with pytest.raises(UsageError, match="第 1 行没有找到"):
        tables(grid("名册|\n姓名|性别\n田小禾|女"), wanted=Wanted(kind="children", header_row=1))
    with pytest.raises(UsageError, match="第 99 行没有找到"):
        tables(grid("姓名|性别\n田小禾|女"), wanted=Wanted(kind="children", header_row=99))


def test_a_paper_form_is_no_table() -> None:
    form = grid("姓名|田小禾|性别|女\n民族|汉族|出生日期|2015-03-02\n现居住地|朝阳村|监护人|李秀")
    with pytest.raises(UsageError, match="没有找到儿童花名册的表头"):
        tables(form)


def test_no_head_names_the_sheets_and_what_is_needed() -> None:
    with pytest.raises(UsageError, match=r"“甲”、“乙”里没有找到儿童花名册的表头.*“姓名”.*性别") as failure:
        tables(grid("a|b\n1|2", "甲"), grid("c|d", "乙"), wanted=Wanted())
    assert "--map" in failure.value.message
    with pytest.raises(UsageError, match=r"^表里没有找到"):
        tables(grid("a|b", ""))


def test_an_empty_sheet() -> None:
    with pytest.raises(UsageError, match="表里没有内容"):
        tables(Grid("Sheet1", ()), wanted=CHILDREN)
