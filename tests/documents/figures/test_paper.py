"""A page of figures as a document on paper."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import Block, Chart, Heading, Lines, Paragraph, Title, text_of_runs
from liushou.documents.blocks import Table as TableBlock
from liushou.documents.columns import column_widths, readable_widths
from liushou.documents.figures.model import Column, Page, Row, Section, Table, Words
from liushou.documents.figures.paper import ROOM, page_blocks
from tests.documents.figures.samples import PAGE, UNITS, WIDE

NUMBERS = (Column("单位"), Column("人数", "number"))


def blocks(*parts: Table | Words, room: int | None = ROOM) -> tuple[Block, ...]:
    """What a section of these parts becomes, without its heading."""
    return page_blocks(Page("题", (), (Section("甲", parts),)), room=room)[2:]


def tables(*parts: Table, room: int | None = ROOM) -> list[TableBlock]:
    return [block for block in blocks(*parts, room=room) if isinstance(block, TableBlock)]


def texts(table: TableBlock) -> list[list[str]]:
    return [[text_of_runs(cell) for cell in row] for row in table.rows]


def notes(*parts: Table) -> list[str]:
    return [text_of_runs(each.runs) for each in blocks(*parts) if isinstance(each, Paragraph)]


def test_the_page_is_set_in_order() -> None:
    made = page_blocks(PAGE)
    assert isinstance(made[0], Title)
    heads = [each for each in made if isinstance(each, Heading)]
    assert [(each.number, each.level) for each in heads] == [("一、", 1), ("二、", 1), ("三、", 1)]
    assert [each.kind for each in made if isinstance(each, Paragraph)][:2] == ["center", "center"]
    assert isinstance(made[-1], Paragraph)
    assert made[-1].kind == "note"
    assert sum(isinstance(each, Chart) for each in made) == 1
    assert sum(isinstance(each, Lines) for each in made) == 1


def test_a_long_title_is_broken_before_the_year_or_after_the_term() -> None:
    title = "青山县东山镇2026—2027学年第一学期留守儿童关爱工作汇总"
    first = page_blocks(Page(title, (), ()))[0]
    assert isinstance(first, Title)
    assert text_of_runs(first.runs) == "青山县东山镇2026—2027学年第一学期\n留守儿童关爱工作汇总"


@pytest.mark.parametrize(
    "lines",
    [
        "石桥镇第一中心小学留守儿童\n关爱工作指标各学期走势",
        "结对帮扶率、亲情联系率、\n走访率，按班级、留守类型",
        "湖南省甲乙自治县石桥镇中心小学\n2026—2027学年第一学期\n农村留守儿童关爱保护工作情况汇总",
    ],
)
def test_a_long_title_keeps_its_words_whole(lines: str) -> None:
    first = page_blocks(Page(lines.replace("\n", ""), (), ()))[0]
    assert isinstance(first, Title)
    assert text_of_runs(first.runs) == lines


def test_values_are_printed_by_their_kind() -> None:
    (table,) = tables(UNITS)
    assert texts(table) == [
        ["东山镇▲", "240", "216", "90.0%", "2026年11月18日"],
        ["　东山镇中心小学▲", "160", "150", "93.8%", "2026年11月18日"],
        ["　东山镇初级中学▲", "80", "66", "82.5%", "2026年11月18日"],
        ["西河镇", "120", "120", "100.0%", "2026年11月19日"],
        ["　西河镇中心小学", "120", "120", "100.0%", "2026年11月18日"],
        ["南坪乡（未报）", "", "", "", ""],
        ["合计", "360", "336", "93.3%", ""],
    ]
    assert table.total
    assert table.aligns == ("left", "right", "right", "right", "center")


def test_a_word_in_a_column_of_figures_or_days_stays_a_word() -> None:
    columns = (Column("单位"), Column("率", "percent"), Column("日期", "day"))
    (table,) = tables(Table("表", columns, (Row(("甲", "—", "未报")),), total=("合计", None, "合计")))
    assert texts(table) == [["甲", "—", "未报"], ["合计", "", "合计"]]


def test_nearly_all_is_not_all() -> None:
    (table,) = tables(
        Table("表", (Column("单位"), Column("率", "percent")), (Row(("甲", 0.9999)), Row(("乙", 0.0001))))
    )
    assert [row[1] for row in texts(table)] == ["99.9%", "0.1%"]


def test_what_a_row_opens_is_not_on_paper() -> None:
    assert "甲一" not in str(page_blocks(PAGE))


def test_the_mark_of_missed_rows_is_explained_where_it_stands() -> None:
    assert notes(UNITS) == ["走访率为走访、家访、慰问至少一次的儿童所占的比例。", "标有▲的未达到目标。"]
    assert notes(Table("表", NUMBERS, (Row(("甲", 1)),))) == []


def test_a_row_beneath_a_row_can_be_missed_alone() -> None:
    under = Row(("乙", 1), missed=True)
    assert notes(Table("表", NUMBERS, (Row(("甲", 1), under=(under,)),))) == ["标有▲的未达到目标。"]


def test_a_table_without_rows_says_so() -> None:
    (table,) = tables(Table("表", NUMBERS, ()))
    assert texts(table) == [["无", ""]]
    assert not table.total


def test_tables_are_numbered_where_there_are_several() -> None:
    one = Table("甲表", NUMBERS, (Row(("甲", 1)),))
    assert [each.caption for each in tables(one)] == ["甲表"]
    assert [each.caption for each in tables(one, replace(one, caption=""), one)] == [
        "表1　甲表",
        "",
        "表2　甲表",
    ]


def test_a_wide_table_is_parted_beside_its_first_columns() -> None:
    parts = tables(WIDE)
    assert [each.caption for each in parts] == ["各镇各项指标（之一）", "各镇各项指标（之二）"]
    assert all([text_of_runs(cell) for cell in each.header[:2]] == ["序号", "单位"] for each in parts)
    heads = [text_of_runs(cell) for each in parts for cell in each.header[2:]]
    assert heads == [column.title for column in WIDE.columns[2:]]
    assert [len(each.header) for each in parts] == [9, 9]
    assert [row[0] for row in texts(parts[1])] == ["1", "2"]


def test_text_that_is_not_paper_is_not_parted() -> None:
    (table,) = tables(WIDE, room=None)
    assert len(table.header) == 16
    assert table.caption == "各镇各项指标"


def test_paper_leaves_rows_beneath_others_out_where_they_are_too_many() -> None:
    under = tuple(Row((f"第{number}校", number)) for number in range(2000))
    table = Table("表", NUMBERS, (Row(("甲镇", 1), under=under), Row(("乙镇", 2))), total=("合计", 3))
    (made,) = tables(table)
    assert [row[0] for row in texts(made)] == ["甲镇", "乙镇", "合计"]
    assert notes(table) == ["下级各行共2000行，此处未列，可另存为 xlsx 或 html 查看。"]
    (whole,) = tables(table, room=None)
    assert len(whole.rows) == 2003


def test_paper_leaves_the_last_rows_out_where_they_are_too_many() -> None:
    table = Table("表", NUMBERS, tuple(Row((f"第{number}校", number)) for number in range(1600)))
    (made,) = tables(table)
    assert len(made.rows) == 1500
    assert notes(table) == ["另有100行，此处未列，可另存为 xlsx 或 html 查看。"]


@given(
    st.lists(
        st.tuples(st.text("字a1", min_size=1, max_size=12), st.sampled_from(["text", "number", "percent"])),
        min_size=1,
        max_size=40,
    ),
    st.lists(st.text("名校 ", min_size=1, max_size=40), min_size=1, max_size=3),
)
def test_no_table_runs_off_the_paper(columns: list[tuple[str, str]], names: list[str]) -> None:
    kinds = (Column("单位"), *(Column(title, kind) for title, kind in columns))  # type: ignore[arg-type]
    cells = {"text": "某一段说明", "number": 12345, "percent": 1.0}
    rows = tuple(Row((name, *(cells[kind] for _, kind in columns))) for name in names)
    parts = tables(Table("表", kinds, rows))
    seen = [text_of_runs(cell) for part in parts for cell in part.header[1:]]
    assert seen == [title for title, _ in columns], "every column once, in order"
    for part in parts:
        assert [row[0] for row in texts(part)] == names
        assert sum(column_widths(part, ROOM)) == ROOM
        assert len(part.header) == 2 or sum(readable_widths(part)) <= ROOM


@pytest.mark.parametrize("title", ["一、总体情况", "1. 总体情况"])
def test_a_heading_with_a_number_of_its_own_keeps_it(title: str) -> None:
    heading = page_blocks(Page("题", (), (Section(title, ()),)))[1]
    assert isinstance(heading, Heading)
    assert heading.number == ""
