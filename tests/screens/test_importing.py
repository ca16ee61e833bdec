"""An import as it is told before it happens: on a screen of 80 cells, and as JSON."""

from dataclasses import replace
from datetime import date

from tests.builders import child, school, store

from liushou.care.importing.outcome import Changed, FieldChange, New, Outcome, Place, Rejected
from liushou.exchange.tables.found import Found, FoundColumn, FoundRow, FoundTable, LeftOut
from liushou.screens.importing.as_json import import_json
from liushou.screens.importing.preview import preview_lines
from liushou.screens.importing.seen import Seen
from liushou.store.drafts import NewFile
from liushou.textwidth import width

COLUMNS = (
    FoundColumn(0, "序号", "-", "known"),
    FoundColumn(1, "姓名", "name", "known"),
    FoundColumn(2, "身份证号码", "id_number", "known"),
    FoundColumn(3, "学生班级", "class_label", "known"),
    FoundColumn(4, "家长手机", "guardians[0].phone", "alike"),
    FoundColumn(5, "电话一", "guardians[1].phone", "given"),
    FoundColumn(6, "血型", None, "unknown", ("学籍",)),
    FoundColumn(7, "姓名", "name", "double"),
)
ID = "43990020150317110X"


def row(number: int, name: str, **cells: str) -> FoundRow:
    return FoundRow(number, {"name": name, **cells})


TABLE = FoundTable(
    "Sheet1",
    3,
    COLUMNS,
    (row(4, "甲"), row(5, "乙"), row(6, "丙"), row(7, "丁", id_number=ID)),
    (LeftOut((8,), "合计"), LeftOut((9, 10, 12), "说明")),
)
THERE = child("c-a", name="乙", parents=[{"relation": "母亲", "situation": "外出务工"}])
NEW = NewFile("data/children/c-new.yaml", "id: c-new\nname: 甲\nschool: {grade: 五年级, class: 2}\n".encode())
FIELDS = (
    FieldChange("school.grade", "五年级", "六年级"),
    FieldChange("parents[0].phone", None, "15400010002"),
    FieldChange("parents[1].relation", None, "父亲"),
    FieldChange("parents[1].name", None, "乙父"),
    FieldChange("health.detail", "哮喘", None),
)
OUTCOME = Outcome(
    (NEW,),
    (New(Place("", 4), "c-new", "甲"),),
    (Changed(Place("", 5), "data/children/c-a.yaml", "c-a", "乙", FIELDS),),
    (Place("", 6),),
    (
        Rejected(Place("", 7), "id_number", ID, "校验码不对"),
        Rejected(Place("", 7), "hukou.rural", "", "没有写"),
        Rejected(Place("", 7), "", "", "和第 4 行像是同一个孩子"),
    ),
    ("建档日期写作 2026-11-20：1 行",),
    {"hukou.rural": 1},
)
SEEN = Seen(store(THERE), "花名册.xlsx", Found("children", (TABLE,)), OUTCOME, date(2026, 11, 20))


def lines(seen: Seen) -> list[str]:
    shown = ["".join(text for text, _ in line) for line in preview_lines(seen)]
    assert max(map(width, shown)) <= 80
    return shown


def test_what_was_read_of_the_file() -> None:
    assert lines(SEEN)[:8] == [
        "花名册.xlsx：儿童花名册 4 行（工作表“Sheet1”，表头在第 3 行）",
        "  各列      姓名、身份证号码",
        "  按意思取  “学生班级”→班级",
        "  按相近取  “家长手机”→监护人电话（不对的，用 --map 列名=字段 改）",
        "  按 --map  “电话一”→监护人2电话",
        "  没有取    “序号”（不用取）、“血型”（不认识，像“学籍”）、“姓名”（与前面一列重",
        "            复）",
        "  没有读    第 8 行（合计）；第 9–10、12 行（说明）",
    ]


def test_a_row_that_names_several_children_is_one_row() -> None:
    changed = tuple(replace(OUTCOME.changed[0], id=id_) for id_ in ("c-a", "c-b"))
    of_records = replace(
        SEEN, found=Found("records", (TABLE,)), outcome=replace(OUTCOME, new=(), changed=changed)
    )
    assert of_records.changing == 1
    assert "记入 1 行" in lines(of_records)
    assert replace(SEEN, outcome=replace(OUTCOME, changed=changed)).changing == 2


