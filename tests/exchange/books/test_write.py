"""Workbooks as files: what stands in the cells, how they look and print, what is on hidden sheets."""

import io
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.exchange.books.sheets import NAME, first, parts, read, sheet, written

from liushou.errors import UsageError
from liushou.exchange.books.layout import layout_of
from liushou.exchange.books.model import Head, Sheet, Value
from liushou.exchange.columns.mark import MARK_SHEET, Mark, read_marks

BAD = (
    '=HYPERLINK("http://x")', "+1", "@SUM(1)", "-2", "{=1}", "\t=1", "=cmd|' /C calc'!A0", "http://x.example",
    "mailto:x", "一\n二", "一\r\n二", "\x00\x07\x1f", "\ud800", "\ufffe", "_x0041_", "0013800", "1E5", "TRUE",
    "字" * 40_000, "😀" * 20_000,
)  # fmt: skip


def test_titles_headings_rows_total_and_notes_stand_below_one_another() -> None:
    made = first(
        sheet(("田小禾", "女"), line=("石桥小学", "2026年"), total=("合计", "1"), notes=("说明：一人。",))
    )
    assert [[cell.value for cell in row] for row in made.iter_rows()] == [
        ["学生花名册", None],
        ["石桥小学", "2026年"],
        ["姓名", "性别"],
        ["田小禾", "女"],
        ["合计", "1"],
        ["说明：一人。", None],
    ]
    assert {str(area) for area in made.merged_cells.ranges} == {"A1:B1", "A6:B6"}
    assert made["A5"].font.bold
    assert not made["A4"].font.bold


def test_the_line_under_the_title_is_parted_where_both_texts_have_room() -> None:
    heads = (Head("甲", width=16), Head("乙", width=20), Head("丙", width=24))
    long, short = "填报单位：某某县第一实验学校", "2026年"
    for line, areas in (((long, short), {"A2:B2"}), ((short, long), {"B2:C2"})):
        made = first(sheet(("一", "二", "三"), heads=heads, line=line))
        assert areas <= {str(area) for area in made.merged_cells.ranges}
        assert made.row_dimensions[2].height < 23


def test_a_line_too_long_for_half_a_sheet_stands_over_all_of_it() -> None:
    heads = (Head("甲", width=16), Head("乙", width=20), Head("丙", width=24))
    told = "学期 2026-09-01 至 2027-01-29，统计截至 2026-11-20　上报 3/4 个单位"
    made = first(sheet(("一", "二", "三"), heads=heads, line=("填报单位：石桥镇", told)))
    assert "A2:C2" in {str(area) for area in made.merged_cells.ranges}
    assert made["A2"].value == f"填报单位：石桥镇　{told}"
    assert made.row_dimensions[2].height > 23


def test_values_keep_their_kind() -> None:
    looks: tuple[tuple[Head, Value], ...] = (
        (Head("身份证号码"), "510101201503050011"),
        (Head("出生日期", look="day"), date(2015, 3, 5)),
        (Head("完成率", look="percent"), 0.456),
        (Head("次数", look="number"), 3),
        (Head("寄宿", look="truth"), True),
        (Head("在学", look="truth"), False),
        (Head("家长生日", look="day"), date(1899, 12, 31)),
        (Head("出生年月", look="day"), "2014年3月"),
        (Head("编号", look="number"), 10**17),
        (Head("备注"), None),
    )
    made = first(sheet(tuple(value for _, value in looks), heads=tuple(head for head, _ in looks)))
    found = [(cell.value, cell.number_format) for cell in made[3]]
    day = found[1][0]
    assert isinstance(day, date)
    assert day.isoformat().startswith("2015-03-05")
    assert found[1][1] == "yyyy-mm-dd"
    assert found[0] == ("510101201503050011", "@")
    assert found[2:] == [
        (0.456, "0.0%"),
        (3, "General"),
        ("是", "@"),
        ("否", "@"),
        ("1899-12-31", "@"),
        ("2014年3月", "@"),
        (str(10**17), "@"),
        (None, "@"),
    ]


