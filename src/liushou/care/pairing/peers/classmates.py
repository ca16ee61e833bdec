"""Helping classmates (volunteers of kind 学生): of how many children they are peers, who can take more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.care.pairing.places import Load, not_serving
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.standing import on_register
from liushou.records.volunteer import Volunteer


@dataclass(frozen=True, slots=True)
class Helped:
    """Of how many children volunteers are peers on a day, of how many more later; who is a 学习帮手."""

    now: Mapping[str, int]
    later: Mapping[str, int]
    teaching: frozenset[str]

    def load(self, one: Volunteer, capacity: int) -> Load:
        """A classmate's load; `capacity` is for one without an own limit."""
        own = one.capacity
        return Load(self.now.get(one.id, 0), self.later.get(one.id, 0), capacity if own is None else own)


def helped_by(children: Iterable[Child], day: date) -> Helped:
    """The peer pairings active on `day` or to begin after it, of children on the register then."""
    now: Counter[str] = Counter()
    later: Counter[str] = Counter()
    teaching: set[str] = set()
    for child in children:
        lasting = [
            pair for pair in child.pairings if lasts(pair, day) and on_register(child, max(day, pair.since))
        ]
        active = {pair.with_ for pair in lasting if pair.since <= day}
        now.update(active)
        later.update({pair.with_ for pair in lasting} - active)
        teaching.update(pair.with_ for pair in lasting if pair.role == "学习帮手" and pair.since <= day)
    return Helped(now, later, frozenset(teaching))


def lasts(pair: Pairing, day: date) -> bool:
    """True for a peer pairing that holds on the day or begins later."""
    return not pair.adult and (pair.until is None or pair.until >= max(day, pair.since))


def hindrance(one: Volunteer, load: Load, day: date) -> str | None:
    """Why a classmate cannot take a child on the day, in Chinese; None where nothing stands against it."""
    if one.kind != "学生":
        return f"{one.kind}不能担任学习帮手、手拉手伙伴"
    return not_serving(one, day) or load.full
