"""LS502: nobody has more children at once than they can look after."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.records.child import Child
from liushou.records.in_care import in_care_of
from liushou.records.problem import At
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store

_NAMED_AT_MOST = 10


@rule("LS502", "capacity", "warning", Store)
def capacity(store: Store, on: date) -> Iterator[Hit]:
    """帮扶人员同时结对的儿童不超过上限。

    一个人顾不过来的时候，总有孩子一连几个星期没有人问。
    上限是帮扶人员档案里的 capacity，没有写的按 liushou.yaml 的 pairing.capacity，都没有写是 2 名。
    只数在册儿童还在进行的结对；学习帮手、手拉手伙伴不算，同一个孩子只算一次。

    例中的 v-8ndx5 上限写的是 1 名，已经与 c-9xw4d 结对。

    坏例（儿童档案）：
        pairings: [{with: v-8ndx5, role: 代理家长, since: 2026-09-01}]

    好例（儿童档案）：
        pairings: [{with: v-8ndx5, role: 代理家长, since: 2025-09-01, until: 2026-08-31}]

    怎样改：给一部分结对写上 until，另找帮扶人（结束以前先告诉孩子）；确实顾得过来的，把 capacity 写大。
    """
    paired = in_care_of(store.children.values(), on)
    for file in store.files:
        volunteer = file.record
        if not isinstance(volunteer, Volunteer):
            continue
        children = paired.get(file.source.id, ())
        own = volunteer.capacity
        limit = store.unit.pairing.capacity if own is None else own
        if len(children) > limit:
            message = f"同时与 {len(children)} 名儿童结对（{_names(children)}），超过上限 {limit} 名"
            at: At = "mapping" if own is None else "value"
            yield Hit(("capacity",), f"{message}：请另找帮扶人", at, file=file.source.path)


def _names(children: tuple[Child, ...]) -> str:
    shown = sorted(children, key=lambda child: child.id)[:_NAMED_AT_MOST]
    names = "、".join(f"{child.name} {child.id}" for child in shown)
    return names if len(children) == len(shown) else f"{names}等"
