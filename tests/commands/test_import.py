"""`liushou import`: rosters of schools into archives, seen before they are written, all rows or none."""

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.commands.conftest import Result, Run
from tests.exchange.workbooks import rows_of, xlsx

Rows = Sequence[Sequence[object]]
HEADS = (
    "序号",
    "姓名",
    "性别",
    "出生日期",
    "班级",
    "是否寄宿",
    "父亲姓名",
    "联系电话",
    "务工地点",
    "监护人",
    "与儿童关系",
    "户口性质",
)
LI = (
    1,
    "李小雨",
    "女",
    "2015.3.5",
    "五（2）班",
    "√",
    "李大山",
    "15400010001",
    "浙江温岭",
    "王桂英",
    "奶奶",
    "农村",
)
WU = (2, "吴刚", "男", "2014年6月1日", "502班", "×", "吴二", "15400010002", "广东", "张三妹", "外婆", "农村")
BAD = (3, "周晓", "男", "2014.1", "五年级2班", "否", "周一", "154000", "广东", "周爷爷", "爷爷", "农村")
TIAN = ("田小禾", "女", "2015-11-20")
"""The child of the small store."""

Import = Callable[..., Result]


@pytest.fixture
def imported(liushou: Run, small: Path) -> Import:
    """Import a file of the store's own folder on 2026-11-20."""
    return lambda name, *words: liushou("-C", small, "import", small / name, "--on", "2026-11-20", *words)


def book(**sheets: Rows) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def roster(
    folder: Path, *rows: Sequence[object], name: str = "花名册.xlsx", heads: Sequence[object] = HEADS
) -> Path:
    file = folder / name
    book(Sheet1=[("石桥小学留守儿童花名册",), heads, *rows]).save(file)
    return file


def archives(root: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(root.glob("data/*/*.yaml"))}


def named(root: Path, name: str) -> str:
    """The text of the archive of a child."""
    return next(text for text in archives(root).values() if f"name: {name}\n" in text)


def test_a_look_writes_nothing_and_says_what_would_be(small: Path, imported: Import) -> None:
    roster(small, LI, WU)
    before = archives(small)
    seen = imported("花名册.xlsx", "--dry-run")
    assert seen.status == 0
    assert seen.out.splitlines()[0] == "花名册.xlsx：儿童花名册 2 行（工作表“Sheet1”，表头在第 2 行）"
    assert "新建 2 名\n  李小雨（五年级2班）、吴刚（五年级2班）\n" in seen.out
    assert "“联系电话”→父亲电话" in seen.out
    assert "没有取    “序号”（不用取）" in seen.out
    assert "（只是看看，没有写入：2 个文件）" in seen.err
    assert "注意：第 3 行 李小雨 等 2 处：" in seen.err
    assert archives(small) == before


def test_a_roster_comes_in_and_again_changes_nothing(small: Path, imported: Import) -> None:
    roster(small, LI, WU)
    done = imported("花名册.xlsx")
    assert done.status == 0
    assert "已导入儿童花名册 花名册.xlsx：新建 2 名（2 个文件）" in done.err
    assert "liushou check" in done.err
    made = named(small, "李小雨")
    assert "birth_date: 2015-03-05\n" in made
    assert "  class: 2\n  boarding: true\n" in made
    assert "situation: 外出务工\n" in made
    before = archives(small)
    again = imported("花名册.xlsx")
    assert again.status == 0
    assert "没有变化 2 名" in again.out
    assert again.err == "没有要改的：档案里已经是这样。\n"
    assert archives(small) == before


def test_a_changed_cell_changes_one_field(small: Path, imported: Import) -> None:
    roster(small, LI)
    imported("花名册.xlsx")
    before = named(small, "李小雨")
    roster(small, (*LI[:9], "王桂英", "外婆", "农村"))
    done = imported("花名册.xlsx", "--correct")
    assert done.status == 0
    assert "改动 1 名\n" in done.out
    assert "监护人·关系 祖母 → 外祖母\n" in done.out
    assert named(small, "李小雨") == before.replace("祖母", "外祖母")


