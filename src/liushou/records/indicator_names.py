"""The names of figures: those that the program counts itself, and where one is given twice."""

from collections.abc import Iterator
from typing import Literal

from liushou.records.unit import Unit
from liushou.records.vocabulary import EVERY_LABELS

INDICATOR_NAMES = (
    "建档率",
    "信息核查率",
    "入学率",
    "巩固率",
    "免疫接种率",
    "家教知识普及率",
    "监护落实率",
    "委托照护签订率",
    "结对帮扶率",
    "伙伴结对率",
    "走访率",
    "亲情联系率",
    "活动参与率",
    "问题办结率",
    "法律援助率",
    "同意书签署率",
)
"""The indicators that ship with the program, in the order of indicators.md."""


def same_name(unit: Unit, index: int) -> Literal["程序自带", "前面"] | None:
    """Whose name the unit's own indicator of that number (from 0) has: the program's, or that of one before
    it. Two figures of one name could not be told apart in a table, nor in what goes to the superior.
    """
    name = unit.indicators[index].name
    if name in INDICATOR_NAMES:
        return "程序自带"
    return "前面" if name in (one.name for one in unit.indicators[:index]) else None


def figure_names(unit: Unit) -> tuple[str, ...]:
    """The names that a goal can have: indicators, the unit's own, and duties, of which several may have one
    name and are told apart by how often they are due: 家访（每月）.
    """
    own = (one.name for one in unit.indicators)
    return tuple(dict.fromkeys((*INDICATOR_NAMES, *own, *_duty_names(unit))))


def _duty_names(unit: Unit) -> Iterator[str]:
    for duty in unit.duties:
        yield from (duty.title, f"{duty.title}（{EVERY_LABELS[duty.every]}）")
