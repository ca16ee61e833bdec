"""A roll-up as rows of a spreadsheet: a row a unit, three columns an indicator, the sum last."""

from liushou.screens.rollup.view import Node, View, each_node
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import count_of

_ABOUT = ("层", "上级单位", "单位", "级别", "学期", "截至", "版本", "在册人数", "学期人次")
_STANDING = ("达标项", "可比项", "平均差距", "名次")
Rows = tuple[list[str], list[list[object]]]


def unit_rows(view: View) -> Rows:
    """Heads and rows; 层 counts from 1, the sum has 0.

    The rows of one 层 add up to the sum where all units lie equally deep; 在册人数 are fewer by the children
    who stand in several units, and an indicator that units define differently is empty in the sum.
    """
    heads = [*_ABOUT, *_STANDING]
    for name in view.indicators:
        heads += [f"{name}·完成", f"{name}·应完成", name]
    rows = [[level, *_row(view, node.unit, _standing(node))] for level, node in each_node(view.nodes)]
    total = [0, *_row(view, view.total, [None] * len(_STANDING))]
    total[2] = "合计"
    return heads, [*rows, total]


def _row(view: View, unit: Summary, standing: list[object]) -> list[object]:
    results = view.results(unit)
    counted: list[object] = []
    for name in view.indicators:
        one = results.get(name)
        share = one.share if one else None
        counted += [share.numerator, share.denominator, share.rate] if share else [None] * 3
    about = unit.unit
    return [
        about.parent,
        about.name,
        about.level,
        unit.term,
        unit.on.isoformat(),
        unit.archives.commit if unit.archives else None,
        count_of(unit.figures, "heads"),
        count_of(unit.figures, "population"),
        *standing,
        *counted,
    ]


def _standing(node: Node) -> list[object]:
    one = node.standing
    return [None] * len(_STANDING) if one is None else [one.met, one.judged, one.shortfall, one.rank]
