"""Blocks of every kind."""

from liushou.documents.blocks import (
    Attachments,
    Bar,
    Block,
    Cell,
    Chart,
    Form,
    Heading,
    Item,
    Line,
    Lines,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    Title,
)


def runs(text: str) -> Runs:
    """A text as runs; empty for none."""
    return (Run(text),) if text else ()


def table(rows: int = 3, caption: str = "", *, total: bool = False, text: str = "内容") -> Table:
    """A table of an item, a description and a sum in each row."""
    lines = [(runs(f"第{number}项"), runs(text), runs(str(number * 10))) for number in range(1, rows + 1)]
    if total:
        lines[-1] = (runs("合计"), runs(""), runs("100"))
    header = (runs("项目"), runs("说明"), runs("金额（元）"))
    return Table(header, tuple(lines), ("left", "left", "right"), caption, total)


FORM = Form(
    (
        Cell(0, 0, runs("儿童"), rows=2, heading=True, align="center"),
        Cell(0, 1, runs("姓名"), heading=True, align="center"),
        Cell(0, 2, runs("甲")),
        Cell(1, 1, runs("住址"), columns=2),
    ),
    (1.0, 2.0, 3.0),
    (12.0, None),
)
CHART = Chart(
    "完成率<与>目标",
    "%",
    "数据来源：档案",
    (Bar("建档率", 97.2, 100.0), Bar("走访率", None, 100.0), Bar("甲&乙", 100.0, None)),
)
LINES = Lines(
    "走访率<与>目标",
    "%",
    "数据来源：档案",
    ("2025年秋", "2026年春", "2026年秋"),
    (Line("东山镇", (80.0, None, 95.5)), Line("甲&乙", (None, 60.0, 70.0))),
    90.0,
)


def everything(text: str = "正文“引号”2026") -> tuple[Block, ...]:
    """One of every block, with a text in each place for text."""
    return (
        Paragraph(runs(text), "center"),
        Title(runs(text)),
        Paragraph(runs(text), "flush"),
        *(
            Heading(level, mark, runs(text))
            for level, mark in enumerate(("一、", "（一）", "1. ", "（1）"), 1)
        ),
        Paragraph((Run(text), Run(text, bold=True), Run(text, underline=True))),
        Paragraph(runs(text), "right"),
        Item(1, "1. ", runs(text)),
        Item(1, "", runs(text)),
        table(caption=text, total=True, text=text),
        Paragraph(runs(text), "note"),
        FORM,
        CHART,
        Chart(text, text, "", (Bar(text, 1.0),)),
        LINES,
        Lines(text, text, text, (text,), (Line(text, (1.0,)),), 2.0),
        Attachments((text, text)),
        Signature((text,), "2026年9月1日"),
        PageBreak(),
        Paragraph(runs(text), "annex"),
        table(12),
    )
