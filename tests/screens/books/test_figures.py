"""A page of figures as sheets."""

from datetime import date

from tests.documents.figures.samples import BARS, PAGE, TREND, UNITS, WIDE

from liushou.documents.blocks import Bar, Chart, Line, Lines
from liushou.documents.figures.model import Column, Page, Part, Row, Section, Table, Words
from liushou.exchange.books.model import Chart as Native
from liushou.exchange.books.model import Paper, Sheet
from liushou.screens.books.figures import figures_book

RATES = Table(
    "各班走访率",
    (Column("班级"), Column("人数", "number"), Column("走访率", "percent"), Column("目标", "percent")),
    (Row(("一班", 3, 2 / 3, 0.9)), Row(("二班", 4, 1.0, 0.9)), Row(("三班", 0, None, 0.9))),
    total=("合计", 7, 6 / 7, 0.9),
)


def sheets(*parts: Part) -> list[Sheet | Paper]:
    return list(figures_book(Page("题", ("某县", "截至今日"), (Section("甲", parts),))).sheets)


def named(page: Page) -> dict[str, Sheet]:
    return {each.name: each for each in figures_book(page).sheets if isinstance(each, Sheet)}


def only(*parts: Part) -> Sheet:
    (sheet,) = sheets(*parts)
    assert isinstance(sheet, Sheet)
    return sheet


def test_every_table_has_a_sheet_in_the_order_of_the_page() -> None:
    assert list(named(PAGE)) == [
        "各单位走访率", "未达到的儿童（各单位走访率）", "各镇走访率", "各镇各项指标", "走访率逐学期变化",
        "说明",
    ]  # fmt: skip


def test_values_keep_their_kind() -> None:
    sheet = named(PAGE)["各单位走访率"]
    assert [head.look for head in sheet.heads] == ["wrapped", "number", "number", "percent", "day"]
    assert sheet.rows[0] == ("东山镇", 240, 216, 0.9, date(2026, 11, 18))
    assert sheet.rows[-1] == ("南坪乡（未报）", None, None, None, None)
    assert sheet.total == ("合计", 360, 336, 336 / 360, None)
    assert sheet.line == ("2026—2027学年第一学期", "截至2026年11月20日")


def test_rows_beneath_rows_can_be_folded_and_missed_ones_stand_out() -> None:
    sheet = named(PAGE)["各单位走访率"]
    assert [row[0] for row in sheet.rows][:3] == ["东山镇", "东山镇中心小学", "东山镇初级中学"]
    assert sheet.levels == (0, 1, 1, 0, 1, 0)
    assert sheet.marked == {0, 1, 2}
    assert sheet.notes == (
        "走访率为走访、家访、慰问至少一次的儿童所占的比例。",
        "加粗、有底色的行未达到目标。",
        "点左上角的“1”收起下级各行，点右边的数字展开。",
    )


def test_a_plain_table_has_no_levels_and_says_nothing_of_them() -> None:
    sheet = only(RATES)
    assert (sheet.levels, sheet.marked, sheet.notes) == ((), frozenset(), ())


def test_levels_end_where_excel_has_no_more() -> None:
    row = Row(("最下", 1))
    for depth in range(9):
        row = Row((str(depth), 1), under=(row,))
    sheet = only(Table("表", (Column("单位"), Column("人数", "number")), (row,)))
    assert sheet.levels == (0, 1, 2, 3, 4, 5, 6, 7, 7, 7)


def test_what_rows_open_stands_on_a_sheet_that_says_of_which_row() -> None:
    sheet = named(PAGE)["未达到的儿童（各单位走访率）"]
    assert [head.heading for head in sheet.heads] == ["单位", "姓名", "班级", "最近走访"]
    assert sheet.rows == (
        ("东山镇／东山镇中心小学", "甲一", "三年级1班", date(2026, 10, 9)),
        ("东山镇／东山镇中心小学", "=cmd|' /C calc'!A0", "五年级2班", None),
    )


def test_what_rows_open_is_parted_by_its_columns_and_named_where_it_differs() -> None:
    names = (Column("姓名"),)
    first, second = (
        Table(caption, names, (Row((name,)),)) for caption, name in (("没走访", "甲"), ("没谈心", "乙"))
    )
    counts = Table("分班", (Column("班级"), Column("人数", "number")), (Row(("一班", 3)),))
    table = Table("表", (Column("单位"),), (Row(("某校",), detail=(first, Words(("话",)), counts, second)),))
    _, people, classes = sheets(table)
    assert isinstance(people, Sheet)
    assert isinstance(classes, Sheet)
    assert people.rows == (("某校", "没走访", "甲"), ("某校", "没谈心", "乙"))
    assert [head.heading for head in people.heads] == ["单位", "内容", "姓名"]
    assert classes.rows == (("某校", "一班", 3),)
    assert [people.name, classes.name] == ["明细（表）", "分班（表）"]


