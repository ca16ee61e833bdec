"""LS304: headcounts add up."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.sums import difference, total
from liushou.records.activity import Activity


@rule("LS304", "headcount", "error", Activity)
def headcount(activity: Activity, _on: date) -> Iterator[Hit]:
    """人数加得起来：各部分之和等于本组人数，各组之和等于总人数。

    订车、订餐、分组、保险都按人数；人数对不上，就会有孩子没有座位，或者少带回一个。

    坏例（活动方案）：
        attendees:
          total: 97
          groups:
            - {name: 工作人员, count: 14, parts: [{name: 主办方, count: 4}, {name: 协办方, count: 8}]}
            - {name: 学生, count: 71}

    好例（活动方案）：
        attendees:
          total: 85
          groups:
            - {name: 工作人员, count: 14, parts: [{name: 主办方, count: 6}, {name: 协办方, count: 8}]}
            - {name: 学生, count: 71}

    怎样改：按名单点清人数；漏写的组补上，写错的数改正。
    """
    if activity.attendees is None or not activity.attendees.groups:
        return
    for index, group in enumerate(activity.attendees.groups):
        added = total(part.count for part in group.parts)
        if group.parts and added != group.count:
            message = _message(f"“{group.name}”组", group.count, "各部分", int(added))
            yield Hit(("attendees", "groups", index, "count"), message)
    stated = activity.attendees.total
    added = total(group.count for group in activity.attendees.groups)
    if added != stated:
        yield Hit(("attendees", "total"), _message("合计", stated, "各组", int(added)))


def _message(what: str, stated: int, parts: str, added: int) -> str:
    gap = difference(total((stated,)), total((added,)), "人")
    return f"{what} {stated} 人，但{parts}相加为 {added} 人，{gap}：请按名单核对，改正人数或补上漏写的"
