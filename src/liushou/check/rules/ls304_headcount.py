"""LS304: headcounts add up."""

from collections.abc import Collection, Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.setting import Placed
from liushou.findings import Path
from liushou.records.activity import Activity
from liushou.records.term import SurveyRow, Term
from liushou.sums import difference, total


@rule("LS304", "headcount", "error", Placed)
def headcount(placed: Placed, _on: date) -> Iterator[Hit]:
    """人数加得起来：各部分之和等于本组人数，各组之和等于总人数；摸底的一部分不多于全部。

    订车、订餐、分组、保险都按人数；人数对不上，就会有孩子没有座位，或者少带回一个。
    摸底的留守儿童不会多于学生，双留守和单留守不会多于留守儿童，单亲不会多于学生：多了就是抄错了格。

    坏例（活动方案）：
        attendees:
          total: 97
          groups:
            - {name: 工作人员, count: 14, parts: [{name: 主办方, count: 4}, {name: 协办方, count: 8}]}
            - {name: 学生, count: 71}

    坏例（学期计划）：
        survey:
          - {grade: 四年级, class: 1, students: 40, left_behind: 1, single: 48}
          - {grade: 五年级, class: 1, students: 41, left_behind: 1}

    好例（活动方案）：
        attendees:
          total: 85
          groups:
            - {name: 工作人员, count: 14, parts: [{name: 主办方, count: 6}, {name: 协办方, count: 8}]}
            - {name: 学生, count: 71}

    怎样改：按名单点清人数；漏写的组补上，写错的数改正。
    """
    record = placed.record
    if isinstance(record, Activity):
        yield from _attending(record)
    elif isinstance(record, Term):
        for index, row in enumerate(record.survey):
            yield from _surveyed(("survey", index), row, placed.setting.unit.unit.counts)


def _attending(activity: Activity) -> Iterator[Hit]:
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


def _surveyed(path: Path, row: SurveyRow, counts: Collection[str]) -> Iterator[Hit]:
    """The types that the unit counts as left-behind may leave some out (无父母照护), but not be more."""
    if row.left_behind > row.students:
        message = f"留守儿童 {row.left_behind} 人，多于学生 {row.students} 人：请核对，改正写错的一个"
        yield Hit((*path, "left_behind"), message)
    stated = {"双留守": row.both or 0, "单留守": row.one or 0}
    counted = {kind: number for kind, number in stated.items() if kind in counts}
    if sum(counted.values()) > row.left_behind:
        kinds = "、".join(f"{kind} {number} 人" for kind, number in counted.items())
        message = f"{kinds}，多于留守儿童 {row.left_behind} 人：请核对，改正写错的一个"
        yield Hit((*path, "left_behind"), message)
    if (row.single or 0) > row.students:
        yield Hit((*path, "single"), f"单亲 {row.single} 人，多于学生 {row.students} 人：请核对")
