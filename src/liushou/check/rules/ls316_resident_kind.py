"""LS316: the kind of a resident fits sex and age."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.rules.ls105_real_date import EARLIEST
from liushou.dates import full_years
from liushou.records.resident import Resident

OLD = 60
"""Full years from which the law speaks of the old (老年人权益保障法, art. 2)."""
GROWN = 18
"""Full years below which somebody is a minor (未成年人保护法, art. 2)."""
_CHECK = "请核对类别和出生日期"


@rule("LS316", "resident-kind", "warning", Resident)
def resident_kind(resident: Resident, on: date) -> Iterator[Hit]:
    """留守妇女的性别是女，满 18 周岁；留守老人满 60 周岁。

    类别决定由谁走访、算进哪一栏；写错了，该有的走访就没有，统计也不对。
    - 老年人是六十周岁以上的公民（老年人权益保障法第二条），留守老人按今天（--on）的年龄看，结束的按销档那天。
    - 未满十八周岁的是未成年人（未成年人保护法第二条），记在儿童档案里。

    坏例（留守妇女老人）：
        kind: 留守老人
        birth_date: 1968-04-18

    坏例（留守妇女老人）：
        kind: 留守妇女
        sex: 男

    坏例（留守妇女老人）：
        kind: 留守妇女
        birth_date: 2009-04-18

    好例（留守妇女老人）：
        kind: 留守老人
        sex: 男
        birth_date: 1966-11-20

    好例（留守妇女老人）：
        kind: 留守妇女
        birth_date: 1968-04-18

    怎样改：核对类别、性别和出生日期。
    """
    if resident.kind == "留守妇女" and resident.sex != "女":
        yield Hit(("sex",), f"类别是留守妇女，性别是{resident.sex}：请核对类别和性别")
    day = on if resident.closed_on is None else min(on, resident.closed_on)
    if not EARLIEST <= resident.birth_date <= day:
        return
    age = full_years(resident.birth_date, day)
    if resident.kind == "留守老人" and age < OLD:
        yield Hit(("birth_date",), f"留守老人应满 {OLD} 周岁，这一位 {day} 时 {age} 岁：{_CHECK}")
    elif age < GROWN:
        yield Hit(("birth_date",), f"{day} 时 {age} 岁，未满 {GROWN} 周岁的应记在儿童档案里：{_CHECK}")
