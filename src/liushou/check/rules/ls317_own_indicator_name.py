"""LS317: an own indicator has a name of its own."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.indicator_names import same_name
from liushou.records.unit import Unit


@rule("LS317", "own-indicator-name", "error", Unit)
def own_indicator_name(unit: Unit, _on: date) -> Iterator[Hit]:
    """自定义指标的名称不与程序自带的指标、前面的自定义指标重名，也不与对儿童的职责、单位的职责同名。

    同名的两个指标，表里、上报的汇总里分不清哪个是哪个：有重名的，统计、学期总结和汇总文件都出不来。

    与职责同名的只提醒：liushou stats 写这个名称，看到的是指标，看不到那项职责的履职率。

    坏例（单位设置）：
        indicators: [{name: 走访率, where: "寄宿:是"}]

    坏例（单位设置）：
        indicators: [{name: 寄宿率, where: "寄宿:是"}, {name: 寄宿率, of: "学段:小学", where: "寄宿:是"}]

    坏例（单位设置）：
        duties: [{kind: 谈心, every: month}]
        indicators: [{name: 谈心, where: "寄宿:是"}]

    好例（单位设置）：
        duties: [{kind: 谈心, every: month}]
        indicators: [{name: 寄宿率, where: "寄宿:是"}, {name: 小学寄宿率, of: "学段:小学", where: "寄宿:是"}]

    怎样改：换一个名称；程序自带的指标用 liushou stats 查看。
    """
    duties = {duty.title for duty in unit.duties if not duty.residents}
    for index, own in enumerate(unit.indicators):
        at = ("indicators", index, "name")
        whose = same_name(unit, index)
        if whose:
            yield Hit(at, f"“{own.name}”与{whose}的指标重名：请换一个名称")
        elif own.name in duties:
            message = f"“{own.name}”与职责同名，按名称看不到那项职责的履职率：请换一个名称"
            yield Hit(at, message, severity="warning")
