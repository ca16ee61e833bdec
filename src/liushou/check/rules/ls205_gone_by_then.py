"""LS205: nobody is named for a day on which they had left."""

from collections.abc import Iterator
from datetime import date, timedelta

from liushou.check.acts import Act, acts_of_children, acts_of_volunteers
from liushou.check.rule import Hit, rule
from liushou.check.shown import shown_day
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.standing import on_register
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store


@rule("LS205", "gone-by-then", "warning", Store)
def gone_by_then(store: Store, on: date) -> Iterator[Hit]:
    """记录、个案、活动、捐赠里写到的人，那一天还在岗、还在册。

    多半是编号写错：谈心、家访记在了已经离岗的人名下，真正做的人没有记；
    到场、受助写成了已经转走的孩子，在这里的那个孩子就像没有人管过。
    - 帮扶人员看 left_on（最后在岗的一天）：记录人，个案的负责人和经办人，活动的负责人、参加的人、筹备组。
      只写 status: 离岗、没有写 left_on 的不比较。
    - 儿童看 closed_on（不再在册的第一天）：受邀、到场、缺席、监护人到场、受助。
      建档以前的不算，档案常常是后来补建的；回来过的孩子，哪一段在册都可以。

    记录、个案、捐赠、场次按它们的日期；议程按它自己的日期或所属的阶段，其余按活动的第一天。
    取消的活动不看；写了将来日期的记录由 LS308、LS312 检查；还在进行的结对由 LS203 检查。

    坏例（儿童档案）：
        # v-6pz1k 的 left_on 是 2026-06-30
        records: [{date: 2026-07-01, kind: 谈心, by: v-6pz1k}]

    坏例（活动方案）：
        when: {from: 2026-11-06}
        volunteers: [v-6pz1k]

    好例（儿童档案）：
        records: [{date: 2026-06-30, kind: 谈心, by: v-6pz1k}]

    怎样改：改成真正做这件事的人，或改正日期；离岗、销档的日期写错的，改那一份档案。
    """
    helpers = {id_: one for id_, one in store.volunteers.items() if _left(one)}
    children = {id_: one for id_, one in store.children.items() if _closed(one)}
    for file in store.files:
        record, path = file.record, file.source.path
        if record is None or (isinstance(record, Activity) and record.status == "取消"):
            continue
        for act in acts_of_volunteers(record, helpers):
            if _is_told(act, on) and helpers[act.who].has_left(act.day):
                yield Hit(act.path, _of_volunteer(record, act, helpers[act.who]), file=path)
        for act in acts_of_children(record, children):
            if _is_told(act, on) and (closed := _gone_since(children[act.who], act.day)):
                yield Hit(act.path, _of_child(record, act, children[act.who], closed), file=path)


def _left(volunteer: Volunteer) -> bool:
    """True with a day of leaving that can be right; one before the joining is LS303's matter."""
    return volunteer.left_on is not None and volunteer.left_on >= volunteer.joined_on


def _closed(child: Child) -> bool:
    """True if a time on the register has ended, and each of them is in order (LS303)."""
    whole = len(child.stays) == len(child.earlier) + 1
    return whole and any(stay.last is not None for stay in child.stays)


def _is_told(act: Act, on: date) -> bool:
    """What is said to be done already after today has a wrong date: other rules tell that."""
    return act.planned or act.day <= on


def _gone_since(child: Child, day: date) -> date | None:
    """The first day off the register before `day`; None on it, and before the archive was made."""
    if on_register(child, day):
        return None
    ended = (stay.last for stay in child.stays if stay.last is not None and stay.last < day)
    last = max(ended, default=None)
    return last and last + timedelta(days=1)


def _of_volunteer(record: Record, act: Act, volunteer: Volunteer) -> str:
    shown = shown_day(record, act.dated, act.day)
    named = f"“{act.who}”（{volunteer.name}）"
    return f"{named}那一天{shown}已经离岗（最后在岗 {volunteer.left_on}）：请核对编号或日期"


def _of_child(record: Record, act: Act, child: Child, closed: date) -> str:
    shown = shown_day(record, act.dated, act.day)
    return f"“{act.who}”（{child.name}）那一天{shown}已不在册（自 {closed} 起）：请核对编号或日期"
