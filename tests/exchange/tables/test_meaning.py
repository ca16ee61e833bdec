"""What columns mean: by their names, by who stands beside them, by hand, by likeness."""

import pytest
from tests.exchange.tables.grids import grid, table, tables, targets

from liushou.errors import UsageError
from liushou.exchange.columns.column import Kind
from liushou.exchange.files.grid import Merged
from liushou.exchange.tables.found import FoundColumn
from liushou.exchange.tables.wanted import Wanted


def columns(heads: str, kind: Kind = "children", **more: dict[str, str]) -> tuple[FoundColumn, ...]:
    """The columns of a head, below a title, with a row of something in every cell."""
    row = "|".join(["田小禾"] * (heads.count("|") + 1))
    saved = {kind: more["saved"]} if "saved" in more else {}
    return table(f"{heads}\n{row}", wanted=Wanted(kind, given=more.get("given", {}), saved=saved)).columns


def meant(heads: str, kind: Kind = "children", **more: dict[str, str]) -> list[str | None]:
    return [column.target for column in columns(heads, kind, **more)]


def test_everyones_phone_beside_its_person() -> None:
    assert meant("姓名|父亲姓名|联系电话|母亲姓名|联系电话|监护人|与儿童关系|联系电话") == [
        "name", "parents[父亲].name", "parents[父亲].phone", "parents[母亲].name", "parents[母亲].phone",
        "guardians[0]", "guardians[0].relation", "guardians[0].phone",
    ]  # fmt: skip


def test_beside_nobody_it_is_the_childs_or_the_guardians() -> None:
    assert meant("姓名|身份证号|出生年月|联系电话|关系") == [
        "name", "id_number", "birth_date", "guardians[0].phone", "guardians[0].relation",
    ]  # fmt: skip


def test_the_persons_own_number_after_the_childs() -> None:
    assert meant("姓名|身份证号|监护人|身份证号|出生日期") == [
        "name", "id_number", "guardians[0]", "guardians[0].id_number", None,
    ]  # fmt: skip


def test_a_sole_id_number_beside_a_person_may_be_either_and_is_not_taken() -> None:
    column = columns("姓名|性别|监护人|身份证号")[-1]
    assert (column.target, column.how) == (None, "unknown")
    assert column.near == ("身份证号码", "监护人身份证号码")


def test_one_phone_after_both_parents_is_nobodys() -> None:
    column = columns("姓名|父亲姓名|母亲姓名|联系电话")[-1]
    assert (column.target, column.how) == (None, "unknown")
    assert column.near == ("父亲电话", "母亲电话", "监护人电话")
    assert meant("姓名|父亲姓名|父亲电话|母亲姓名|联系电话")[-1] == "parents[母亲].phone"
    assert meant("姓名|父亲姓名|母亲姓名|监护人|联系电话")[-1] == "guardians[0].phone"


def test_a_phone_after_the_address_where_only_parents_are_named() -> None:
    assert columns("姓名|父亲姓名|母亲姓名|家庭住址|联系电话")[-1].target is None
    assert meant("姓名|父亲姓名|监护人|家庭住址|联系电话")[-1] == "guardians[0].phone"


def test_a_workplace_is_the_parents() -> None:
    assert meant("姓名|班级|监护人|外出务工地点")[-1] is None
    assert meant("姓名|监护人|家庭住址|外出务工地点")[-1] == "parents.workplace"
    assert meant("姓名|父亲姓名|母亲姓名|务工地点")[-1] == "parents.workplace"
    assert meant("姓名|父亲姓名|务工地点|母亲姓名|务工地点")[2:] == [
        "parents[父亲].workplace", "parents[母亲].name", "parents[母亲].workplace",
    ]  # fmt: skip


def test_what_stands_beside_a_teacher_or_a_stranger_is_theirs() -> None:
    assert meant("姓名|性别|班主任|联系电话") == ["name", "sex", "-", "-"]
    assert meant("姓名|性别|紧急联系人|联系电话") == ["name", "sex", None, None]
    assert meant("姓名|性别|帮扶教师|联系电话|职务") == ["name", "sex", "pairings.with", "-", None]


