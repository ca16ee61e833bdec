"""LS201: every id that is named exists, and is of the kind meant."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.check.fields import Values
from liushou.check.questions.erased import erased_ids, erased_kind
from liushou.check.questions.named_ids import WANTED, Named, named_ids, place_of
from liushou.check.rule import Hit, rule
from liushou.check.world import World
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.named import MEANT, Meant
from liushou.records.types import looks_like_id


def values_of(meant: Meant) -> Values[str]:
    """The values of the fields of a group."""
    return Values(str, lambda model, info: (model, info.key) in meant.fields)


def _allowed(
    known: Mapping[KindName, frozenset[str]],
    erased: Mapping[KindName, frozenset[str]],
    kinds: tuple[KindName, ...],
) -> frozenset[str]:
    """The ids of these kinds; a person's archive may be erased by now, and its id goes on being named."""
    return frozenset().union(*(known[kind] | erased.get(kind, frozenset()) for kind in kinds))


_NONE: Mapping[KindName, frozenset[str]] = {}
_NO_TERM = "9999-9999-9"
"""Later than any term, where the store has none."""
_SEARCHES = tuple((meant, values_of(meant), place_of(meant)) for meant in MEANT)


@rule("LS201", "known-id", "error", World, asks=(named_ids, erased_kind))
def known_id(world: World, _on: date) -> Iterator[Hit]:
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

    档案已经删除（data/erased/ 里有登记）的儿童、帮扶人员，编号可以留在别的档案里：编号不说明是谁。

    怎样改：用 liushou list 查出正确的编号；还没有档案的先建立档案。
    """
    ids = Ids.of(world.ids, erased_ids(world))
    for file in world.told(named_ids):
        if ids.may_lack(file.fact) and (record := world.record(file.path)) is not None:
            for path, message in ids.unknown(record):
                yield Hit(path, message, file=file.path)


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a store by kind, those that may be named where each is wanted, and its first term."""

    known: Mapping[KindName, frozenset[str]]
    wanted: tuple[frozenset[str], ...]
    first_term: str

    @classmethod
    def of(
        cls, known: Mapping[KindName, frozenset[str]], erased: Mapping[KindName, frozenset[str]] = _NONE
    ) -> "Ids":
        """Worked out once for a store; `erased` are the ids of archives that are no more, by their kind."""
        return cls(
            known,
            tuple(_allowed(known, erased, one.kinds) for one in WANTED),
            min(known["term"], default=_NO_TERM),
        )

    def may_lack(self, named: tuple[Named, ...]) -> bool:
        """True if one of the ids a file tells is not there: only then can `unknown` find something.

        All that it holds against the ids of the store is told: every value of the fields of MEANT, but for
        plain names, which it lets be, and once more as a volunteer's every adult of a pairing.
        """
        for place, ids in named:
            if not self.wanted[place].issuperset(ids):
                first = self._first(earlier=WANTED[place].earlier)
                if any(self._outside(place, first)(one) for one in ids):
                    return True
        return False

    def unknown(self, record: Record) -> Iterator[tuple[Path, str]]:
        """The ids a record names wrongly, and what to say of each."""
        for meant, values, place in _SEARCHES:
            outside = self._outside(place, self._first(earlier=meant.earlier))
            for named in values.bad(record, outside):
                if not meant.plain or looks_like_id(named.value):
                    yield named.path, self._message(named.value, meant)
        if isinstance(record, Child):
            yield from self._children_as_adults(record)

    def _first(self, *, earlier: bool) -> str:
        return self.first_term if earlier else ""

    def _outside(self, place: int, first: str) -> Callable[[str], bool]:
        """Whether a text is none of those wanted, nor a term before the first."""
        allowed = self.wanted[place]
        return lambda text: text not in allowed and text >= first

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