def test_a_chart_of_the_figures_of_a_table_stands_with_it() -> None:
    bars = (Bar("一班", 66.7, 90.0), Bar("二班", 100.0, 90.0), Bar("三班", None, 90.0))
    sheet = only(RATES, Chart("各班走访率", "%", "来源", bars))
    assert sheet.charts == (Native("各班走访率", "百分比", 0, (2, 3), "bar", 3, 0),)
    some = only(RATES, Chart("人数", "名", "", (Bar("二班", 4.0), Bar("三班", 0.0))))
    assert some.charts == (Native("人数", "名", 0, (1,), "bar", 2, 1),)


def test_a_chart_is_labelled_by_the_column_that_has_its_names() -> None:
    columns = (Column("分类"), Column("组别"), Column("人数", "number"))
    rows = (
        Row(("性别", "男", 3)),
        Row(("性别", "女", 4)),
        Row(("类型", "单留守", 2)),
        Row(("类型", "双留守", 5)),
    )
    chart = Chart("类型", "名", "", (Bar("单留守", 2.0), Bar("双留守", 5.0)))
    assert only(Table("分类", columns, rows), chart).charts == (Native("类型", "名", 1, (2,), "bar", 2, 2),)


def test_a_chart_of_other_figures_has_a_sheet_of_its_own() -> None:
    for bars in ((Bar("一班", 60.0),), (Bar("四班", 66.7),), (Bar("一班", 66.7, 80.0),)):
        _, own = sheets(RATES, Chart("图", "%", "来源：甲", bars))
        assert isinstance(own, Sheet)
        assert own.rows[0][0] == bars[0].label
        assert own.notes == ("来源：甲",)
        assert own.charts[0].series == ((1, 2) if bars[0].target else (1,))


def test_a_chart_over_rows_with_others_beneath_has_a_sheet_of_its_own() -> None:
    page = Page("题", (), (Section("甲", (UNITS, BARS)),))
    assert named(page)["各单位走访率"].charts == ()
    assert named(page)["各镇走访率"].rows == (
        ("东山镇", 0.9, 0.95),
        ("西河镇", 1.0, 0.95),
        ("南坪乡", None, 0.95),
    )


def test_lines_have_a_row_for_each_point_and_the_target_as_a_level() -> None:
    sheet = only(*TREND)
    assert [head.heading for head in sheet.heads] == ["项目", "东山镇", "西河镇", "南坪乡", "目标95%"]
    assert sheet.rows[1] == ("2025年春", 0.785, None, 0.55, 0.95)
    assert sheet.charts == (Native("走访率逐学期变化", "百分比", 0, (1, 2, 3), "line", level=4),)
    plain = only(Lines("人数", "名", "", ("秋",), (Line("甲", (3.0,)),)))
    assert plain.charts[0].level is None
    assert plain.title == "人数（名）"


def test_words_and_what_it_was_made_from_stand_on_the_last_sheet() -> None:
    sheet = named(PAGE)["说明"]
    assert sheet.rows[0] == ("总体情况", "全县2个镇3个单位已上报，统计留守儿童360名。")
    assert sheet.rows[-1] == ("数据来源", "由3份汇总文件相加得出；各文件的校验码均已核对。")


def test_a_page_of_nothing_is_still_a_workbook() -> None:
    assert [each.name for each in figures_book(Page("题", (), ())).sheets] == ["说明"]


def test_a_narrow_table_is_as_wide_as_its_line_and_its_chart_need() -> None:
    heads = only(Table("表", (Column("年级"), Column("人数", "number")), (Row(("一年级", 3)),))).heads
    assert sum(head.width for head in heads) == 72
    assert heads[0].width == heads[1].width


def test_the_lines_under_the_title_stand_on_both_sides() -> None:
    page = Page("题", ("某校", "本学期", "截至今日"), (Section("甲", (RATES,)),))
    assert named(page)["各班走访率"].line == ("某校", "本学期　截至今日")


def test_short_texts_stand_in_the_middle_and_what_a_row_is_on_the_left() -> None:
    columns = (Column("班级"), Column("达标"), Column("说明"))
    sheet = only(Table("表", columns, (Row(("一班", "未达", "还有三名儿童没有走访")),)))
    assert [head.look for head in sheet.heads] == ["wrapped", "centred", "wrapped"]


def test_a_wide_table_lies_and_a_narrow_one_stands() -> None:
    assert only(WIDE).landscape
    assert not only(RATES).landscape
