"""Markdown as blocks."""

import pytest

from liushou.documents.blocks import (
    Attachments,
    Bar,
    Chart,
    Form,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    text_of_runs,
)
from liushou.documents.parse import parse


def headings(text: str, *, numbered: bool = True) -> list[str]:
    found = [block for block in parse(text, numbered=numbered) if isinstance(block, Heading)]
    return [f"{each.level} {each.number}{text_of_runs(each.runs)}" for each in found]


def test_headings_number_themselves() -> None:
    text = "# 题\n## 甲\n### 乙\n#### 丙\n##### 丁\n##### 戊\n#### 己\n### 庚\n## 辛\n### 壬\n###### 癸\n"
    assert headings(text) == [
        "1 一、甲", "2 （一）乙", "3 1. 丙", "4 （1）丁", "4 （2）戊", "3 2. 己", "2 （二）庚", "1 二、辛",
        "2 （一）壬", "4 （1）癸",
    ]  # fmt: skip


def test_headings_that_write_a_number_keep_it_and_forms_have_none() -> None:
    assert headings("## 甲\n## 第三部分 乙\n## 二、丙\n## 丁\n") == [
        "1 一、甲",
        "1 第三部分 乙",
        "1 二、丙",
        "1 二、丁",
    ]
    assert headings("## 甲\n", numbered=False) == ["1 甲"]


def test_a_title_may_have_several_lines() -> None:
    assert parse("# 甲<br>乙\n") == (Title((Run("甲\n乙"),)),)


def test_lines_of_a_paragraph_join_as_chinese_is_written() -> None:
    (paragraph,) = parse("甲乙\n丙丁\nGB/T\n9704，\n戊\n")
    assert paragraph == Paragraph((Run("甲乙丙丁GB/T 9704，戊"),))


def test_bold_underlined_and_broken_text() -> None:
    (paragraph,) = parse("甲<b>乙</b><u>丙<strong>丁</strong></u>**戊**<br/>己<i>庚</i><!-- 注 -->\n")
    assert paragraph == Paragraph(
        (
            Run("甲"),
            Run("乙", bold=True),
            Run("丙", underline=True),
            Run("丁", bold=True, underline=True),
            Run("戊", bold=True),
            Run("\n己庚"),
        )
    )


def test_lists_are_items_with_their_marks() -> None:
    text = "1. 甲\n1. 乙\n   1. 丙\n   1. 丁\n      1. 戊\n3. 己\n\n- 庚\n"
    assert parse(text) == (
        Item(1, "1. ", (Run("甲"),)),
        Item(1, "2. ", (Run("乙"),)),
        Item(2, "（1）", (Run("丙"),)),
        Item(2, "（2）", (Run("丁"),)),
        Item(3, "①", (Run("戊"),)),
        Item(1, "3. ", (Run("己"),)),
        Item(1, "", (Run("庚"),)),
    )


def test_a_second_paragraph_of_an_item_and_its_table_stay_in_order() -> None:
    kinds = [type(block) for block in parse("1. 甲\n\n   乙\n\n   | 丙 |\n   | --- |\n   | 丁 |\n")]
    assert kinds == [Item, Paragraph, Table]


def test_tables_with_alignment_caption_and_total() -> None:
    (table,) = parse(
        ": 经费预算\n\n| 项目 | 数量 | 备注 |\n| --- | ---: | :---: |\n| 书 | 2 | 甲<br>乙 |\n| 合计 | 2 |\n"
    )
    assert isinstance(table, Table)
    assert table.caption == "经费预算"
    assert table.total
    assert table.aligns == ("left", "right", "center")
    assert [[text_of_runs(cell) for cell in row] for row in (table.header, *table.rows)] == [
        ["项目", "数量", "备注"],
        ["书", "2", "甲\n乙"],
        ["合计", "2", ""],
    ]


def test_captions_are_numbered_where_there_are_several() -> None:
    one = ": {}\n\n| 甲 |\n| --- |\n| 乙 |\n\n"
    blocks = parse(one.format("第一") + "| 无题 |\n| --- |\n| 丙 |\n\n" + one.format("第二"))
    assert [block.caption for block in blocks if isinstance(block, Table)] == ["表1　第一", "", "表2　第二"]


