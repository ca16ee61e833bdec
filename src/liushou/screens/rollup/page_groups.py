"""The children of a roll-up by groups: one table a breakdown, and the tables asked for."""

from collections.abc import Iterator, Mapping

from liushou.documents.blocks import Bar, Chart
from liushou.documents.figures.model import Column, Part, Row, Table
from liushou.screens.figures.shared import LEAST_BARS, MOST_BARS
from liushou.screens.rollup.page_whole import source
from liushou.screens.rollup.view import Node, View
from liushou.stats.groups import BREAKDOWNS, SEVERAL
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import count_of, cross_of, groups_of, numbers_of, shared_groups

_DRAWN = ("grade", "left_behind", "category", "relation")
_SEVERAL_NOTE = "一名儿童可属几类，各类相加可能超过总人数。"


def group_parts(view: View) -> Iterator[Part]:
    """What was asked for first, then all breakdowns of the sum, and charts of those that draw well."""
    if view.per:
        yield groups_table(view)
    figures = view.total.figures
    found = {by: groups_of(figures, by) for by in shared_groups(figures)}
    yield _breakdowns(found, count_of(figures, "population"))
    for by in _DRAWN:
        groups = found.get(by, {})
        if LEAST_BARS <= len(groups) <= MOST_BARS:
            bars = tuple(Bar(group, float(count)) for group, count in groups.items())
            yield Chart(f"各{BREAKDOWNS[by]}人次", "名", source(view), bars)


def groups_table(view: View) -> Table:
    """The population by `view.per`: of one grouping a row a unit, of two their cross table of the sum."""
    return _by_unit(view, view.per[0]) if len(view.per) == 1 else _cross(view, *view.per)


def _breakdowns(found: Mapping[str, Mapping[str, int]], population: int) -> Table:
    columns = (
        Column("分类", choices=True),
        Column("组"),
        Column("人次", "number"),
        Column("占比", "percent"),
    )
    rows = (
        Row((BREAKDOWNS[by], group, count, count / population if population else None))
        for by, groups in found.items()
        for group, count in groups.items()
    )
    several = "、".join(BREAKDOWNS[by] for by in found if by in SEVERAL)
    note = f"每一种分类都是全部 {population} 人次；{several}一人可属几类，各类相加可能超过总数。"
    return Table("各种分类的人次", columns, tuple(rows), note=note)


def _by_unit(view: View, by: str) -> Table:
    groups = groups_of(view.total.figures, by)
    columns = (Column("单位"), *(Column(group, "number") for group in groups), Column("合计", "number"))

    def cells(unit: Summary) -> tuple[int, ...]:
        found = numbers_of(view.figures(unit), "groups", by)
        return (*(found.get(group, 0) for group in groups), count_of(unit.figures, "population"))

    def row(node: Node) -> Row:
        return Row((node.unit.unit.name, *cells(node.unit)), under=tuple(map(row, node.under)))

    return Table(
        f"各单位按{BREAKDOWNS[by]}（人次）",
        columns,
        tuple(map(row, view.nodes)),
        ("合计", *cells(view.total)),
        _SEVERAL_NOTE if by in SEVERAL else "",
    )


def _cross(view: View, down: str, across: str) -> Table:
    crossed = cross_of(view.total.figures, down, across)
    columns = (
        Column(BREAKDOWNS[down]),
        *(Column(group, "number") for group in crossed.columns),
        Column("合计", "number"),
    )
    rows = (
        Row((group, *(crossed.cells[group][column] for column in crossed.columns), total))
        for group, total in crossed.rows.items()
    )
    return Table(
        f"{BREAKDOWNS[down]}与{BREAKDOWNS[across]}（人次）",
        columns,
        tuple(rows),
        ("合计", *crossed.columns.values(), crossed.total),
        _SEVERAL_NOTE if SEVERAL & {down, across} else "",
    )
