"""LS201: every id that is named exists, and is of the kind meant."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from liushou.check.fields import Values
from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.named import MEANT, Meant
from liushou.records.types import looks_like_id
from liushou.store.load import Store


def values_of(meant: Meant) -> Values[str]:
    """The values of the fields of a group."""
    return Values(str, lambda model, info: (model, info.key) in meant.fields)


_NO_TERM = "9999-9999-9"
"""Later than any term, where the store has none."""
_SEARCHES = tuple((meant, values_of(meant)) for meant in MEANT)


@rule("LS201", "known-id", "error", Store)
def known_id(store: Store, _on: date) -> Iterator[Hit]:
    """写到的编号都有对应的档案，而且是该有的那一种（儿童、帮扶人员、活动、学期）。

    编号写错，结对、签到、值班就落在一个不存在的人身上，没有人会去看这个孩子。
    记录人、负责人可以写姓名；写成编号样子的（小写字母和数字）就必须存在。
    代理家长等大人的身份要由帮扶人员担任，不能写儿童的编号。
    成绩和操行可以是建立第一个学期计划以前的学期，那时的学期不用补计划。

    坏例（儿童档案）：
        pairings: [{with: v-00000, role: 代理家长, since: 2026-09-01}]

    坏例（活动方案）：
        volunteers: [c-7kq2m]

    坏例（活动方案）：
        term: 2031-2032-1

    好例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2026-09-01}]

    怎样改：用 liushou list 查出正确的编号；还没有档案的先建立档案。
    """
    ids = Ids.of(store)
    for file in store.files:
        if file.record is None:
            continue
        for path, message in ids.unknown(file.record):
            yield Hit(path, message, file=file.source.path)


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a store by kind, and those that each group of fields may name."""

    known: dict[KindName, frozenset[str]]
    allowed: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, store: Store) -> "Ids":
        """Worked out once for a store."""
        known = {kind: store.ids(kind) for kind in BY_NAME}
        return cls(known, tuple(known[meant.kinds[0]] | known[meant.kinds[-1]] for meant in MEANT))

    def unknown(self, record: Record) -> Iterator[tuple[Path, str]]:
        """The ids a record names wrongly, and what to say of each."""
        for (meant, values), allowed in zip(_SEARCHES, self.allowed, strict=True):
            first = min(self.known["term"], default=_NO_TERM) if meant.earlier else ""
            for named in values.bad(record, _outside(allowed, first)):
                if not meant.plain or looks_like_id(named.value):
                    yield named.path, self._message(named.value, meant)
        if isinstance(record, Child):
            yield from self._children_as_adults(record)

    def _children_as_adults(self, child: Child) -> Iterator[tuple[Path, str]]:
        for index, pairing in enumerate(child.pairings):
            is_child = pairing.with_ in self.known["child"] and pairing.with_ not in self.known["volunteer"]
            if pairing.adult and is_child:
                message = f"“{pairing.with_}”是儿童档案的编号，“{pairing.role}”应为帮扶人员的编号"
                yield ("pairings", index, "with"), message

    def _message(self, named: str, meant: Meant) -> str:
        wanted = "或".join(BY_NAME[kind].label for kind in meant.kinds)
        actual = next((BY_NAME[kind].label for kind, ids in self.known.items() if named in ids), None)
        if actual:
            return f"“{named}”是{actual}的编号，这里应为{wanted}的编号"
        folder = BY_NAME[meant.kinds[-1]].folder
        return f"没有编号为“{named}”的{wanted}（没有 data/{folder}/{named}.yaml）：请核对编号，或先建立档案"


def _outside(allowed: frozenset[str], first: str) -> Callable[[str], bool]:
    """Whether a text is none of the allowed, nor a term before the first."""
    return lambda text: text not in allowed and text >= first