def test_what_is_new_changes_and_is_given_back() -> None:
    assert lines(SEEN)[8:] == [
        "",
        "新建 1 名",
        "  甲（五年级2班）",
        "",
        "改动 1 名",
        "  乙 c-a  年级 五年级 → 六年级",
        "          母亲·电话 写上 ***02",
        "          父亲·姓名 写上 乙父",
        "          健康·说明 删去 ***",
        "",
        "没有变化 1 名",
        "",
        "退回 1 行",
        "  第 7 行 丁  身份证号码“***”：校验码不对",
        "              农村户籍：没有写",
        "              和第 4 行像是同一个孩子",
        "",
        "照这样取的，请核对",
        "  建档日期写作 2026-11-20：1 行",
        "",
        "表里没有写，又不能替你定的",
        "  农村户籍：1 行。都一样的，加上 --default 农村户籍=… 再运行；不一样的，在表里加",
        "  一列“农村户籍”",
    ]


def test_what_is_sensitive_shows_only_when_asked_for() -> None:
    shown = "\n".join(lines(replace(SEEN, reveal=True)))
    assert f"“{ID}”" in shown
    assert "15400010002" in shown
    assert "哮喘" in shown


def test_what_is_wrong_with_many_rows_is_said_once() -> None:
    same = tuple(Rejected(Place("", row), "hukou.rural", "", "没有写") for row in (5, 7, 8, 9))
    other = Rejected(Place("", 7), "", "", "和第 4 行像是同一个孩子")
    shown = lines(replace(SEEN, outcome=Outcome((), (), (), (), (*same, other))))
    assert shown[9:] == [
        "退回 4 行",
        "  农村户籍：没有写",
        "    4 行：第 5 行 乙、第 7 行 丁、第 8 行、第 9 行",
        "  第 7 行 丁  和第 4 行像是同一个孩子",
    ]


def test_many_cells_that_are_wrong_in_one_way_stand_beside_their_rows() -> None:
    same = tuple(Rejected(Place("", row), "hukou.rural", f"镇{row}", "应为 是 或 否") for row in (5, 7, 8, 9))
    shown = lines(replace(SEEN, outcome=Outcome((), (), (), (), same)))
    assert shown[10:] == [
        "  农村户籍：应为 是 或 否",
        "    4 行：第 5 行 乙“镇5”、第 7 行 丁“镇7”、第 8 行“镇8”、第 9 行“镇9”",
    ]


def test_a_long_value_is_not_quoted_whole() -> None:
    long = Rejected(Place("", 7), "sex", "女" * 500, "应为 男 或 女")
    shown = "".join(map(str.strip, lines(replace(SEEN, outcome=Outcome((), (), (), (), (long,))))))
    assert f"“{'女' * 60}…”" in shown


def test_of_many_new_ones_the_first_are_named() -> None:
    many = tuple(New(Place("", n), f"c-{n}", f"儿童{n}") for n in range(30))
    shown = lines(replace(SEEN, outcome=Outcome((), many, (), (), ())))
    assert shown[9] == "新建 30 名"
    assert "儿童9……共 30 名" in "".join(map(str.strip, shown[10:]))
    assert "儿童10" not in "".join(shown)


def test_another_class_is_told_as_one_change() -> None:
    pupil = child("c-a", name="乙", school=school("五年级", 1))
    for fields, told in (
        ((FieldChange("school.class", 1, 2),), "班级 五年级1班 → 五年级2班"),
        ((FieldChange("school.grade", "五年级", "六年级"),), "班级 五年级1班 → 六年级1班"),
        ((FieldChange("school.boarding", False, True),), "寄宿 否 → 是"),
    ):
        changed = Changed(Place("", 5), "data/children/c-a.yaml", "c-a", "乙", fields)
        shown = lines(replace(SEEN, store=store(pupil), outcome=Outcome((), (), (changed,), (), ())))
        assert shown[-1] == f"  乙 c-a  {told}"


def test_a_new_entry_of_a_list_is_told_as_one() -> None:
    entry = FieldChange("records[1]", None, {"date": "2026-11-18", "kind": "谈心", "note": "想妈妈"})
    changed = Changed(Place("", 5), "data/children/c-a.yaml", "c-a", "乙", (entry,))
    seen = replace(SEEN, found=Found("records", (TABLE,)), outcome=Outcome((), (), (changed,), (), ()))
    assert lines(seen)[-2:] == ["记入 1 行", "  乙 c-a  帮扶记录 新增 日期 11月18日，谈心，内容 ***"]


