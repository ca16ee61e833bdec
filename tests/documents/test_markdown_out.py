"""Blocks as Markdown for a reader."""

from hypothesis import given
from hypothesis import strategies as st

from liushou.documents.blocks import (
    Attachments,
    Bar,
    Chart,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    Title,
    text_of_runs,
)
from liushou.documents.language.escape import clean
from liushou.documents.markdown_out import write_markdown
from liushou.documents.parse import parse


def runs(text: str) -> Runs:
    return (Run(text),)


def test_a_document_reads_as_plain_text() -> None:
    blocks = (
        Title(runs("石桥小学\n游园会方案")),
        Heading(1, "一、", runs("安排")),
        Paragraph((Run("共"), Run("3", bold=True), Run("人"))),
        Item(1, "1. ", runs("甲")),
        Item(2, "（1）", runs("乙")),
        Item(1, "", runs("丙")),
        Table(
            (runs("项目"), runs("金额"), runs("备注")),
            ((runs("书包"), runs("720"), runs("“甲”")), (runs("合计"), runs("9"), ())),
            ("left", "right", "center"),
            "表1　预算",
            total=True,
        ),
        Attachments(("签到表", "同意书")),
        PageBreak(),
        Signature(("石桥小学",), "2026年9月1日"),
    )
    assert write_markdown(blocks) == (
        "# 石桥小学游园会方案\n\n"
        "## 一、安排\n\n"
        "共<b>3</b>人\n\n"
        "1. 甲\n"
        "   （1）乙\n"
        "- 丙\n\n"
        "**表1　预算**\n\n"
        "| 项目 | 金额 | 备注 |\n"
        "| ---- | ---: | :--: |\n"
        "| 书包 |  720 | “甲” |\n"
        "| 合计 |    9 |      |\n\n"
        "附件：\n\n1. 签到表\n2. 同意书\n\n"
        "---\n\n"
        "石桥小学\\\n2026年9月1日\n"
    )


def test_charts_are_bars_of_characters() -> None:
    chart = Chart(
        "完成率", "%", "来源：档案", (Bar("建档率", 100.0, 95.0), Bar("走访率", 50.0), Bar("甲|乙", None))
    )
    assert write_markdown((chart,)) == (
        "**完成率（%）**\n\n"
        "| 项目   | 数值 | 目标 |                      |\n"
        "| ------ | ---: | ---: | -------------------- |\n"
        "| 建档率 |  100 |   95 | ████████████████████ |\n"
        "| 走访率 |   50 |      | ██████████           |\n"
        "| 甲\\|乙 |      |      |                      |\n\n"
        "来源：档案\n"
    )


def test_nothing_gives_nothing() -> None:
    assert write_markdown(()) == ""


MARKED = st.text(st.sampled_from("甲乙a1 .)#*_|<>&;\\`~[]:-+=\n"), min_size=1, max_size=30)


@given(MARKED | st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_paragraph_reads_back_as_its_text(text: str) -> None:
    lines = [line.strip() for line in clean(text).split("\n")]
    text = "\n".join(line for line in lines if line)
    if not text:
        return
    (paragraph,) = parse(write_markdown((Paragraph(runs(text)),)))
    assert isinstance(paragraph, Paragraph)
    assert text_of_runs(paragraph.runs) == text


@given(MARKED)
def test_a_cell_reads_back_as_its_text(text: str) -> None:
    text = clean(text).strip()
    (table,) = parse(write_markdown((Table((runs("题"),), ((runs(text),),), ("left",)),)))
    assert isinstance(table, Table)
    assert text_of_runs(table.rows[0][0]) == text


def test_one_heading_row_of_a_form_is_the_heading_of_its_table() -> None:
    (form,) = parse("<table><thead><tr><th>甲</th></tr></thead><tr><td>乙</td></tr></table>")
    assert write_markdown((form,)) == "| 甲  |\n| --- |\n| 乙  |\n"
    (plain,) = parse("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>")
    assert write_markdown((plain,)) == "|     |\n| --- |\n| 甲  |\n| 乙  |\n"
