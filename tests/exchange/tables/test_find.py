"""Several tables, several sheets, kinds told by headings, classes named in titles, marks of our own."""

import pytest
from tests.exchange.tables.grids import grid, left_out, named, table, tables, targets

from liushou.errors import UsageError
from liushou.exchange.columns.column import Kind
from liushou.exchange.columns.mark import MARK_SHEET, Mark, mark_row
from liushou.exchange.files.grid import Book, Grid
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.wanted import Wanted

ROSTER = "姓名|性别|班级|家庭住址\n田小禾|女|五(1)班|朝阳村"
MARKS = "姓名|班级|语文|数学\n田小禾|五(1)班|90|95"


def test_tables_below_one_another() -> None:
    first, second = tables(
        grid("一班\n姓名|性别|班级\n田小禾|女|1\n\n二班转来的\n姓名|监护人|与儿童关系\n田大山|李秀|祖母")
    )
    assert (named(first), named(second)) == (["田小禾"], ["田大山"])
    assert targets(second) == ["name", "guardians[0]", "guardians[0].relation"]
    assert (first.header_row, second.header_row) == (2, 6)
    assert second.titles == ("二班转来的", "Sheet1")


def test_tables_side_by_side() -> None:
    left, right = tables(
        grid(
            "花名册\n序号|姓名|性别|序号|姓名|性别\n1|田小禾|女|3|李小雨|女\n2|田大山|男|||\n合计|2||合计|1|"
        )
    )
    assert (named(left), named(right)) == (["田小禾", "田大山"], ["李小雨"])
    assert left_out(right) == {"空行": (4,), "合计": (5,)}
    assert [column.place for column in right.columns] == [3, 4, 5]


def test_side_by_side_with_a_gap() -> None:
    left, right = tables(grid("姓名|性别||姓名|性别\n田小禾|女||李小雨|女"))
    assert (named(left), named(right)) == (["田小禾"], ["李小雨"])


def test_a_second_name_alone_is_no_second_table() -> None:
    found = table("姓名|性别|班级|姓名|电话\n田小禾|女|1|李秀|1")
    assert [column.how for column in found.columns][3] == "double"


def test_a_sheet_for_each_class() -> None:
    text = "姓名|性别|监护人电话\n田小禾|女|1"
    first, second = tables(grid(text, "五年级1班"), grid(text, "五年级2班"), grid("填写说明|x\n1|2", "说明"))
    assert [each.named for each in (first, second)] == [
        {"class_label": "五年级1班"},
        {"class_label": "五年级2班"},
    ]
    assert second.rows[0].cells["class_label"] == "五年级2班"


def test_the_class_in_the_title_goes_before_that_of_the_sheet() -> None:
    found = table("五（2）班留守儿童花名册\n姓名|性别|备注\n田小禾|女|", name="五年级2班")
    assert found.named == {"class_label": "五(2)班"}


def test_titles_say_no_class_where_a_column_does_or_where_they_say_two() -> None:
    assert table(f"五（2）班\n{ROSTER}").named == {}
    assert table("五（1）班、五（2）班花名册\n姓名|性别|备注\n田小禾|女|").named == {}
    assert table("六一班会\n姓名|性别|备注\n田小禾|女|").named == {}


def test_a_grade_in_the_title_for_classes_that_are_numbers() -> None:
    found = table("三年级花名册\n姓名|性别|班级\n田小禾|女|2\n田大山|男|1班")
    assert found.named == {"school.grade": "三年级"}
    assert table("三年级花名册\n姓名|性别|班级\n田小禾|女|三(2)班").named == {}


def test_lines_between_the_rows_that_name_a_class() -> None:
    found = table("姓名|性别|监护人电话\n五（1）班\n田小禾|女|1\n五（2）班（2人）\n田大山|男|2\n李小雨|女|3")
    assert [row.cells["class_label"] for row in found.rows] == ["五(1)班", "五(2)班", "五(2)班"]
    assert left_out(found) == {"班级小标题": (2, 4)}


def test_pages_of_another_class_are_tables_of_their_own() -> None:
    head = "姓名|性别|监护人电话"
    first, second = tables(grid(f"五（1）班名单\n{head}\n田小禾|女|1\n五（2）班名单\n{head}\n田大山|男|2"))
    assert (first.named, second.named) == ({"class_label": "五(1)班"}, {"class_label": "五(2)班"})


def test_the_term_of_marks_and_the_kind_of_records() -> None:
    marks = table(f"2025-2026学年第二学期期末成绩\n{MARKS}", wanted=Wanted(kind="grades"))
    assert marks.rows[0].cells["term"] == "2025-2026-2"
    talks = table("谈心谈话记录\n姓名|谈话时间|谈话内容\n田小禾|2026-9-1|学习", wanted=Wanted(kind="records"))
    assert talks.named == {"kind": "谈心"}
    visits = table("谈心家访记录\n姓名|时间|内容\n田小禾|2026-9-1|学习", wanted=Wanted(kind="records"))
    assert visits.named == {}