def test_below_a_group_that_is_not_known_nothing_is_guessed() -> None:
    found = table("姓名|性别|大姑情况||\n||姓名|电话|学籍号\n田小禾|女|x|1|2")
    assert targets(found) == ["name", "sex", None, None, "student_number"]


def test_below_the_name_of_a_column_nothing_is_guessed() -> None:
    found = table("姓名|语文||数学\n|成绩|名次|成绩\n田小禾|9|1|8", wanted=Wanted(kind="grades"))
    assert targets(found) == ["name", "scores.语文", None, "scores.数学"]
    born = table("姓名|性别|出生日期||\n||年|月|日\n田小禾|女|2015|3|2", Merged(0, 2, 0, 4))
    assert targets(born) == ["name", "sex", None, None, None]


def test_each_parent_below_a_group_of_both() -> None:
    found = table("姓名|性别|父母情况||\n||父亲姓名|母亲姓名|务工地址\n田小禾|女|田大|李四|广东")
    assert targets(found)[2:] == ["parents[父亲].name", "parents[母亲].name", "parents.workplace"]


def test_a_group_that_says_nothing() -> None:
    found = table("学生信息||学生|\n姓名|性别|班级|家庭住址\n田小禾|女|1|x")
    assert targets(found) == ["name", "sex", "class_label", "address"]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("姓 名", "name"), ("①姓名", "name"), ("1.姓名", "name"), ("*姓名（必填）", "name"),
        ("姓名：", "name"),
                ("姓名 Name", "name"), ("学生姓名", "name"),
        ("（1）姓名", "name"),
    ],
)  # fmt: skip
def test_what_is_added_to_a_heading(heading: str, target: str) -> None:
    assert meant(f"{heading}|性别|班级")[0] == target


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("出生年月\n（如2015-03-02）", "birth_date"), ("联系电话（监护人）", "guardians[0].phone"),
        ("电话(父亲)", "parents[父亲].phone"), ("父（母）姓名", None), ("留守儿童身份证号", "id_number"),
        ("是否寄宿", "school.boarding"), ("监护人与儿童的关系", "guardians[0].relation"),
        ("现监护人姓名", "guardians[0].name"),
        ("年级（班级）", "class_label"), ("双亲/单亲外出", "left_behind"),
        ("学生电话", "phone"), ("爸爸手机", "parents[父亲].phone"), ("体温", None), ("是否建档立卡", None),
    ],
)  # fmt: skip
def test_headings_of_rosters(heading: str, target: str | None) -> None:
    found = table(f"姓名|性别|{heading.replace(chr(10), '')}\n田小禾|女|x")
    assert found.columns[2].target == target


def test_much_alike_is_taken_and_told() -> None:
    column = columns("姓名|性别|现在家庭住址")[-1]
    assert (column.target, column.how) == ("address", "alike")


@pytest.mark.parametrize(
    "heading", ["父亲电子邮箱", "监护人电邮", "离校日期", "语文老师姓名", "未寄宿原因", "父母姓名及联系电话"]
)
def test_what_is_only_a_little_alike_is_not(heading: str) -> None:
    assert columns(f"姓名|性别|{heading}")[-1].how == "unknown"


def test_near_headings_are_named() -> None:
    assert "监护人电话" in columns("姓名|性别|监护人电活")[-1].near


def test_jiazhang_is_the_guardian_where_nobody_else_is() -> None:
    alone = columns("姓名|班级|家长姓名|家长电话|关系")
    assert [(one.target, one.how) for one in alone[2:4]] == [
        ("guardians[0].name", "alike"),
        ("guardians[0].phone", "alike"),
    ]
    beside = columns("姓名|监护人|家长电话")[-1]
    assert (beside.target, beside.how, beside.near) == (None, "unknown", ("监护人姓名", "父母姓名"))


