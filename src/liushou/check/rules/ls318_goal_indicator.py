"""LS318: a goal of the term names an indicator that there is, which no goal before it names."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.setting import Placed
from liushou.records.indicator_names import figure_names
from liushou.records.term import Term

_WORDS_ONLY = "这条目标只当作文字，不与结果对照"


@rule("LS318", "goal-indicator", "warning", Placed)
def goal_indicator(placed: Placed, _on: date) -> Iterator[Hit]:
    """学期目标的 indicator 写的是现有的指标或职责，一个指标只写一条目标。

    名称写错的目标只当作文字列出，不与结果对照：没有达到也看不出来。同一个指标写了两条的，只看前一条。
    - 现有的：程序自带的指标（用 liushou stats 查看）、单位设置里的自定义指标和职责的名称。
    - 职责的目标与履职率对照，写 liushou stats 和职责的名称来看。
    - 只用文字说的目标，写 text，不写 indicator。

    坏例（学期计划）：
        goals: [{indicator: 建挡率, target: 98}]

    坏例（学期计划）：
        goals: [{text: 人人有人帮, indicator: 结对帮扶率}, {indicator: 结对帮扶率, target: 90}]

    好例（学期计划）：
        goals: [{text: 档案齐全, indicator: 建档率, target: 98}, {text: 孩子们过得更好}]

    怎样改：改正指标的名称；两条目标合成一条；没有这样的指标的，只写 text。
    """
    if isinstance(placed.record, Term):
        for index, message in _wrong(placed.record, figure_names(placed.setting.unit)):
            yield Hit(("goals", index, "indicator"), message)


def _wrong(term: Term, known: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    earlier: set[str] = set()
    for index, goal in enumerate(term.goals):
        name = goal.indicator
        if name is None:
            continue
        if name not in known:
            yield index, f"没有“{name}”这个指标{_nearest(name, known)}{_WORDS_ONLY}"
        elif name in earlier:
            yield index, f"前面已有“{name}”的目标，只看前面的那一条：请合成一条"
        earlier.add(name)


def _nearest(name: str, known: tuple[str, ...]) -> str:
    # Only a name that is not known needs the library that compares words.
    from liushou.records.nearest import alike

    near = alike(name, known)
    return f"，是不是“{near}”？" if near else "："
