"""A roll-up on a terminal: the whole against its targets, the units side by side, what needs a look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table as Screen
from rich.text import Text

from liushou.documents.figures.model import Row, Table
from liushou.printable import printable
from liushou.screens.figures.text import table_screen
from liushou.screens.report_parts import add_indicator, indicators_table, percent, section
from liushou.screens.rollup.view import (
    REMARK_TITLES,
    Node,
    View,
    each_node,
    head_lines,
    main_indicators,
    title_of,
)
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.rollup.model import SharedChild
from liushou.stats.rollup.ranking import best_first
from liushou.stats.summary.view import count_of
from liushou.textwidth import width, wrap

MOST = 30
"""Units that a screen shows unasked; of more it shows those that stand worst."""
_MOST_TOLD = 10
_HEAD = 8
_GAP = 2
_NAME_LEAST, _NAME_MOST = 12, 28
_NUMBER = 6
ALL_IN = "全部在 -o 汇总.xlsx 里"


def rollup_screen(view: View, console: Console) -> Group:
    """Everything a screen has room for."""
    parts: list[RenderableType] = [heading(view), section("指标（合计）", _indicators(view, console))]
    parts.append(section("各单位", _units(view, console)))
    told = [part for line in _below_units(view) for part in wrap(line, console.width)]
    parts.append(Text("\n".join((*told, *foot_lines(view, console.width)))))
    return Group(*parts)


def table_screen_of(view: View, table: Table, console: Console) -> Group:
    """One table of figures in place of indicators and units, between the heading and what needs a look."""
    foot = Text("\n".join(foot_lines(view, console.width)))
    across = BREAKDOWNS[view.per[1]] if len(view.per) == 2 else ""
    body = table_screen(flattened(table), console, cross=bool(view.per), across=across)
    return Group(heading(view), Text(""), body, foot)


def flattened(table: Table) -> Table:
    """The table with the rows beneath its rows after them, their names a little to the right."""
    return replace(table, rows=tuple(_flat(table.rows, 0)))


def _flat(rows: Iterable[Row], depth: int) -> Iterator[Row]:
    for row in rows:
        yield Row((f"{'　' * depth}{row.cells[0] or ''}", *row.cells[1:]))
        yield from _flat(row.under, depth + 1)


def heading(view: View) -> Text:
    """Who adds up, which term, as of when, how many units and children."""
    return Text("\n".join((printable(view.total.unit.name), title_of(view.total), *head_lines(view.rollup))))


def foot_lines(view: View, room: int) -> list[str]:
    """What needs a look, under a title and an empty line; nothing where nothing does."""
    told = remark_lines(view, room)
    return ["", "需要核实", *told] if told else []


def remark_lines(view: View, room: int) -> list[str]:
    """What has to be looked at, by kind, each in a line of its own; of many of a kind the first.

    Below those of children who stand in several units these are named by unit and id.
    """
    lines = []
    for kind, found in view.remarks().items():
        texts = [f"{one.unit}：{one.text}" for one in found]
        if kind == "shared":
            texts += map(shared_text, view.rollup.shared)
        lines.append(REMARK_TITLES[kind])
        lines += [line for text in texts[:_MOST_TOLD] for line in _bullet(printable(text), room)]
        if len(texts) > _MOST_TOLD:
            lines.append(f"  · 还有 {len(texts) - _MOST_TOLD} 处：{ALL_IN}。")
    return lines


def shared_text(child: SharedChild) -> str:
    """One child's archives: 石桥小学 c-1、柳树小学 c-7."""
    return "、".join(f"{unit} {id_}" for unit, id_ in child.places)


def broken(name: str) -> str:
    """The name of an indicator in lines that make a narrow column: 结对 over 帮扶率."""
    if width(name) <= _HEAD:
        return name
    if name.endswith("率") and width(name[:-3]) <= _HEAD:
        return f"{name[:-3]}\n{name[-3:]}"
    return "\n".join(wrap(printable(name), _HEAD))


def _indicators(view: View, console: Console) -> Screen:
    table = indicators_table()
    results = view.results(view.total)
    for name in view.indicators:
        one = results.get(name)
        if one is None:
            table.add_row(Text(printable(name)), *[""] * 5, "口径不一致，不合计")
        else:
            add_indicator(table, name, one.share, one.target, one.met, console)
    return table


def _units(view: View, console: Console) -> Screen:
    shown = _shown(view)
    names = [f"{'  ' * (level - 1)}{printable(node.unit.unit.name)}" for level, node in shown]
    left = min(max(_NAME_LEAST, *map(width, names)), _NAME_MOST) if names else _NAME_LEAST
    chosen = _that_fit(view, console.width - left - 2 * (_NUMBER + _GAP) - _GAP - 4)
    table = Screen(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    table.add_column("单位", overflow="fold", max_width=left)
    ranked = bool(view.targets)
    for head in ("在册", *map(broken, chosen), *(("达标", "名次") if ranked else ())):
        table.add_column(Text(head), justify="right", overflow="fold")
    for name, (_, node) in zip(names, shown, strict=True):
        results = view.results(node.unit)
        rates = [percent(results[one].share.rate) if one in results else "" for one in chosen]
        table.add_row(
            Text(name),
            str(count_of(node.unit.figures, "heads")),
            *(rate or "—" for rate in rates),
            *(_standing(node) if ranked else ()),
        )
    return table


def _standing(node: Node) -> tuple[str, str]:
    one = node.standing
    if one is None or not one.judged:
        return "—", "—"
    return f"{one.met}/{one.judged}", "—" if one.rank is None else str(one.rank)


def _shown(view: View) -> list[tuple[int, Node]]:
    """The units in their order; of too many the worst, worst first, and units under units left out.

    Where it was asked how deep to look, all are shown.
    """
    found = [*each_node(view.nodes)]
    if view.every or len(found) <= MOST:
        return found
    return [(1, node) for node in (_worst_first(view) or view.nodes)[:MOST]]


def _worst_first(view: View) -> Sequence[Node]:
    """The units of the first level that have a rank."""
    by_standing = {id(node.standing): node for node in view.nodes if node.standing and node.standing.rank}
    standings = best_first(node.standing for node in by_standing.values() if node.standing)
    return [by_standing[id(one)] for one in reversed(standings)]


def _that_fit(view: View, room: int) -> Sequence[str]:
    chosen: list[str] = []
    for name in main_indicators(view):
        room -= max(_NUMBER, *map(width, broken(name).split("\n"))) + _GAP
        if room < 0:
            break
        chosen.append(name)
    return chosen


def _below_units(view: View) -> Iterator[str]:
    total = sum(1 for _ in each_node(view.nodes))
    shown, by_rank = len(_shown(view)), len(_worst_first(view))
    if shown < total:
        kind = "前" if not by_rank else "名次最后的" if shown < by_rank else "有名次的"
        yield f"共 {total} 个单位，这里是{kind} {shown} 个：{ALL_IN}。"
    if not view.targets:
        yield "各单位没有共同的目标，不排名。"
    elif total:
        yield "名次先比达标项的比例，再比平均差距；人数少的单位，一名儿童就能左右比率。"
    if view.depth == 1 and any(unit.units for unit in view.total.units):
        yield "加 --depth 2 看下一级单位。"


def _bullet(text: str, room: int) -> list[str]:
    first, *rest = wrap(text, room - 4)
    return [f"  · {first}", *(f"    {line}" for line in rest)]
