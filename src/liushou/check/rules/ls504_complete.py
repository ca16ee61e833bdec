"""LS504: the archive is complete."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.child import Child
from liushou.records.completeness import missing_parts
from liushou.records.standing import on_register


@rule("LS504", "complete", "warning", Child)
def complete(child: Child, on: date) -> Iterator[Hit]:
    """在册儿童的档案完整。

    出了事才发现档案里没有一个能打通的电话，就晚了；建档率也只数完整的档案。
    完整的档案有：现居住的村；年级和班（未入园、幼儿园、不在学的除外）；父亲和母亲（继父母、养父母也算；
    单亲、离异、孤儿、事实无人抚养的可以缺）；还联系得上的父母或主要监护人的电话；主要监护人；监护情况评估。

    坏例（儿童档案）：
        guardianship: null

    坏例（儿童档案）：
        address: null
        school: {stage: 小学, boarding: false, enrolled: true}

    好例（儿童档案）：
        birth_date: 2021-03-12
        school: {stage: 幼儿园, boarding: false, enrolled: true}

    怎样改：家访或打电话时补齐所缺的内容；一时补不齐的，先记下还缺什么、谁去补。
    """
    if not on_register(child, on):
        return
    missing = missing_parts(child, on)
    if missing:
        yield Hit((), f"档案不完整，缺：{'、'.join(missing)}")
