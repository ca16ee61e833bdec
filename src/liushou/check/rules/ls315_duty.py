"""LS315: a duty says of those to whom it is owed only what can be true of them."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.resident import Resident
from liushou.records.unit import Duty, Unit

_EVERYONE = ("全部", None)


@rule("LS315", "duty-for-whom", "error", Unit)
def duty_for_whom(unit: Unit, _on: date) -> Iterator[Hit]:
    """职责频次的 by（由谁）、for（对象）与 whom（对谁）相合，for 的条件读得懂。

    写得不合的职责，谁也做不到，或者谁也算不进去：该去看的人没有人去，履职率却看不出来。
    - 对儿童的，by 写 班主任 或结对身份；对留守妇女、老人的，by 只能写 帮扶人（各人自己的帮扶人）。
    - 重点 是儿童的重点关爱对象，留守妇女、老人没有；for 要写 全部 或筛选条件，如 需求:生活照料。
    - 活动（activity）是单位办的，不写 whom。

    坏例（单位设置）：
        duties: [{name: 老人走访, kind: 走访, every: month, whom: 留守老人, by: 班主任}]

    坏例（单位设置）：
        duties: [{name: 老人走访, kind: 走访, every: month, whom: 留守老人, for: 重点}]

    坏例（单位设置）：
        duties: [{kind: 谈心, every: month, by: 帮扶人}]

    坏例（单位设置）：
        duties: [{kind: 谈心, every: month, for: "寄宿生:是"}]

    坏例（单位设置）：
        duties: [{name: 老人走访, kind: 走访, every: month, whom: 留守老人, for: "需求:医疗"}]

    好例（单位设置）：
        duties:
          - {name: 老人走访, kind: 走访, every: month, whom: 留守老人, by: 帮扶人, for: "需求:生活照料"}
          - {kind: 谈心, every: month, by: 班主任, for: "寄宿:是"}

    怎样改：按上面的写法改正；条件先用 liushou list children 或 liushou list residents 试一试。
    """
    for index, duty in enumerate(unit.duties):
        at: Path = ("duties", index)
        if duty.activity:
            if duty.whom != "儿童":
                yield Hit((*at, "whom"), "活动是单位办的，不分对谁：请删去 whom")
            continue
        if duty.residents and duty.by not in ("帮扶人", None):
            message = f"对{duty.whom}的职责由各人的帮扶人做，不能写“{duty.by}”：请写 帮扶人，或删去 by"
            yield Hit((*at, "by"), message)
        if not duty.residents and duty.by == "帮扶人":
            message = "“帮扶人”只用于留守妇女、老人：对儿童的请写 班主任 或结对身份（如 代理家长），或删去 by"
            yield Hit((*at, "by"), message)
        yield from _owed_to(duty, at)


def _owed_to(duty: Duty, at: Path) -> Iterator[Hit]:
    if duty.for_ in _EVERYONE or (duty.for_ == "重点" and not duty.residents):
        return
    if duty.for_ == "重点":
        message = "留守妇女、老人没有“重点”：请写 全部，或筛选条件，如 需求:生活照料"
        yield Hit((*at, "for"), message)
        return
    # Only a filter needs the parser library.
    from liushou.records.filters import record_filter

    try:
        record_filter(duty.for_ or "", Resident if duty.residents else Child)
    except UsageError as error:
        yield Hit((*at, "for"), error.message)
