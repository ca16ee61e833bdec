"""Residents counted, as tables and a page."""

from collections.abc import Sequence

from liushou.documents.figures.model import Column, Page, Row, Section, Table, Value
from liushou.records.vocabulary import EVERY_LABELS
from liushou.screens.figures.about import About
from liushou.screens.figures.charts import heads_chart
from liushou.screens.figures.pages import page
from liushou.screens.figures.tables import TOTAL, shares_table
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.residents import KINDS, ResidentLabel, ResidentReport

RESIDENT = (Column("编号"), Column("姓名"), Column("类别", choices=True), Column("村", choices=True))
"""The columns of a resident in a list of names."""


def residents_page(about: About, report: ResidentReport, names: Table | None) -> Page:
    """All that is counted of residents."""
    villages = {village: sum(kinds.values()) for village, kinds in report.by_village.items()}
    chart = heads_chart("各村留守妇女、留守老人人数", villages, about.source)
    sections = [Section("人数", (_villages(report), *chart))]
    if report.needs:
        sections.append(Section("需求", (_needs(report),)))
    sections.append(Section("指标", (shares_table("指标完成情况", report.indicators),)))
    if report.duties:
        sections.append(Section("职责", (_duties(report),)))
    return page(about, "留守妇女、留守老人统计", sections, names)


def resident_figures_page(about: About, chosen: Sequence[Indicator], names: Table | None) -> Page:
    """The figures asked for by name."""
    sections = [Section("指标", (shares_table("指标完成情况", chosen),))]
    return page(about, "留守妇女、留守老人指标", sections, names)


def resident_groups_page(about: About, table: Table) -> Page:
    """Residents by groups."""
    return page(
        about,
        f"留守妇女、留守老人人数，{table.caption.removesuffix('的人数')}",
        [Section("人数", (table,))],
        None,
    )


def waiting_table(waiting: Sequence[tuple[str, str, ResidentLabel]]) -> Table:
    """Who stands behind each figure: the figure, the id, who it is."""
    rows = tuple(Row((title, id_, one.name, one.kind, one.village)) for title, id_, one in waiting)
    return Table("没有达到指标的妇女、老人", (Column("未达到的指标", choices=True), *RESIDENT), rows)


def _villages(report: ResidentReport) -> Table:
    rows = tuple(
        Row((village, *(kinds[kind] for kind in KINDS), sum(kinds.values())))
        for village, kinds in report.by_village.items()
    )
    columns = (Column("村"), *(Column(kind, "number") for kind in KINDS), Column(TOTAL, "number"))
    total: tuple[Value, ...] = (TOTAL, *(report.by_kind[kind] for kind in KINDS), report.population)
    return Table("各村人数", columns, rows, total)


def _needs(report: ResidentReport) -> Table:
    rows = tuple(Row((need, count)) for need, count in report.needs.items())
    return Table("需求", (Column("需求"), Column("人数", "number")), rows, note="一人可有几项。")


def _duties(report: ResidentReport) -> Table:
    rows = tuple(
        Row((one.name, EVERY_LABELS[one.every], one.done, one.due, one.rate, len(one.overdue)))
        for one in report.duties
    )
    columns = (
        Column("职责"), Column("频次"), Column("完成", "number"), Column("应做", "number"),
        Column("履职率", "percent"), Column("逾期人数", "number"),
    )  # fmt: skip
    return Table("职责履行情况", columns, rows)
