"""LS203 and LS204: pairings with someone who has left, with oneself, or twice at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.dates import Interval
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.standing import on_register
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class _Tie:
    """One pairing, or help for a resident, and where it is written."""

    file: str
    owner: Child | Resident
    path: Path
    other: str
    role: str
    peer: bool
    days: Interval

    def hit(self, message: str) -> Hit:
        return Hit((*self.path, "with"), message, file=self.file)


@rule("LS203", "ended-pairing", "warning", Store)
def ended_pairing(store: Store, on: date) -> Iterator[Hit]:
    """没有还在进行的结对，其中一方已经离岗或不再在册。

    帮扶人员走了，结对还挂在名下，孩子看起来有人管，其实没有人。

    坏例（儿童档案）：
        pairings: [{with: v-6pz1k, role: 爱心妈妈, since: 2025-09-01}]

    坏例（儿童档案）：
        status: 转出
        closed_on: 2026-07-01
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2025-09-01}]

    好例（儿童档案）：
        pairings: [{with: v-6pz1k, role: 爱心妈妈, since: 2025-09-01, until: 2026-06-30}]

    怎样改：给结对写上 until（最后结对的一天），再为孩子找新的帮扶人。
    """
    for tie in _ties(store):
        if not tie.days.holds(on):
            continue
        if not _registered(tie.owner, on):
            yield tie.hit(f"已不在册，与“{tie.other}”的结对还在进行：请写 until（最后结对的一天）")
        elif (volunteer := store.volunteers.get(tie.other)) is not None and volunteer.has_left(on):
            yield tie.hit(f"“{tie.other}”已离岗，结对还在进行：请写 until，并另找帮扶人")
        elif (peer := store.children.get(tie.other)) is not None and not on_register(peer, on):
            yield tie.hit(f"“{tie.other}”已不在册，结对还在进行：请写 until（最后结对的一天）")


@rule("LS204", "double-pairing", "error", Store)
def double_pairing(store: Store, _on: date) -> Iterator[Hit]:
    """没有人与自己结对，也没有同一时间与同一人以同一身份结对两次。

    重复的结对使帮扶人的负担和结对率都算错。
    学习帮手、手拉手伙伴写在一个孩子的档案里就对两个人都有效，不必两边都写。

    坏例（儿童档案）：
        pairings: [{with: c-7kq2m, role: 学习帮手, since: 2026-09-01}]

    坏例（儿童档案）：
        pairings:
          - {with: v-3h8ft, role: 代理家长, since: 2025-09-01}
          - {with: v-3h8ft, role: 代理家长, since: 2026-09-01}

    好例（儿童档案）：
        pairings:
          - {with: v-3h8ft, role: 代理家长, since: 2025-09-01, until: 2026-08-31}
          - {with: v-3h8ft, role: 代理家长, since: 2026-09-01}

    怎样改：删去多余的一条，或给先前的一条写上 until（最后结对的一天）。
    """
    earlier: dict[tuple[str, ...], list[_Tie]] = defaultdict(list)
    for tie in _ties(store):
        if isinstance(tie.owner, Child) and tie.other == tie.owner.id:
            yield tie.hit("与自己结对：请改为对方的编号")
            continue
        pair = (tie.owner.id, tie.other)
        same = earlier[(*(sorted(pair) if tie.peer else pair), tie.role)]
        twice = next((before for before in same if before.days.meets(tie.days)), None)
        if twice is not None:
            yield tie.hit(_twice(tie, twice))
        same.append(tie)


def _twice(tie: _Tie, before: _Tie) -> str:
    where = "前面" if before.file == tie.file else f"{before.file} 里"
    return f"与“{tie.other}”的结对（{tie.role}）{where}已有，时间重叠：请只留一条，或给先前的写上 until"


def _ties(store: Store) -> Iterator[_Tie]:
    for file in sorted(store.files, key=lambda file: file.source.path):
        yield from _ties_of(file.source.path, file.record)


def _ties_of(file: str, record: Record | None) -> Iterator[_Tie]:
    if isinstance(record, Child):
        for index, pairing in enumerate(record.pairings):
            days = Interval(pairing.since, pairing.until)
            path: Path = ("pairings", index)
            yield _Tie(file, record, path, pairing.with_, pairing.role, not pairing.adult, days)
    elif isinstance(record, Resident):
        for index, helper in enumerate(record.helpers):
            days = Interval(helper.since, helper.until)
            yield _Tie(file, record, ("helpers", index), helper.with_, "帮扶人", False, days)


def _registered(owner: Child | Resident, on: date) -> bool:
    """A closed archive is off the register from closed_on; one not yet registered is LS308's matter."""
    return owner.closed_on is None or on < owner.closed_on
