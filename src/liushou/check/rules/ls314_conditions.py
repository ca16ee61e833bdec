"""LS314: the conditions and fields that checklists and indicators of the settings name can be read."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.unit import ChecklistItem, Unit

_WITHOUT_A_CONDITION = (None, "全部", "重点")


@rule("LS314", "readable-conditions", "error", Unit)
def readable_conditions(unit: Unit, _on: date) -> Iterator[Hit]:
    """承诺清单、自定义指标里的条件和字段读得懂。

    读不懂的条件，算不出谁兑现了、谁还缺着：有一项读不懂的清单整份不列入，指标读不懂，统计和学期总结就出不来。
    - 清单的 where（条件）、unless（除非），for（对象，全部、重点以外），指标的 of（分母）、where（分子）：
      写法同 liushou list 的筛选条件，如 寄宿:是 AND 年龄<12；没有的值（如 性别:女孩）谁也不符合，也要改正。
    - 清单的 field（字段）：儿童档案的字段，或单位设置的字段，写名称或英文键都可以，如 同意书、rooms。
    - 只写了 where 的，times（次数）不能大于 1：条件只有符合、不符合，数不出几次。

    职责频次的 for 由 LS315 检查。

    坏例（单位设置）：
        checklists: [{name: 开学十件事, items: [{name: 签同意书, field: 同意信}]}]

    坏例（单位设置）：
        checklists: [{name: 开学十件事, items: [{name: 有人照看, where: 监护情况=}]}]

    坏例（单位设置）：
        checklists: [{name: 开学十件事, items: [{name: 有两位老师, where: "寄宿:是", times: 2}]}]

    坏例（单位设置）：
        indicators: [{name: 寄宿率, where: "寄宿生:是"}]

    坏例（单位设置）：
        indicators: [{name: 女孩占比, where: "性别:女孩"}]

    好例（单位设置）：
        checklists:
          - name: 开学十件事
            items:
              - {name: 签同意书, field: 同意书}
              - {name: 有个活动室, field: rooms}
              - {name: 有人照看, where: "监护落实:是", unless: "在办个案:监护", for: "寄宿:否"}
        indicators: [{name: 寄宿率, of: "学段:小学", where: "寄宿:是"}]

    怎样改：条件先用 liushou list children 试一试；字段的名称见 docs/格式.md。
    """
    for index, checklist in enumerate(unit.checklists):
        for place, item in enumerate(checklist.items):
            yield from _of_item(item, ("checklists", index, "items", place))
    for index, indicator in enumerate(unit.indicators):
        yield from _condition(indicator.of, ("indicators", index, "of"))
        yield from _condition(indicator.where, ("indicators", index, "where"))


def _of_item(item: ChecklistItem, at: Path) -> Iterator[Hit]:
    # Only settings with lists or indicators of their own need the language of conditions.
    from liushou.records.promises.promise import field_way, uncounted_times

    if item.field is not None:
        try:
            field_way(item.field)
        except UsageError as error:
            yield Hit((*at, "field"), error.message)
    if (why := uncounted_times(item)) is not None:
        yield Hit((*at, "times"), why)
    yield from _condition(item.where, (*at, "where"))
    yield from _condition(None if item.for_ in _WITHOUT_A_CONDITION else item.for_, (*at, "for"))
    yield from _condition(item.unless, (*at, "unless"))


def _condition(text: str | None, at: Path) -> Iterator[Hit]:
    if text is None:
        return
    from liushou.records.promises.promise import condition

    try:
        condition(text)
    except UsageError as error:
        yield Hit(at, error.message)
