"""The official survey table of a roll-up: 32 columns in four parts, a row a unit."""

from collections.abc import Iterator

from liushou.documents.contexts.statistics import PARTS
from liushou.documents.figures.model import Column, Part, Row, Table, Words
from liushou.screens.rollup.view import Node, View, each_node, repeated_of
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import count_of, rows_of
from liushou.stats.survey_columns import COLUMNS, unbalanced

_OFFICIAL = "official"
_SHORT = {
    2: "双方外出", 3: "其中男", 4: "其中女", 5: "父外出母无监护能力", 6: "其中男", 7: "其中女",
    8: "母外出父无监护能力", 9: "其中男", 10: "其中女",
    30: "评估较好", 31: "评估一般", 32: "评估差",
}  # fmt: skip
"""Headings of columns whose label says little without its group."""
_BALANCED = "平衡关系已核对，各栏相符。"


def survey_parts(view: View) -> Iterator[Part]:
    """The table by the national definition in four, whether it balances, and how many it left out."""
    total = _counts(view.total)
    if not any(total) and not count_of(view.total.figures, "survey_left_out", _OFFICIAL):
        return
    counted = {id(node.unit): _counts(node.unit) for _, node in each_node(view.nodes)}

    def row(node: Node) -> Row:
        counts = counted[id(node.unit)]
        cells = (node.unit.unit.name, *(counts[place] for place in shown))
        return Row(cells, under=tuple(map(row, node.under)))

    for title, first, last in PARTS:
        shown = (0, *range(first - 1, last))
        columns = (Column("单位"), *(Column(_heading(place), "number") for place in shown))
        rows = tuple(map(row, view.nodes))
        caption = f"摸排统计表：{title}（{first}—{last}栏）"
        yield Table(caption, columns, rows, ("合计", *(total[place] for place in shown)))
    yield Words(tuple(_said(view.total, total)))


def _said(unit: Summary, total: tuple[int, ...]) -> Iterator[str]:
    wrong = unbalanced(total)
    yield f"平衡关系不符：{'；'.join(wrong)}。" if wrong else _BALANCED
    if repeated_of(unit):
        yield "本表由各单位的表相加，在几个单位都有档案的儿童在各单位各算一次。"
    left_out = count_of(unit.figures, "survey_left_out", _OFFICIAL)
    if left_out:
        yield f"另有 {left_out} 名儿童因健康、就学或监护评估没有填写，没有计入本表：请所在单位补齐后重报。"


def _counts(unit: Summary) -> tuple[int, ...]:
    """The 32 columns over all villages."""
    rows = [row for _, row in rows_of(unit.figures, "survey", _OFFICIAL)]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(COLUMNS)


def _heading(place: int) -> str:
    column = COLUMNS[place]
    return f"{column.number} {_SHORT.get(column.number, column.label)}"
