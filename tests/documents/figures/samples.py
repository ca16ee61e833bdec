"""A page of figures with everything a page can have."""

from liushou.documents.blocks import Bar, Chart, Line
from liushou.documents.figures.lines import line_charts
from liushou.documents.figures.model import Column, Page, Row, Section, Table, Value, Words

SOURCE = "数据来源：各单位汇总文件，截至2026年11月20日"
CHILDREN = Table(
    "未达到的儿童",
    (Column("姓名"), Column("班级"), Column("最近走访", "day")),
    (Row(("甲一", "三年级1班", "2026-10-09")), Row(("=cmd|' /C calc'!A0", "五年级2班", None))),
)


def school(
    name: str, children: int, visited: int, share: float | None, *, missed: bool, names: bool = False
) -> Row:
    """A row of UNITS."""
    detail = (CHILDREN,) if names else ()
    return Row((name, children, visited, share, "2026-11-18"), missed=missed, detail=detail)


UNITS = Table(
    "各单位走访率",
    (
        Column("单位", choices=True),
        Column("留守儿童", "number"),
        Column("已走访", "number"),
        Column("走访率", "percent"),
        Column("上报日期", "day"),
    ),
    (
        Row(
            ("东山镇", 240, 216, 0.9, "2026-11-18"),
            missed=True,
            under=(
                school("东山镇中心小学", 160, 150, 0.9375, missed=True, names=True),
                school("东山镇初级中学", 80, 66, 0.825, missed=True),
            ),
        ),
        Row(
            ("西河镇", 120, 120, 1.0, "2026-11-19"),
            under=(school("西河镇中心小学", 120, 120, 1.0, missed=False),),
        ),
        Row(("南坪乡（未报）", None, None, None, None)),
    ),
    total=("合计", 360, 336, 336 / 360, None),
    note="走访率为走访、家访、慰问至少一次的儿童所占的比例。",
)
_INDICATORS = (
    "建档率", "信息核查率", "入学率", "巩固率", "免疫接种率", "家教知识普及率", "监护落实率",
    "委托照护签订率", "结对帮扶率", "伙伴结对率", "走访率", "亲情联系率", "活动参与率", "问题办结率",
)  # fmt: skip


def wide_rows() -> tuple[Row, ...]:
    """Rates of two towns under every indicator."""
    rates: list[list[Value]] = [[0.8 + 0.01 * number * step for number in range(14)] for step in (1, 1.5)]
    return tuple(
        Row((number, name, *each))
        for number, (name, each) in enumerate(zip(("东山镇", "西河镇"), rates, strict=True), start=1)
    )


WIDE = Table(
    "各镇各项指标",
    (Column("序号", "number"), Column("单位"), *(Column(name, "percent") for name in _INDICATORS)),
    wide_rows(),
)
BARS = Chart(
    "各镇走访率",
    "%",
    SOURCE,
    (Bar("东山镇", 90.0, 95.0), Bar("西河镇", 100.0, 95.0), Bar("南坪乡", None, 95.0)),
)
TERMS = ("2024年秋", "2025年春", "2025年秋", "2026年春", "2026年秋")
TREND = line_charts(
    "走访率逐学期变化",
    TERMS,
    (
        Line("东山镇", (70.0, 78.5, 82.0, 88.0, 90.0)),
        Line("西河镇", (88.0, None, 93.0, 97.0, 100.0)),
        Line("南坪乡", (60.0, 55.0, None, 71.0, None)),
    ),
    unit="%",
    source=SOURCE,
    target=95.0,
)
PAGE = Page(
    "青山县农村留守儿童关爱工作汇总",
    ("2026—2027学年第一学期", "截至2026年11月20日"),
    (
        Section(
            "总体情况",
            (
                Words(("全县2个镇3个单位已上报，统计留守儿童360名。", "南坪乡尚未上报。")),
                UNITS,
                BARS,
            ),
        ),
        Section("各项指标", (WIDE,)),
        Section("变化", TREND),
    ),
    ("由3份汇总文件相加得出；各文件的校验码均已核对。",),
)
