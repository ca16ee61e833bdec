"""The units on a roll-up's page: one table of all of them, and how they rank."""

from collections.abc import Iterator, Sequence

from liushou.documents.figures.model import Column, Part, Row, Table, Value, Words
from liushou.screens.rollup.page_whole import INDICATOR_COLUMNS, indicator_row
from liushou.screens.rollup.view import Node, View, all_standings, each_node, main_indicators, repeated_of
from liushou.stats.rollup.ranking import STEADY, Standing, best_first
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import count_of

MOST_DETAILED = 1_000
"""Units whose indicators can be opened one by one; more make a page that is slow to open."""
_RULE = (
    "名次先比达标项占可比项的比例，再比平均差距（小的在前）；两样都相同的名次相同。"
    "没有应完成数的指标不参加比较，可比的不到一半的单位不排名。"
    f"算差距时，每项都先加上 {STEADY} 名恰好达到目标的儿童，免得小单位因为一名儿童大起大落。"
    "人数少的单位，名次仍有偶然，仅供参考。"
)


def units_parts(view: View) -> Iterator[Part]:
    """All units with their children and rates, those of a town beneath it; opened, their indicators."""
    detailed = sum(1 for _ in each_node(view.nodes)) <= MOST_DETAILED
    columns = (
        Column("单位"),
        Column("级别", choices=True),
        Column("在册", "number"),
        Column("人次", "number"),
        *(Column(name, "percent") for name in view.indicators),
        *((Column("达标项"), Column("名次", "number")) if view.targets else ()),
    )
    total = ("合计", None, *_figures(view, view.total), *_met_in_all(view))
    rows = tuple(_row(view, node, detailed) for node in view.nodes)
    yield Table("各单位指标完成率", columns, rows, total, _note(view))


def ranking_parts(view: View) -> Iterator[Part]:
    """The units of the first level by rank, and all units that keep archives where those are others.

    A single unit above others is not ranked; how ranks are found is said once, under the last table.
    """
    if not view.targets:
        yield Words(("各单位没有共同的目标，没有排名。",))
        return
    first = best_first(node.standing for node in view.nodes if node.standing)
    deeper = any(unit.units for unit in view.total.units)
    if len(first) > 1 or not deeper:
        yield _ranking("各单位名次", first, parents=False, note="" if deeper else _RULE)
    if deeper:
        yield _ranking("全部基层单位名次", all_standings(view), parents=True, note=_RULE)


def children_table(view: View) -> Table:
    """The children who are not in the numerator of the main indicators, by unit and id, without names."""
    leaves = [*view.total.leaves()]
    rows = (
        Row((name, leaf.unit.parent, leaf.unit.name, child))
        for name in main_indicators(view)
        for leaf in leaves
        for child in view.rollup.behind.get(leaf.unit.key, {}).get(name, ())
    )
    columns = (*(Column(head, choices=True) for head in ("指标", "上级单位", "单位")), Column("编号"))
    return Table("没有达到指标的儿童", columns, tuple(rows))


def _row(view: View, node: Node, detailed: bool) -> Row:
    unit, one = node.unit, node.standing
    standing: tuple[Value, ...] = ()
    if view.targets:
        judged = one is not None and one.judged
        standing = (f"{one.met}/{one.judged}", one.rank) if one and judged else (None, None)
    return Row(
        cells=(unit.unit.name, unit.unit.level, *_figures(view, unit), *standing),
        missed=one is not None and one.met < one.judged,
        under=tuple(_row(view, under, detailed) for under in node.under),
        detail=(_detail(view, unit),) if detailed else (),
    )


def _detail(view: View, unit: Summary) -> Table:
    found = (one for name, one in view.results(unit).items() if name in view.indicators)
    return Table("各项指标", INDICATOR_COLUMNS, tuple(map(indicator_row, found)))


def _figures(view: View, unit: Summary) -> tuple[Value, ...]:
    results = view.results(unit)
    rates = (results[name].share.rate if name in results else None for name in view.indicators)
    return count_of(unit.figures, "heads"), count_of(unit.figures, "population"), *rates


def _met_in_all(view: View) -> tuple[Value, ...]:
    """How many targets the sum reaches; it has no rank."""
    if not view.targets:
        return ()
    judged = [one.met for one in view.results(view.total).values() if one.met is not None]
    return f"{sum(judged)}/{len(judged)}", None


def _note(view: View) -> str:
    notes = ["空格表示没有应完成的，或该单位没有这项指标。"]
    repeated = repeated_of(view.total)
    if repeated:
        notes.append(f"几个单位都有档案的儿童，合计的在册人数只算一次（减去 {repeated} 人）。")
    if any(node.under for node in view.nodes):
        notes.append("各级单位的数已包括它下面的单位。")
    return "".join(notes)


def _ranking(caption: str, standings: Sequence[Standing], *, parents: bool, note: str) -> Table:
    columns = (
        Column("名次", "number"),
        *((Column("上级单位", choices=True),) if parents else ()),
        Column("单位"),
        Column("在册", "number"),
        Column("达标项", "number"),
        Column("可比项", "number"),
        Column("平均差距", "percent"),
    )
    rows = (
        Row(
            (
                one.rank,
                *((one.unit.unit.parent,) if parents else ()),
                one.unit.unit.name,
                count_of(one.unit.figures, "heads"),
                one.met,
                one.judged,
                one.shortfall,
            )
        )
        for one in standings
    )
    return Table(caption, columns, tuple(rows), note=note)
