"""Pages of figures to look at in a browser: a small one, a hostile one, a very large one."""

from liushou.documents.blocks import Bar, Chart, Line, Lines
from liushou.documents.figures.model import Column, Page, Row, Section, Table, Words

CHILDREN = Table(
    "走访率：还没有做到的儿童（2人）",
    (Column("编号"), Column("姓名"), Column("班级")),
    (Row(("c-1", "田小禾", "五年级10班")), Row(("c-2", "林小满", "五年级2班"))),
)
UNITS = Table(
    "各校走访率",
    (
        Column("单位"), Column("类型", choices=True), Column("年级"), Column("儿童", "number"),
        Column("走访率", "percent"), Column("上报日期", "day"),
    ),
    (
        Row(("石桥镇", "镇", None, 90, 0.9346, None), missed=True, under=(
            Row(("青塘小学", "村小", "三年级", 30, 0.9344, "2026-11-19"), missed=True, detail=(CHILDREN,)),
            Row(("石桥小学", "完小", "一年级", 60, 1.0, "2026-11-18")),
        )),
        Row(("东山镇", "镇", None, 120, 0.5, None), missed=True, under=(
            Row(("东山小学", "完小", "六年级", 120, 0.5, "2026-11-20"), detail=(
                Words(("没有报来名单。",)),
                Chart("各班", "名", "数据来源：档案", (Bar("一班", 2.0), Bar("二班", None))),
            )),
        )),
        Row(("白沙镇", "镇", "二年级", None, None, None)),
    ),
    total=("合计", None, None, 210, 0.6857, None),
    note="走访率：本学期至少走访一次的儿童。",
)  # fmt: skip
SMALL = Page(
    "石桥县\n留守儿童关爱工作汇总",
    ("2026—2027学年第一学期", "内部资料，含儿童姓名，请勿外传。"),
    (
        Section("各校情况", (UNITS, Chart("走访率", "%", "数据来源：各校", (Bar("石桥镇", 93.5, 95.0),)))),
        Section(
            "历年",
            (
                Lines("走访率", "%", "", ("2025年秋", "2026年春"), (Line("石桥镇", (80.0, 93.5)),), 95.0),
                Words(("统计截至2026年11月20日。",)),
            ),
        ),
    ),
    ("档案版本：0123456789",),
)

NASTY = (
    '</script><img src=x onerror="pwned=1">', "<!--<script>", "]]>&amp;</style>", '"\'><svg onload=pwned=1>',
    "甲\u202e乙\u200b\u2028丙", "=cmd|' /C calc'!A0", "+1", "-1+1", "@x", "${pwned=1}", "javascript:pwned=1",
)  # fmt: skip
"""What somebody may have written where a name belongs."""


def hostile(*, rows: int = 1) -> Page:
    """Such text in every place a page has; in a large table too, with many `rows`."""
    columns = tuple(Column(text, "percent" if place == 1 else "text", choices=True)
                    for place, text in enumerate(NASTY))  # fmt: skip
    inner = Table(NASTY[0], columns, (Row(NASTY, missed=True),), NASTY, NASTY[0])
    chart = Chart(NASTY[0], NASTY[1], NASTY[2], tuple(Bar(text, 1.0, 2.0) for text in NASTY))
    lines = Lines(NASTY[0], NASTY[1], NASTY[2], NASTY[:2], (Line(NASTY[3], (1.0, 2.0)),), 2.0)
    row = Row(NASTY, missed=True, under=(Row(NASTY),), detail=(inner, chart, lines, Words(NASTY)))
    table = Table(NASTY[0], columns, (row,) * rows, NASTY, NASTY[0])
    sections = tuple(Section(text, (table, chart, lines, Words(NASTY))) for text in NASTY[:2])
    return Page("\n".join(NASTY), NASTY, sections, NASTY)


def large(rows: int = 20_000) -> Page:
    """A county's schools, row beside row, 20 figures each."""
    columns = (
        Column("单位"),
        Column("类型", choices=True),
        *(Column(f"第{n}项", "number") for n in range(18)),
    )
    units = tuple(
        Row(
            (
                f"第{number}小学",
                ("完小", "教学点")[number % 2],
                *(number * 7919 % 1000 + n for n in range(18)),
            )
        )
        for number in range(1, rows + 1)
    )
    table = Table("各校情况", columns, units, total=("合计", None, *(rows,) * 18))
    return Page("全市汇总", ("各校",), (Section("各校情况", (table,)),))