def test_with_a_rejected_row_nothing_is_written_unless_it_may_be_skipped(
    small: Path, imported: Import
) -> None:
    roster(small, LI, BAD)
    before = archives(small)
    refused = imported("花名册.xlsx")
    assert refused.status == 1
    assert "退回 1 行\n" in refused.out
    assert "第 4 行 周晓  出生日期“2014.1”：" in refused.out
    assert "联系电话“***00”：" in refused.out
    assert "没有写入任何档案" in refused.err
    assert "--skip-rejected，先导入其余要写的 1 行" in refused.err
    assert archives(small) == before
    assert imported("花名册.xlsx", "--dry-run").status == 1
    assert imported("花名册.xlsx", "--dry-run", "--skip-rejected").status == 0
    assert archives(small) == before
    skipped = imported("花名册.xlsx", "--skip-rejected")
    assert skipped.status == 0
    assert "新建 1 名，退回的 1 行没有导入" in skipped.err
    assert len(archives(small)) == len(before) + 1


def test_what_is_sensitive_is_masked_unless_revealed(small: Path, imported: Import) -> None:
    number = "439900201503171109"
    roster(small, (*TIAN, number, "15400099999"), heads=("姓名", "性别", "出生日期", "身份证号", "学生电话"))
    for form in ("table", "json"):
        masked = imported("花名册.xlsx", "--dry-run", "--format", form)
        assert number not in masked.out + masked.err
        assert number in imported("花名册.xlsx", "--dry-run", "--format", form, "--reveal").out
    roster(small, (*TIAN, "15400099999"), heads=("姓名", "性别", "出生日期", "学生电话"))
    for form in ("table", "json"):
        masked = imported("花名册.xlsx", "--dry-run", "--format", form)
        assert "15400099999" not in masked.out + masked.err
        assert "***99" in masked.out
        assert "15400099999" in imported("花名册.xlsx", "--dry-run", "--format", form, "--reveal").out


def told(done: Result) -> dict[str, Any]:
    found = json.loads(done.out)
    assert isinstance(found, dict)
    return found


def test_the_json(small: Path, imported: Import) -> None:
    roster(small, LI, BAD)
    seen = imported("花名册.xlsx", "--format", "json", "--dry-run")
    shown = told(seen)
    assert seen.status == 1
    assert (shown["rows"], shown["header_row"], shown["kind"]) == (2, 2, "children")
    assert shown["columns"]["姓名"] == "name"
    assert shown["columns"]["联系电话"] == "parents[父亲].phone"
    assert [(one["row"], one["name"]) for one in shown["new"]] == [(3, "李小雨")]
    assert shown["unchanged"] == 0
    assert [(one["row"], one["column"], one["value"]) for one in shown["rejected"]] == [
        (4, "出生日期", "2014.1"),
        (4, "联系电话", "***00"),
    ]
    assert shown["written"] is False
    written = imported("花名册.xlsx", "--format", "json", "--skip-rejected", "-o", small / "导入.json")
    assert written.out == ""
    assert json.loads((small / "导入.json").read_text(encoding="utf-8"))["written"] is True


def test_the_preview_goes_to_a_file(small: Path, imported: Import) -> None:
    roster(small, LI)
    imported("花名册.xlsx", "--dry-run", "-o", small / "导入.txt")
    assert "新建 1 名\n" in (small / "导入.txt").read_text(encoding="utf-8")


def test_rejected_rows_come_back_mended_and_are_taken(small: Path, imported: Import) -> None:
    roster(small, LI, BAD, ("合计", "2 人"))
    given = imported("花名册.xlsx", "--skip-rejected", "--reject-to", small / "退回.xlsx")
    assert given.status == 0
    assert "是原来的表，其余的行藏起来了" in given.err
    bad = load_workbook(small / "退回.xlsx")
    sheet = bad["Sheet1"]
    assert [number for number in range(1, 6) if sheet.row_dimensions[number].hidden] == [3, 5]
    assert {cell.coordinate for row in sheet for cell in row if cell.comment} == {"D4", "H4"}
    sheet["D4"], sheet["H4"] = "2014.1.8", "15400010003"
    bad.save(small / "退回.xlsx")
    mended = imported("退回.xlsx")
    assert mended.status == 0
    assert "新建 1 名\n  周晓（五年级2班）" in mended.out
    assert "birth_date: 2014-01-08\n" in named(small, "周晓")
    assert "没有变化 2 名" in imported("花名册.xlsx", "--map", "出生日期=-", "--map", "联系电话=-").out


