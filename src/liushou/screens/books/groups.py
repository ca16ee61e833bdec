"""人数分类: the children of a term by grade, village, kind of absence and the rest, with charts."""

from collections.abc import Mapping

from liushou.documents.contexts.report_shape import ReportJson
from liushou.exchange.books.model import Chart, Head, Sheet, Value
from liushou.screens.figures.shared import DRAWN, LEAST_BARS
from liushou.stats.groups import BREAKDOWNS, SEVERAL

_MOST_DRAWN = 24
"""With more groups a chart cannot be read."""


def groups_sheet(figures: ReportJson, people: Mapping[str, str], line: tuple[str, str]) -> Sheet:
    """A row for each group that has somebody, breakdown after breakdown; `people` are names by id."""
    rows: list[tuple[Value, ...]] = []
    charts: list[Chart] = []
    population = figures["population"]
    for by, label in BREAKDOWNS.items():
        counts = {group: count for group, count in figures["breakdowns"].get(by, {}).items() if count}
        if by in DRAWN and LEAST_BARS <= len(counts) <= _MOST_DRAWN:
            charts.append(Chart(DRAWN[by], "名", 1, (2,), rows=len(counts), first=len(rows)))
        rows += (
            (label, people.get(group, group), count, count / population if population else None)
            for group, count in counts.items()
        )
    several = "、".join(BREAKDOWNS[by] for by in SEVERAL)
    return Sheet(
        name="人数分类",
        title="留守儿童人数分类",
        heads=(
            Head("分类", width=16, look="centred"),
            Head("组别", width=26, look="centred"),
            Head("人数（名）", width=14, look="number"),
            Head("占比", width=14, look="percent"),
        ),
        rows=tuple(rows),
        line=line,
        notes=(f"占比以统计范围内的{population}名留守儿童为全体。{several}：一人可属几类，相加可超过全体。",),
        charts=tuple(charts),
        landscape=False,
    )