def test_a_heading_says_the_role_of_who_helps() -> None:
    found = table("姓名|性别|代理家长\n田小禾|女|张老师\n田大山|男|")
    assert found.rows[0].cells["pairings.role"] == "代理家长"
    assert "pairings.role" not in found.rows[1].cells
    said = table("姓名|代理家长|帮扶身份\n田小禾|张老师|党员帮扶")
    assert said.rows[0].cells["pairings.role"] == "党员帮扶"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("children", ROSTER),
        ("grades", MARKS),
        ("volunteers", "姓名|性别|单位|职务|联系电话\n张三|男|朝阳小学|教师|1"),
        ("records", "学生姓名|谈话时间|谈话内容|谈话教师\n田小禾|2026-9-1|学习|张三"),
        ("attendance", "姓名|班级|签到|家长签到\n田小禾|1|√|"),
        ("children", "姓名|班级|家长姓名\n田小禾|1|李秀"),
        (
            "volunteers",
            "序号|姓名|性别|年龄|政治面貌|联系电话|结对留守儿童姓名|班级\n1|张三|男|40|党员|1|田小禾|1",
        ),
        ("volunteers", "志愿者名册\n姓名|性别|电话\n张三|男|1"),
        ("children", "留守儿童花名册\n姓名|性别|电话\n田小禾|女|1"),
    ],
)
def test_the_kind_is_told_by_headings_and_titles(kind: Kind, text: str) -> None:
    assert found_in(Book((grid(text),)), Wanted()).kind == kind


def test_two_kinds_that_fit_alike() -> None:
    with pytest.raises(UsageError, match=r"--kind children.*--kind volunteers.*用 --kind 指明"):
        found_in(Book((grid("姓名|性别|备注\n田小禾|女|"),)), Wanted())


def test_what_is_said_by_hand_helps_to_tell() -> None:
    found = found_in(Book((grid("姓名|性别|名号\n张三|男|教师"),)), Wanted(given={"名号": "position"}))
    assert found.kind == "volunteers"


def test_sheets_of_two_kinds() -> None:
    sheets = (grid(ROSTER, "花名册"), grid(MARKS, "成绩"))
    with pytest.raises(UsageError, match=r"--kind children.*--kind grades"):
        found_in(Book(sheets), Wanted())
    for kind, sheet in (("children", "花名册"), ("grades", "成绩")):
        assert [each.sheet for each in tables(*sheets, wanted=Wanted(kind=kind))] == [sheet]


def test_sheets_by_name() -> None:
    sheets = (grid(ROSTER, "甲"), grid(ROSTER, "乙"))
    assert [each.sheet for each in tables(*sheets, wanted=Wanted(kind="children", sheets=("乙",)))] == ["乙"]
    with pytest.raises(UsageError, match="没有“丙”这个工作表；有：“甲”、“乙”"):
        tables(*sheets, wanted=Wanted(sheets=("丙",)))


def marked(targets_: tuple[str, ...], header_row: int = 1, kind: Kind = "children") -> Grid:
    """The hidden sheet of a workbook of ours."""
    return Grid(MARK_SHEET, (mark_row(Mark(kind, "Sheet1", header_row, targets_)),))


def test_a_mark_of_ours_is_believed() -> None:
    found = tables(
        grid("编号|姓名|甲|乙\nc-1|田小禾|x|y"),
        unseen=(marked(("id", "name", "notes", "")),),
        wanted=Wanted(),
    )[0]
    assert [(each.target, each.how) for each in found.columns] == [
        ("id", "form"), ("name", "form"), ("notes", "form"), ("-", "form"),
    ]  # fmt: skip
    assert found.rows[0].cells == {"id": "c-1", "name": "田小禾", "notes": "x"}


@pytest.mark.parametrize(
    "text",
    [
        "编号|姓名|新列|性别\nc-1|田小禾|x|女",
        "插入的一行|||\n编号|姓名|性别\nc-1|田小禾|女",
        "姓名|编号|性别\n田小禾|c-1|女",
    ],
)
def test_a_mark_that_no_longer_fits_is_not_believed(text: str) -> None:
    (found,) = tables(grid(text), unseen=(marked(("id", "name", "sex")),), wanted=Wanted())
    assert found.rows[0].cells == {"id": "c-1", "name": "田小禾", "sex": "女"}
    assert {each.how for each in found.columns} <= {"known", "unknown"}


def test_what_is_given_goes_before_the_mark() -> None:
    (found,) = tables(
        grid("编号|姓名|备注\nc-1|田小禾|x"),
        unseen=(marked(("id", "name", "notes")),),
        wanted=Wanted(given={"备注": "-"}),
    )
    assert targets(found) == ["id", "name", "-"]


def test_the_mark_tells_the_kind_of_its_sheet() -> None:
    form = grid("编号|姓名|班级\nc-1|田小禾|1")
    mark = marked(("id", "name", "class_label"), kind="attendance")
    assert found_in(Book((form,), (mark,)), Wanted()).kind == "attendance"