def test_of_a_text_file_the_rejected_rows_are_a_new_workbook(small: Path, imported: Import) -> None:
    text = "\n".join(",".join(map(str, row)) for row in (HEADS, LI, BAD))
    (small / "花名册.csv").write_bytes(text.encode("gbk"))
    given = imported("花名册.csv", "--reject-to", small / "退回.xlsx")
    assert given.status == 1
    assert "只有表头和退回的行" in given.err
    sheet = load_workbook(small / "退回.xlsx").worksheets[0]
    assert [row[1] for row in sheet.values] == ["姓名", "周晓"]
    assert {cell.coordinate for row in sheet for cell in row if cell.comment} == {"D2", "H2"}
    again = told(imported("退回.xlsx", "--dry-run", "--format", "json"))
    assert [one["column"] for one in again["rejected"]] == ["出生日期", "联系电话"]


def test_without_rejected_rows_no_workbook_is_written(small: Path, imported: Import) -> None:
    roster(small, LI)
    assert "没有退回的行" in imported("花名册.xlsx", "--reject-to", small / "退回.xlsx").err
    assert not (small / "退回.xlsx").exists()


@pytest.mark.parametrize(
    ("target", "said"), [("花名册.xlsx", "不能写到原来的表"), ("退回.csv", "请把"), ("无/退回.xlsx", "没有")]
)
def test_the_rejected_rows_go_to_no_other_file(small: Path, imported: Import, target: str, said: str) -> None:
    source = roster(small, BAD).read_bytes()
    refused = imported("花名册.xlsx", "--reject-to", small / target)
    assert refused.status == 2
    assert said in refused.err
    assert (small / "花名册.xlsx").read_bytes() == source


@pytest.mark.parametrize(
    "words", [("--reject-to", "无/退回.xlsx"), ("--format", "json", "-o", "无/导入.json")]
)
def test_what_cannot_be_told_is_not_written(small: Path, imported: Import, words: Sequence[str]) -> None:
    roster(small, LI, BAD)
    before = archives(small)
    refused = imported("花名册.xlsx", "--skip-rejected", *words[:-1], small / words[-1])
    assert refused.status == 2
    assert "这个文件夹" in refused.err
    assert archives(small) == before


def test_a_column_is_explained_and_kept_for_the_next_time(small: Path, imported: Import) -> None:
    heads = ("姓名", "性别", "出生日期", "娃的手机", "血型")
    roster(small, (*TIAN, "15400010009", "A"), heads=heads)
    assert "“娃的手机”（不认识，像" in imported("花名册.xlsx", "--dry-run").out
    settings = small / "liushou.yaml"
    before = settings.read_text(encoding="utf-8")
    given = ("--map", "娃的手机=学生电话", "--map", "血型=-", "--save-map")
    seen = imported("花名册.xlsx", "--dry-run", *given)
    assert "按 --map  “娃的手机”→学生电话" in seen.out
    assert "列名的对照记进 liushou.yaml：“娃的手机”“血型”" in seen.out
    assert settings.read_text(encoding="utf-8") == before
    assert imported("花名册.xlsx", *given).status == 0
    after = settings.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "娃的手机: phone" in after
    assert 'phone: "15400010009"' in named(small, "田小禾")
    roster(small, (*TIAN, "15400010008", "A"), heads=heads)
    assert "按 liushou.yaml  “娃的手机”→学生电话" in imported("花名册.xlsx").out
    assert 'phone: "15400010008"' in named(small, "田小禾")


