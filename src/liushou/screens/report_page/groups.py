"""人数分类: how many children there are of each grade, village, kind and so on, with charts."""

from collections.abc import Iterator

from liushou.documents.blocks import Bar, Chart
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.figures.model import Column, Row, Section, Table
from liushou.screens.figures.shared import DRAWN, LEAST_BARS, MOST_BARS
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.report import TermReport


def groups(figures: ReportJson, report: TermReport) -> Section:
    """A row for each group that has somebody, breakdown after breakdown, and charts of the main ones."""
    population = figures["population"]
    rows = tuple(
        Row((label, report.people.get(group, group), count, count / population if population else None))
        for by, label in BREAKDOWNS.items()
        for group, count in figures["breakdowns"].get(by, {}).items()
        if count
    )
    several = "、".join(BREAKDOWNS[by] for by in SEVERAL if by in figures["breakdowns"])
    note = f"占比以统计范围内的{population}名留守儿童为全体。"
    note += f"{several}：一人可属几类，相加可超过全体。" if several else ""
    columns = (
        Column("分类", choices=True), Column("组别"), Column("人数", "number"), Column("占比", "percent"),
    )  # fmt: skip
    return Section("人数分类", (Table("各类留守儿童人数", columns, rows, note=note), *_charts(figures)))


def _charts(figures: ReportJson) -> Iterator[Chart]:
    for by, title in DRAWN.items():
        counts = figures["breakdowns"].get(by, {})
        bars = tuple(Bar(group, float(count)) for group, count in counts.items() if count)
        if LEAST_BARS <= len(bars) <= MOST_BARS:
            yield Chart(title, "名", "", bars)
