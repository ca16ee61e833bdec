"""LS203 and LS204: pairings with someone who has left, with oneself, or twice at once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liushou.check.questions.people import away, helper
from liushou.check.questions.ties import Ties, ties
from liushou.check.repeated import repeated
from liushou.check.rule import Hit, rule
from liushou.check.world import Told, World
from liushou.dates import Interval
from liushou.findings import Path
from liushou.records.vocabulary import PEER_ROLES

_LISTS = {"child": "pairings", "resident": "helpers"}
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Tie:
    """One pairing, or help for a resident, and where it is written."""

    file: str
    path: Path
    other: str
    role: str
    days: Interval

    def hit(self, message: str) -> Hit:
        return Hit((*self.path, "with"), message, file=self.file)


@rule("LS203", "ended-pairing", "warning", World, asks=(ties, helper, away))
def ended_pairing(world: World, on: date) -> Iterator[Hit]:
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
    left = {one.id for one in world.told(helper) if one.fact[2]}
    off = {one.id for one in world.told(away) if one.fact[0]}
    for file in world.told(ties):
        _, registered, written = file.fact
        for place, (other, *_) in enumerate(written):
            if registered and other not in left and other not in off:
                continue
            tie = _tie(file, place)
            if not tie.days.holds(on):
                continue
            if not registered:
                yield tie.hit(f"已不在册，与“{other}”的结对还在进行：请写 until（最后结对的一天）")
            elif other in left:
                yield tie.hit(f"“{other}”已离岗，结对还在进行：请写 until，并另找帮扶人")
            else:
                yield tie.hit(f"“{other}”已不在册，结对还在进行：请写 until（最后结对的一天）")


@rule("LS204", "double-pairing", "error", World, asks=(ties,))
def double_pairing(world: World, _on: date) -> Iterator[Hit]:
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
    several = repeated(key for file in world.told(ties) for key in _keys(file) if key is not None)
    earlier: dict[_Key, list[_Tie]] = defaultdict(list)
    for file in world.told(ties):
        for place, key in enumerate(_keys(file)):
            if key is None:
                yield _tie(file, place).hit("与自己结对：请改为对方的编号")
            elif hash(key) in several:
                tie, same = _tie(file, place), earlier[key]
                twice = next((before for before in same if before.days.meets(tie.days)), None)
                if twice is not None:
                    yield tie.hit(_twice(tie, twice))
                same.append(tie)


def _keys(file: Told[Ties]) -> Iterator[_Key | None]:
    """By each tie of a file, what two of the same people in the same role share; None for oneself.

    What is agreed among peers holds for both, whoever's archive has it.
    """
    owner, _, written = file.fact
    for other, role, *_ in written:
        if file.kind == "child" and other == owner:
            yield None
        elif role in PEER_ROLES and other < owner:
            yield other, owner, role
        else:
            yield owner, other, role


def _twice(tie: _Tie, before: _Tie) -> str:
    where = "前面" if before.file == tie.file else f"{before.file} 里"
    return f"与“{tie.other}”的结对（{tie.role}）{where}已有，时间重叠：请只留一条，或给先前的写上 until"


def _tie(file: Told[Ties], place: int) -> _Tie:
    other, role, since, until = file.fact[2][place]
    days = Interval(date.fromisoformat(since), None if until is None else date.fromisoformat(until))
    return _Tie(file.path, (_LISTS[file.kind], place), other, role, days)