def test_what_is_kept_alone_is_written_too(small: Path, imported: Import) -> None:
    roster(small, (*TIAN, "A"), heads=("姓名", "性别", "出生日期", "血型"))
    done = imported("花名册.xlsx", "--map", "血型=不取", "--save-map")
    assert "只记下了列名的对照（liushou.yaml）" in done.err
    again = imported("花名册.xlsx", "--map", "血型=不取", "--save-map")
    assert again.err == "没有要改的：档案里已经是这样。\n"


def test_what_the_sheet_lacks_is_asked_for_and_given(small: Path, imported: Import) -> None:
    roster(small, LI[:11], heads=HEADS[:10])
    roster(small, (*LI[:10],), heads=HEADS[:10])
    asked = imported("花名册.xlsx")
    assert asked.status == 1
    assert "监护人关系：1 行。都一样的，加上 --default 监护人关系=… 再运行" in asked.out
    given = imported("花名册.xlsx", "--default", "监护人关系=奶奶")
    assert given.status == 0
    assert "relation: 祖母\n" in named(small, "李小雨")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--default", "监护人关糸=奶奶"), "是不是“监护人关系”？"),
        (("--default", "监护人关系"), "请写成 字段=值"),
        (("--map", "娃的手机=学生电画"), "是不是“学生电话”？"),
        (("--map", "没有这列=学生电话"), "没有这列"),
        (("--kind", "老师"), "请写 children（儿童花名册）"),
        (("--sheet", "没有"), "没有"),
        (("--term", "2026秋"), "--term 只用于成绩表"),
        (("--format", "xml"), "不能输出为 xml"),
        (("--since", "昨天"), "不是日期"),
        (("--head", "0"), "行从 1 数起"),
        (("--head", "1"), "第 1 行没有找到"),
    ],
)
def test_what_is_asked_wrongly_is_said(
    small: Path, imported: Import, words: Sequence[str], said: str
) -> None:
    roster(small, LI)
    before = archives(small)
    refused = imported("花名册.xlsx", *words)
    assert refused.status == 2, refused
    assert said in refused.err
    assert archives(small) == before


def test_marks_of_a_term_without_a_plan(small: Path, imported: Import) -> None:
    book(成绩=[("姓名", "语文", "数学"), (TIAN[0], 88, 92)]).save(small / "成绩.xlsx")
    assert not (small / "data" / "terms" / "2024-2025-2.yaml").exists()
    before = archives(small)
    refused = imported("成绩.xlsx", "--term", "2099秋")
    assert (refused.status, archives(small)) == (2, before)
    assert "2099-2100-1" in refused.err
    assert imported("成绩.xlsx", "--term", "2025春").status == 0
    assert "term: 2024-2025-2" in named(small, TIAN[0])


def test_what_is_no_table_is_said(small: Path, imported: Import) -> None:
    assert "没有" in imported("无.xlsx").err
    (small / "图.xlsx").write_bytes(b"\x89PNG\0\0")
    (small / "空.csv").write_bytes("今天天气好\n".encode())
    for name in ("图.xlsx", "空.csv", "-"):
        refused = imported(name)
        assert refused.status == 2
        assert refused.err.startswith("错误：")


def test_a_formula_without_a_result_is_rejected(small: Path, imported: Import) -> None:
    roster(small, (*LI[:4], '="五"&"年级"', *LI[5:]))
    shown = told(imported("花名册.xlsx", "--dry-run", "--format", "json"))
    assert [(one["row"], one["column"]) for one in shown["rejected"]] == [(3, "班级")]
    assert "公式" in shown["rejected"][0]["reason"]
    assert shown["new"] == []


def test_what_the_rules_refuse_is_a_rejected_row(small: Path, imported: Import) -> None:
    heads, since = (*HEADS, "入学日期"), "2010-09-01"
    roster(small, (*LI, since), (*WU, "2021-09-01"), heads=heads)
    shown = told(imported("花名册.xlsx", "--format", "json", "--skip-rejected"))
    assert [(one["row"], one["column"]) for one in shown["rejected"]] == [(3, "入学日期")]
    assert [one["name"] for one in shown["new"]] == ["吴刚"]
    assert len(archives(small)) == 4