def test_no_text_becomes_a_formula_a_link_or_a_broken_file() -> None:
    heads = (Head("姓名", choices=BAD[:5], hint="=1", needed=True), Head("=组", group="=SUM(1)"))
    made = sheet(
        *((text, text) for text in BAD),
        heads=heads,
        line=("=1", "+1"),
        total=("=1", "@"),
        notes=BAD[:8],
        name="=1+1",
        title="=1",
        blank=2,
        kind="children",
    )
    found = parts(written(made))
    for name, text in found.items():
        root = ElementTree.fromstring(text)
        if name.startswith("xl/worksheets/sheet"):
            assert not list(root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")), name
            assert "<hyperlink" not in text
    assert not [name for name in found if "_rels/sheet" in name]
    cells = [row[0] for row in first(made).iter_rows(min_row=5, max_row=4 + len(BAD))]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert [cell.value for cell in cells][:4] == list(BAD[:4])
    assert all(cell.number_format == "@" or len(str(cell.value)) > 255 for cell in cells)


def test_what_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    for text in ("字" * 40_000, "😀" * 20_000):
        found = str(first(sheet((text, "")))["A3"].value)
        assert len(found.encode("utf-16-le")) // 2 <= 32_767
        assert found.endswith("以下截去）")
        assert found[:100] == text[:100]
    whole = "字" * 32_767
    assert first(sheet((whole, "")))["A3"].value == whole


def test_same_data_same_bytes() -> None:
    made = sheet(("田小禾", "女"), kind="children", blank=3)
    data = written(made)
    assert written(made) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_groups_join_neighbours_and_other_headings_reach_down() -> None:
    heads = (
        NAME,
        Head("姓名", group="父亲"),
        Head("电话", group="父亲"),
        Head("姓名", group="母亲"),
        Head("备注"),
    )
    made = first(sheet(("甲", "乙", "1", "丙", ""), heads=heads))
    assert [cell.value for cell in made[2]] == ["姓名", "父亲", None, "母亲", "备注"]
    assert [cell.value for cell in made[3]] == [None, "姓名", "电话", "姓名", None]
    assert {str(area) for area in made.merged_cells.ranges} == {"A1:E1", "A2:A3", "B2:C2", "E2:E3"}
    assert made.freeze_panes == "A4"
    assert made.print_title_rows == "$2:$3"
    assert made.auto_filter.ref is None


def test_plain_tables_are_frozen_filtered_and_printed_one_page_wide() -> None:
    made = first(sheet(("甲", "男"), ("乙", "女"), total=("合计", "2"), frozen_columns=1))
    assert made.freeze_panes == "B3"
    assert made.auto_filter.ref == "A2:B4"
    assert made.print_title_rows == "$2:$2"
    assert (made.page_setup.paperSize, made.page_setup.orientation) == (9, "landscape")
    assert (made.page_setup.fitToWidth or 1, made.page_setup.fitToHeight) == (1, 0)
    assert made.sheet_properties.pageSetUpPr is not None
    assert made.sheet_properties.pageSetUpPr.fitToPage
    assert made.print_area == "'花名册'!$A$1:$B$5"
    assert "第 &P 页，共 &N 页" in str(made.oddFooter.center.text)
    assert first(sheet(("甲", "男"), landscape=False)).page_setup.orientation == "portrait"


def test_rows_are_as_high_as_their_text_needs() -> None:
    heads = (Head("姓名", width=10), Head("备注", width=20, look="wrapped"))
    made = first(
        sheet(("甲", "字"), ("乙", "字" * 50), ("丙", "一\n二\n三"), heads=heads, notes=("注" * 100,))
    )
    heights = [made.row_dimensions[row].height or 0 for row in range(3, 7)]
    assert heights[0] < heights[2] < heights[1]
    assert heights[1] >= 5 * 14
    assert heights[3] >= 7 * 14
    assert max(heights) <= 409


def test_blank_rows_are_bordered_and_typed() -> None:
    heads = (NAME, Head("出生日期", look="day"), Head("次数", look="number"))
    made = first(sheet(heads=heads, blank=3))
    for row in (3, 4, 5):
        assert [cell.number_format for cell in made[row]] == ["@", "yyyy-mm-dd", "General"]
        assert all(cell.border.bottom.style == "thin" for cell in made[row])
        assert made.row_dimensions[row].height is None, "it grows with what is written"
    column = made.column_dimensions["A"]
    assert column.number_format == "@", "rows added below the form are typed too"
    assert made.auto_filter.ref is None


def test_entry_is_helped_by_lists_messages_and_checks() -> None:
    heads = (
        Head("性别", choices=("男", "女"), hint="选一项", needed=True),
        Head("出生日期", look="day"),
        Head("寄宿", look="truth"),
        Head("身份证号码", target="parents[父亲].id_number"),
        Head("备注", hint="想到什么写什么"),
        Head("姓名"),
    )
    made = first(sheet(("女", None, None, None, None, None), heads=heads, blank=2, kind="children"))
    assert made["A2"].value == "*性别"
    found = {str(rule.sqref): rule for rule in made.data_validations.dataValidation}
    assert set(found) == {f"{column}3:{column}1005" for column in "ABCDE"}
    assert (found["A3:A1005"].type, found["A3:A1005"].formula1) == ("list", '"男,女"')
    assert (found["A3:A1005"].promptTitle, found["A3:A1005"].prompt) == ("性别", "选一项")
    assert (found["B3:B1005"].type, found["B3:B1005"].errorStyle) == ("date", None)
    assert found["C3:C1005"].formula1 == '"是,否"'
    assert (found["D3:D1005"].type, found["D3:D1005"].errorStyle) == ("textLength", "warning")
    assert found["E3:E1005"].prompt == "想到什么写什么"


def test_long_lists_stand_on_a_hidden_sheet_once() -> None:
    long = tuple(f"第{number}个选项" for number in range(60))
    comma, word = ("甲,乙", "丙"), ("子", "丑")
    heads = tuple(Head(f"列{place}", choices=each) for place, each in enumerate((long, long, comma, word)))
    made = read(sheet(("", "", "", ""), heads=heads))
    assert made.sheetnames == ["花名册", "选项"]
    assert made["选项"].sheet_state == "veryHidden"
    rules = {str(rule.sqref): rule.formula1 for rule in made.worksheets[0].data_validations.dataValidation}
    assert rules == {
        "A3": "选项!$A$1:$A$60", "B3": "选项!$A$1:$A$60", "C3": "选项!$B$1:$B$2", "D3": '"子,丑"',
    }  # fmt: skip
    assert [cell.value for cell in made["选项"]["B"]][:2] == ["甲,乙", "丙"]


def test_long_hints_are_cut_to_what_a_message_holds() -> None:
    heads = (Head("名" * 40, hint="话" * 300),)
    (rule,) = first(sheet(("",), heads=heads)).data_validations.dataValidation
    assert len(str(rule.promptTitle)) == 32
    assert len(str(rule.prompt)) == 255
    assert str(rule.prompt).endswith("…")


def test_the_mark_says_of_each_sheet_what_its_columns_mean() -> None:
    told = sheet(("甲", "男"), kind="children", line=("甲", "乙"))
    other = Sheet("记录/台账", "记录", (Head("日期", target="date"), Head("班级", "谁")), (), kind="records")
    made = read(told, sheet(), other)
    assert made[MARK_SHEET].sheet_state == "veryHidden"
    rows = [[cell or "" for cell in row] for row in made[MARK_SHEET].iter_rows(values_only=True)]
    assert read_marks(rows) == (
        Mark("children", "花名册", 3, ("name", "sex")),
        Mark("records", "记录 台账", 3, ("date", "")),
    )
    assert MARK_SHEET not in read(sheet()).sheetnames


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    made = sheet(heads=(NAME,), blank=1 << 20)
    with pytest.raises(UsageError, match="1048576 行"):
        layout_of(made)


def test_a_sheet_without_rows_still_opens(tmp_path: Path) -> None:
    made = first(sheet())
    assert made.max_row == 2
    assert made.auto_filter.ref is None


def test_rows_of_a_higher_level_fold_under_the_one_before_and_are_indented() -> None:
    made = first(sheet(("甲镇", "1"), ("甲校", "2"), ("乙镇", "3"), levels=(0, 1, 0), frozen_columns=1))
    assert [made.row_dimensions[row].outlineLevel for row in (3, 4, 5)] == [0, 1, 0]
    assert [made.cell(row, 1).alignment.indent for row in (3, 4, 5)] == [0, 1, 0]
    assert made.cell(4, 2).alignment.indent == 0
    assert made.sheet_properties.outlinePr is not None
    assert not made.sheet_properties.outlinePr.summaryBelow, "the sum of a group stands over it"


def test_marked_rows_stand_out() -> None:
    made = first(sheet(("甲", "1"), ("乙", "2"), marked=frozenset({1})))
    assert [made.cell(row, 1).font.bold for row in (3, 4)] == [False, True]
    assert made["A4"].fill.fgColor.rgb == "FFEDEDED"
    assert made["A3"].fill.fill_type is None