@pytest.mark.parametrize(
    ("lines", "signature"),
    [
        ("石桥小学\n2026年9月1日", Signature(("石桥小学",), "2026年9月1日")),
        ("甲协会\n乙协会\n2026年9月1日", Signature(("甲协会", "乙协会"), "2026年9月1日")),
        ("石桥小学", Signature(("石桥小学",), "")),
        ("石桥小学\n　　年　月　日", Signature(("石桥小学",), "年　月　日")),
        ("校长：＿＿＿＿", Signature(("校长：＿＿＿＿",), "")),
    ],
)
def test_signatures(lines: str, signature: Signature) -> None:
    assert parse(f"::: sign\n{lines}\n:::\n") == (signature,)


def test_empty_containers_leave_nothing() -> None:
    assert parse("::: sign\n\n:::\n\n::: attach\n:::\n\n::: note\n<br>\n:::\n<!-- 注 -->\n") == ()


def test_other_containers() -> None:
    text = (
        "::: flush\n某局：\n:::\n\n::: right\n甲\n乙\n:::\n\n::: center\n丙\n:::\n\n::: note\n丁\n:::\n"
        "::: attach\n1. 签到表\n2. 同意书\n:::\n\n::: attach\n附件：1. 名单\n:::\n\n---\n"
        "::: annex\n附件\n:::\n"
    )
    assert parse(text) == (
        Paragraph((Run("某局："),), "flush"),
        Paragraph((Run("甲"),), "right"),
        Paragraph((Run("乙"),), "right"),
        Paragraph((Run("丙"),), "center"),
        Paragraph((Run("丁"),), "note"),
        Attachments(("签到表", "同意书")),
        Attachments(("名单",)),
        PageBreak(),
        Paragraph((Run("附件"),), "annex"),
    )


def test_charts() -> None:
    text = (
        '```chart\n{"title": "完成率", "unit": "%", "source": "档案", "rows": [["建档率", 97.2, 100], '
        '["走访率", null, null], ["甲", 1]]}\n```\n'
    )
    assert parse(text) == (
        Chart("完成率", "%", "档案", (Bar("建档率", 97.2, 100.0), Bar("走访率", None), Bar("甲", 1.0))),
    )


def test_forms_merge_cells() -> None:
    (form,) = parse(
        '前文\n<table widths="10, 20,30">\n<tr height="12mm"><th rowspan="2">甲</th><td colspan="2">乙</td>'
        '</tr>\n\n<tr><td align="right">丙&#42;<br><b>丁</b></td><td>  戊\n  己  </td></tr>\n</table>\n'
    )[1:]
    assert isinstance(form, Form)
    assert form.widths == (10.0, 20.0, 30.0)
    assert form.heights == (12.0, None)
    assert [(c.row, c.column, c.rows, c.columns, c.align, text_of_runs(c.runs)) for c in form.cells] == [
        (0, 0, 2, 1, "center", "甲"),
        (0, 1, 1, 2, "left", "乙"),
        (1, 1, 1, 1, "right", "丙*\n丁"),
        (1, 2, 1, 1, "left", "戊己"),
    ]
    assert form.cells[0].heading


def test_the_rows_of_a_thead_are_heading_rows() -> None:
    html = "<table><thead><tr><th>甲</th></tr><tr><th>乙</th></tr></thead><tr><td>丙</td></tr></table>"
    (form,) = parse(html)
    assert isinstance(form, Form)
    assert (form.heading_rows, len(form.heights)) == (2, 3)
    (late,) = parse("<table><tr><td>甲</td></tr><thead><tr><td>乙</td></tr></thead></table>")
    assert isinstance(late, Form)
    assert late.heading_rows == 0


@pytest.mark.parametrize(
    "html",
    [
        "<table>",
        "<table></table>",
        '<table><tr><td rowspan="99" colspan="99999">甲</td></tr></table>',
        '<table><tr><td rowspan="x" colspan="-1">甲</td></tr><td>乙',
        "<table><tr><td>甲<td>乙</tr></table>",
        '<table widths="0,0"><tr><td>甲</td><td>乙</td></tr></table>',
    ],
)
def test_odd_html_is_read_as_far_as_it_goes(html: str) -> None:
    for block in parse(html):
        assert isinstance(block, Form)
        assert min(block.widths) > 0
        for cell in block.cells:
            assert cell.row + cell.rows <= len(block.heights)
            assert cell.column + cell.columns <= len(block.widths)


def test_what_would_be_other_markdown_is_text() -> None:
    text = "    缩进\n\n> 引用\n\n[链](http://x) ![图](y) `码` <http://x>\n\n甲\n===\n"
    assert all(isinstance(block, Paragraph) for block in parse(text))
    assert "[链](http://x) ![图](y) `码`" in text_of_runs(parse(text)[2].runs)  # type: ignore[union-attr]
