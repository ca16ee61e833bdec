"""Pairings begun: what was agreed on is written into the children's archives, if it can still be so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.on_register import off_register
from liushou.care.pairing.limits import hindrance as adult_hindrance
from liushou.care.pairing.peers.classmates import Helped, helped_by, lasts
from liushou.care.pairing.peers.classmates import hindrance as classmate_hindrance
from liushou.care.pairing.places import Load, Taken, taken_places
from liushou.care.pairing.suggestion import Pair, Wanted
from liushou.care.recording.recorded import place_by_date
from liushou.errors import UsageError
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.standing import on_register
from liushou.records.vocabulary import PEER_ROLES
from liushou.store.drafts import Amendment, insert
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Begun:
    """What is to be written, for which pairs, and the pairs that archives have already."""

    drafts: tuple[Amendment, ...]
    written: tuple[Pair, ...]
    there: tuple[Pair, ...]


def begun(store: Store, pairs: Iterable[Pair], since: date, signed_on: date | None = None) -> Begun:
    """The pairings as entries of the children's archives, from `since` on, each in its place by that day.

    A pairing with the same person in the same role that holds on `since`, or begins later, is there already.
    Raises UsageError that names every pair that does not hold by now: a child not on the register, or with
    another adult (another peer) already; a helper not in service, without clearance, of the wrong kind, or
    without a place left for all of the pairs.
    """
    asked = tuple(dict.fromkeys(pairs))
    judging = _Judging(
        store,
        since,
        helpers_of(store.children.values(), store.volunteers),
        taken_places(store.children, since),
        helped_by(store.children.values(), since),
    )
    there = tuple(pair for pair in asked if judging.is_there(pair))
    new = tuple(pair for pair in asked if pair not in there)
    refused = list(judging.refusals(new))
    if refused:
        listed = "\n".join(f"  {each}" for each in refused)
        raise UsageError(f"有 {len(refused)} 个结对已经不能这样安排，没有写入任何文件：\n{listed}")
    return Begun(tuple(_drafts(store, new, since, signed_on)), new, there)


@dataclass(frozen=True, slots=True)
class _Judging:
    """Whether pairs hold on the day they are to begin."""

    store: Store
    day: date
    helpers: Helpers
    taken: Taken
    helped: Helped

    def is_there(self, pair: Pair) -> bool:
        """True if the child has that pairing, on whichever side a peer's is written."""
        return any(
            one.with_ == pair.with_ and one.role == pair.role and self._runs(one)
            for one in self.helpers.pairings(self.store.children[pair.child])
        )

    def refusals(self, pairs: Sequence[Pair]) -> Iterator[str]:
        """What stands against each pair, the ones before it taken as begun, in Chinese and with names."""
        busy: dict[tuple[str, bool], str] = {}
        more: dict[str, int] = {}
        for pair in pairs:
            peer = pair.role in PEER_ROLES
            why = self._of_people(pair, busy, peer=peer) or self._of_helper(pair, more.get(pair.with_, 0))
            if why is not None:
                yield f"{self._name(pair.child)}与{self._name(pair.with_)}：{why}"
                continue
            more[pair.with_] = more.get(pair.with_, 0) + 1
            busy[pair.child, peer] = pair.with_
            if pair.with_ in self.store.children:
                busy[pair.with_, peer] = pair.child

    def _of_people(self, pair: Pair, busy: dict[tuple[str, bool], str], *, peer: bool) -> str | None:
        children = [pair.child, pair.with_] if self._between_children(pair) else [pair.child]
        if pair.child == pair.with_:
            return "不能与自己结对"
        for id_ in children:
            child = self.store.children[id_]
            if not on_register(child, self.day):
                return f"{child.name}那天不在册（{off_register(child, self.day)}）"
            if (id_, peer) in busy:
                return f"{child.name}这一次已经排给{self._name(busy[id_, peer])}"
            before = next(
                (one for one in self.helpers.pairings(child) if one.adult != peer and self._runs(one)), None
            )
            if before is not None:
                days = f"{before.since} 起" + (f"，到 {before.until}" if before.until else "")
                return f"{child.name}已与{self._name(before.with_)}结对（{before.role}，{days}）"
        return None

    def _of_helper(self, pair: Pair, more: int) -> str | None:
        if self._between_children(pair):
            return None if pair.role in PEER_ROLES else f"“{pair.role}”要由大人担任"
        volunteer = self.store.volunteers[pair.with_]
        settings = self.store.unit.pairing
        if pair.role in PEER_ROLES:
            load = self.helped.load(volunteer, settings.capacity)
            return classmate_hindrance(volunteer, _with_more(load, more), self.day)
        load = self.taken.load(pair.with_, volunteer, settings.capacity)
        wanted = Wanted(self.day, role=pair.role)
        return adult_hindrance(volunteer, _with_more(load, more), settings.clearance_months, wanted)

    def _between_children(self, pair: Pair) -> bool:
        return pair.with_ not in self.store.volunteers

    def _runs(self, one: Pairing) -> bool:
        """True for a pairing that holds on the day or begins later."""
        return lasts(one, self.day) if not one.adult else one.until is None or one.until >= self.day

    def _name(self, id_: str) -> str:
        person = self.store.children.get(id_) or self.store.volunteers.get(id_)
        return f"{person.name}（{id_}）" if person else id_


def _with_more(load: Load, more: int) -> Load:
    return replace(load, now=load.now + more)


def _drafts(store: Store, pairs: Sequence[Pair], since: date, signed_on: date | None) -> Iterator[Amendment]:
    """One amendment a pair; a child gets a second only with nothing of a later day behind (it is refused)."""
    for pair in pairs:
        index = place_by_date([one.since for one in store.children[pair.child].pairings], since)
        edit = insert(Child, ("pairings",), _value(pair, since, signed_on), index)
        yield Amendment(path_of("child", pair.child), (edit,))


def _value(pair: Pair, since: date, signed_on: date | None) -> Value:
    value: dict[str, Value] = {"with": pair.with_, "role": pair.role, "since": since.isoformat()}
    return value if signed_on is None else {**value, "signed_on": signed_on.isoformat()}
