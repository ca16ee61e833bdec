"""A roll-up as a page of figures, fit to sign: the whole, the units, their ranks, groups, what was done."""

from collections.abc import Iterator

from liushou.documents.figures.model import Column, Page, Part, Row, Section, Table, Words
from liushou.documents.language.chinese import full_date
from liushou.screens.rollup.page_care import care_parts
from liushou.screens.rollup.page_groups import group_parts
from liushou.screens.rollup.page_survey import survey_parts
from liushou.screens.rollup.page_units import children_table, ranking_parts, units_parts
from liushou.screens.rollup.page_whole import whole_parts
from liushou.screens.rollup.table import shared_text
from liushou.screens.rollup.view import REMARK_TITLES, View, counted_lines, title_of

_SHARED_NOTE = "同一身份证号在几个单位都在册的儿童，在册人数只算一次；请这些单位商定由谁建档，另一方转出。"
INTERNAL = "内部资料，含儿童编号，请勿外传。"
_HEADS = (
    "“在册”是截至日在册并属于留守的儿童，同一名儿童在几个单位都有档案的只算一次（汇总文件里没有身份证号，"
    "各单位之间不能去重）；“人次”是学期统计范围内的儿童，中途转学的在两个单位各算一次。"
)
_SUMS = "指标都是完成数除以应完成数，合计由各单位的完成数、应完成数分别相加，不是比率的平均。"
_SIGNED = "填表人：　　　　　　复核人：　　　　　　单位负责人：　　　　　　（公章）"


def rollup_page(view: View) -> Page:
    """The page in all detail that the view asks for."""
    total = view.total
    period = f"学期{full_date(total.begins)}至{full_date(total.ends)}，统计截至{full_date(total.on)}"
    lines = (part for line in counted_lines(view.rollup) for part in line.split("；"))
    head = [f"填报单位：{total.unit.name}", period, *lines]
    head += [INTERNAL] if view.rollup.behind else []
    sections = (
        Section("总体", tuple(whole_parts(view))),
        Section("各单位", tuple(units_parts(view))),
        Section("排名", tuple(ranking_parts(view))),
        Section("人数分类", tuple(group_parts(view))),
        Section("职责、承诺、问题和活动", tuple(care_parts(view))),
        Section("农村留守儿童摸排统计表", tuple(survey_parts(view))),
        Section("没有达到指标的儿童", (children_table(view),) if view.rollup.behind else ()),
        Section("需要核实", tuple(_to_verify(view))),
    )
    return Page(
        title=f"{total.unit.name}{title_of(total)}",
        head=tuple(head),
        sections=tuple(section for section in sections if section.parts),
        foot=(_HEADS, _SUMS, _SIGNED),
    )


def _to_verify(view: View) -> Iterator[Part]:
    rows = [
        Row((REMARK_TITLES[kind], one.unit, one.text, "已计入" if one.counted else "没有计入"))
        for kind, found in view.remarks().items()
        for one in found
    ]
    if not rows and not view.rollup.shared:
        yield Words(("没有：应报的单位都报了，口径一致。",))
    if rows:
        columns = (Column("事项", choices=True), Column("单位"), Column("说明"), Column("合计", choices=True))
        yield Table("缺报、迟报和需要核实的", columns, tuple(rows))
    if view.rollup.shared:
        heads = (Column("序号", "number"), Column("单位和编号"))
        shared = (Row((number, shared_text(one))) for number, one in enumerate(view.rollup.shared, start=1))
        yield Table("在几个单位都有档案的儿童", heads, tuple(shared), note=_SHARED_NOTE)