def test_what_titles_say_for_all_rows_is_told() -> None:
    table = replace(TABLE, named={"class_label": "五年级1班", "term": "2026-2027-1"}, left_out=())
    shown = lines(replace(SEEN, found=Found("grades", (table,))))
    assert "  照标题取  班级 五年级1班；学期 2026—2027学年第一学期" in shown


def two_sheets() -> Seen:
    one = FoundTable("一班", 2, COLUMNS[1:3], (row(3, "甲"),), (LeftOut((4,), "合计"),))
    two = FoundTable("二班", 1, COLUMNS[1:3], (row(3, "乙", id_number=ID),))
    bad = (Rejected(Place("二班", 3), "id_number", ID, "校验码不对"),)
    return replace(SEEN, found=Found("children", (one, two)), outcome=Outcome((), (), (), (), bad))


def test_with_several_sheets_a_row_is_named_with_its_sheet() -> None:
    shown = lines(two_sheets())
    assert shown[:4] == [
        "花名册.xlsx：儿童花名册 2 行，在 2 张表里",
        "  各表    工作表“一班”，表头在第 2 行，1 行；工作表“二班”，表头在第 1 行，1 行",
        "  各列    姓名、身份证号码",
        "  没有读  一班 第 4 行（合计）",
    ]
    assert shown[-1] == "  二班 第 3 行 乙  身份证号码“***”：校验码不对"
    assert import_json(two_sheets(), written=False)["rejected"] == [
        {
            "sheet": "二班",
            "row": 3,
            "column": "身份证号码",
            "field": "id_number",
            "value": "***",
            "reason": "校验码不对",
        }
    ]


def test_of_tables_side_by_side_the_one_whose_cell_says_so_is_meant() -> None:
    left = FoundTable("S", 1, (FoundColumn(0, "姓名", "name", "known"),), (row(2, "甲"),))
    right = FoundTable("S", 1, (FoundColumn(4, "姓名", "name", "known"),), (row(2, "乙"),))
    seen = replace(SEEN, found=Found("children", (left, right)))
    rejected = Rejected(Place("", 2), "name", "乙", "不对")
    column = seen.column_of(rejected)
    assert column is not None
    assert column.place == 4
    assert seen.name_of(rejected) == "乙"


def test_what_a_cell_of_several_fields_says_is_found_in_its_column() -> None:
    rejected = Rejected(Place("", 7), "school.grade", "九班", "不对")
    assert SEEN.heading(rejected) == "学生班级"
    assert SEEN.shown(rejected) == "九班"
    assert SEEN.heading(Rejected(Place("", 7), "guardians[0].phone", "", "不对")) == "家长手机"
    assert SEEN.heading(Rejected(Place("", 7), "parents[父亲].phone", "", "不对")) == "父亲电话"


def test_the_json_has_the_keys_of_the_page_and_masks() -> None:
    shown = import_json(SEEN, written=False)
    assert shown["rows"] == 4
    assert shown["header_row"] == 3
    assert shown["columns"] == {
        "姓名": "name",
        "身份证号码": "id_number",
        "学生班级": "class_label",
        "家长手机": "guardians[0].phone",
        "电话一": "guardians[1].phone",
    }
    assert shown["new"] == [{"row": 4, "id": "c-new", "name": "甲"}]
    changed = shown["changed"]
    assert isinstance(changed, list)
    assert isinstance(changed[0], dict)
    assert (changed[0]["row"], changed[0]["id"]) == (5, "c-a")
    assert changed[0]["fields"] == {
        "school.grade": {"old": "五年级", "new": "六年级"},
        "parents[0].phone": {"old": None, "new": "***02"},
        "parents[1].relation": {"old": None, "new": "父亲"},
        "parents[1].name": {"old": None, "new": "乙父"},
        "health.detail": {"old": "***", "new": None},
    }
    assert shown["unchanged"] == 1
    rejected = shown["rejected"]
    assert isinstance(rejected, list)
    assert rejected[0] == {
        "row": 7,
        "column": "身份证号码",
        "field": "id_number",
        "value": "***",
        "reason": "校验码不对",
    }
    assert shown["lacking"] == {"hukou.rural": 1}
    assert shown["written"] is False


def test_nothing_of_a_terminal_gets_out_of_a_sheet() -> None:
    bad = Rejected(Place("", 7), "class_label", "五\x1b[2J班", "不对")
    shown = "".join(lines(replace(SEEN, outcome=Outcome((), (), (), (), (bad,)))))
    assert "\x1b" not in shown