def test_one_sheet_a_class_and_one_of_them_alone(small: Path, imported: Import) -> None:
    heads = (*HEADS[:4], *HEADS[5:])
    first = [heads, (*LI[:4], *LI[5:])]
    second = [("花名册",), heads, (*BAD[:4], *BAD[5:]), (*WU[:4], *WU[5:])]
    book(五年级1班=first, 五年级2班=second).save(small / "各班.xlsx")
    seen = imported("各班.xlsx", "--dry-run")
    assert "儿童花名册 3 行，在 2 张表里" in seen.out
    assert "李小雨（五年级1班）、吴刚（五年级2班）" in seen.out
    assert "  五年级2班 第 3 行 周晓  出生日期“2014.1”" in seen.out
    shown = told(imported("各班.xlsx", "--dry-run", "--format", "json"))
    assert [(one["sheet"], one["row"]) for one in shown["new"]] == [("五年级1班", 2), ("五年级2班", 4)]
    assert [one["sheet"] for one in shown["sheets"]] == ["五年级1班", "五年级2班"]
    assert imported("各班.xlsx", "--sheet", "五年级1班").status == 0
    imported("各班.xlsx", "--reject-to", small / "退回.xlsx")
    states = {sheet.title: sheet.sheet_state for sheet in load_workbook(small / "退回.xlsx").worksheets}
    assert states == {"五年级1班": "hidden", "五年级2班": "visible"}


def test_rows_that_nobody_sees_are_read_when_asked_for(small: Path, imported: Import) -> None:
    roster(small, LI, WU)
    made = load_workbook(small / "花名册.xlsx")
    made["Sheet1"].row_dimensions[4].hidden = True
    made.save(small / "花名册.xlsx")
    seen = imported("花名册.xlsx", "--dry-run")
    assert "新建 1 名" in seen.out
    assert "第 4 行（" in seen.out
    assert "新建 2 名" in imported("花名册.xlsx", "--dry-run", "--hidden").out


def test_a_file_of_another_suffix_is_known_by_what_is_in_it(small: Path, imported: Import) -> None:
    (small / "花名册.xls").write_bytes(xlsx(rows_of(("姓名", "性别", "出生日期"), TIAN)))
    assert "没有变化 1 名" in imported("花名册.xls").out


def test_the_same_workbook_comes_back_from_the_same_input(small: Path, imported: Import) -> None:
    roster(small, BAD)
    found = []
    for name in ("一.xlsx", "二.xlsx"):
        imported("花名册.xlsx", "--reject-to", small / name)
        found.append((small / name).read_bytes())
    assert found[0] == found[1]
    assert load_workbook(io.BytesIO(found[0]))["Sheet1"]["D3"].comment is not None


def test_a_parent_who_farms_at_home_is_not_away(imported: Import, small: Path) -> None:
    """What stands in the column of places of work need not be a place."""
    heads = ("姓名", "性别", "出生日期", "班级", "父亲姓名", "父亲务工地点", "母亲姓名", "母亲务工地点")
    rows = [("周远", "男", "2015-03-05", "五年级1班", "周大", "在家务农", "吴二", "广东东莞")]
    book(表=[heads, *rows]).save(small / "花名册.xlsx")
    done = imported("花名册.xlsx")
    assert done.status == 0, done.out
    assert "父亲·务工地点写着在家、务农、已故等的，记为状况，不记为地点：1 行" in done.out
    new = next(file for file in (small / "data/children").iterdir() if "周远" in file.read_text("utf-8"))
    text = new.read_text(encoding="utf-8")
    assert "situation: 在家" in text
    assert "在家务农" not in text
    assert "没有要改的" in imported("花名册.xlsx").err


def test_where_no_column_had_to_be_explained_none_is_kept(imported: Import, small: Path) -> None:
    before = (small / "liushou.yaml").read_bytes()
    book(表=[("姓名", "性别", "出生日期"), TIAN]).save(small / "花名册.xlsx")
    done = imported("花名册.xlsx", "--save-map")
    assert "没有要记进 liushou.yaml 的列名" in done.out
    assert (small / "liushou.yaml").read_bytes() == before