def test_a_second_column_of_a_target_is_not_taken() -> None:
    found = columns("姓名|性别|备注|说明")
    assert [(one.target, one.how) for one in found[2:]] == [("notes", "known"), (None, "double")]


def test_the_end_of_a_term_goes_before_its_middle() -> None:
    found = table("姓名|期中||期末|\n|语文|数学|语文|数学\n田小禾|1|2|3|4", wanted=Wanted(kind="grades"))
    assert found.rows[0].cells["scores.语文"] == "3"
    assert [column.how for column in found.columns] == ["known", "double", "double", "known", "known"]


def test_by_hand() -> None:
    found = columns(
        "姓名|性别|住哪|电话", given={"住哪": "address", "电话": "parents[父亲].phone", "性别": "-"}
    )
    assert [(one.target, one.how) for one in found] == [
        ("name", "known"), ("-", "given"), ("address", "given"), ("parents[父亲].phone", "given"),
    ]  # fmt: skip


def test_by_hand_in_the_words_of_a_heading() -> None:
    assert meant("姓名|性别|奶奶手机", given={"奶奶手机": "监护人电话"})[-1] == "guardians[0].phone"


def test_what_stands_beside_a_column_said_by_hand_is_that_persons() -> None:
    told = {"孩子他爸": "parents[父亲].name"}
    assert meant("姓名|性别|孩子他爸|联系电话", given=told)[-1] == "parents[父亲].phone"
    assert meant("姓名|性别|孩子他爸|联系电话", given={"孩子他爸": "-"})[-1] is None


def test_by_hand_below_a_group() -> None:
    text = "姓名|性别|大姑|\n||姓名|电话\n田小禾|女|x|1"
    given = {"大姑·姓名": "guardians[1].name", "电话": "guardians[1].phone"}
    assert targets(table(text, wanted=Wanted(kind="children", given=given)))[2:] == [*given.values()]


def test_given_goes_before_saved_and_saved_before_our_own_list() -> None:
    told = {"备注": "focus.why", "住哪": "address"}
    assert meant("姓名|备注|住哪", saved=told) == ["name", "focus.why", "address"]
    assert meant("姓名|备注|住哪", saved=told, given={"备注": "-"}) == ["name", "-", "address"]
    assert meant("姓名|性别", saved=told) == ["name", "sex"]


def test_the_name_itself_may_be_said_by_hand() -> None:
    assert meant("宝贝|性别", given={"宝贝": "name"}) == ["name", "sex"]


def test_a_heading_by_hand_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="没有“住哪里”这一列；有：姓名、性别、住哪"):
        meant("姓名|性别|住哪", given={"住哪里": "address"})


@pytest.mark.parametrize("more", ["given", "saved"])
def test_a_target_by_hand_that_is_none(more: str) -> None:
    with pytest.raises(UsageError, match="列“住哪”对应的“addres”不是儿童花名册的字段；是不是“address”"):
        meant("姓名|性别|住哪", **{more: {"住哪": "addres"}})


def test_attendance_by_days() -> None:
    found = table(
        "2026—2027学年第一学期亲情活动签到表\n姓名|班级|11月8日|2026-11-15|1.3|备注\n田小禾|1|√|||",
        wanted=Wanted(kind="attendance"),
    )
    assert targets(found)[2:] == ["came@2026-11-08", "came@2026-11-15", "came@2027-01-03", "reason"]


def test_a_day_without_a_year_that_nobody_says() -> None:
    (found,) = tables(grid("姓名|班级|签到|11月8日\n田小禾|1|√|√"), wanted=Wanted(kind="attendance"))
    assert targets(found)[3] is None


@pytest.mark.parametrize("kind", ["children", "grades"])
def test_the_schools_own_number_is_not_the_student_number(kind: Kind) -> None:
    heads = "姓名|学籍辅号|性别|语文|学籍号"
    assert meant(heads, kind)[1:2] + meant(heads, kind)[-1:] == ["-", "student_number"]
    assert meant("姓名|性别|语文|学籍辅号", kind)[-1] == "-"
