"""The helper whom a row names: who that is, and whether the pairing is there already."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from liushou.care.importing.outcome import Asked
from liushou.care.importing.people.steps import Step, ordered, said_of, steps_to, told_step
from liushou.care.importing.people.understood import Entry, Keys, Marginalia
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.names import plain_name
from liushou.records.vocabulary import PEER_ROLES
from liushou.store.load import Store
from liushou.yamltext.scalars import Value

_WITH: Keys = ("with",)
_ROLE: Keys = ("role",)
_SINCE: Keys = ("since",)
BETWEEN = re.compile(r"[、,，;；/／|\n]")
"""What stands between several names in one cell."""


@dataclass(frozen=True, slots=True)
class Helping:
    """Who can help: volunteers by name (those who serve) and by id, children by id and name as peers."""

    store: Store
    volunteers: Mapping[str, tuple[str, ...]]
    peers: Mapping[str, tuple[str, ...]]

    def found(self, word: str, role: Value) -> tuple[str, ...]:
        """The ids that a cell may mean."""
        if word in self.store.volunteers or word in self.store.children:
            return (word,)
        name = plain_name(word)
        grown = self.volunteers.get(name, ())
        return (*grown, *self.peers.get(name, ())) if role in PEER_ROLES else grown

    def named(self, word: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of these ids who have the name that a cell says."""
        name, store = plain_name(word), self.store
        people = ((id_, store.volunteers.get(id_) or store.children.get(id_)) for id_ in dict.fromkeys(ids))
        return tuple(id_ for id_, one in people if one is not None and plain_name(one.name) == name)


def helping(store: Store) -> Helping:
    """Those of a store who can help children."""
    volunteers: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    peers: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for id_, one in store.volunteers.items():
        if one.status == "在岗":
            volunteers[plain_name(one.name)] += (id_,)
    for id_, child in store.children.items():
        if child.status == "在册":
            peers[plain_name(child.name)] += (id_,)
    return Helping(store, dict(volunteers), dict(peers))


def pairing_steps(
    values: dict[str, Value], entry: Entry, fallback: Entry, who: Helping, asked: Asked, notes: Marginalia
) -> Iterator[Step]:
    """The step for the helper that a row names: a pairing that is not there yet begins on `asked.since`.

    None is ended; a pairing with the same person that has not ended is that one.
    """
    if _WITH not in entry:
        if any(keys in entry for keys in (_ROLE, _SINCE)):
            notes.told.append("没有写帮扶人，帮扶身份和结对日期没有取")
        return
    role = entry[_ROLE].value if _ROLE in entry else None
    pairings = _entries(values.get("pairings"))
    id_ = _one(str(entry[_WITH].value), role, who, _going(pairings, asked), notes)
    if id_ is None:
        return
    index = _running(pairings, id_, entry, asked)
    if index is not None:
        rest = {keys: leaf for keys, leaf in entry.items() if keys != _WITH}
        yield from steps_to(Child, values, ("pairings", index), rest)
        return
    given = {_SINCE: asked.since.isoformat(), **said_of({**fallback, **entry}), _WITH: id_}
    former = (one.get("role") for one in reversed(pairings) if one.get("with") == id_)
    given.setdefault(_ROLE, next(former, None))
    if given[_ROLE] is None:
        notes.lacks("pairings.role", "写了帮扶人，没有写帮扶身份（代理家长、帮扶教师、志愿者等）：请补上")
    if _SINCE not in entry and _SINCE not in fallback:
        notes.told.append(f"结对日期写作 {asked.since}")
    yield told_step(("pairings", len(pairings)), None, ordered(Pairing, given), entry)


def _one(word: str, role: Value, who: Helping, going: tuple[str, ...], notes: Marginalia) -> str | None:
    """The id of the helper that a cell means; notes why it means none, or several.

    Of several who have the name it is the one with whom the child is paired already.
    """
    if word in going:
        return word
    paired = who.named(word, going)
    found = paired if len(paired) == 1 else who.found(word, role)
    if len(found) == 1:
        return found[0]
    parts = tuple(filter(None, map(str.strip, BETWEEN.split(word))))
    if found:
        several = "、".join(found)
        notes.refuse("pairings.with", f"在岗的帮扶人员里有 {len(found)} 位“{word}”：请写编号（{several}）")
    elif len(parts) > 1 and all(who.found(part, role) for part in parts):
        further = '"pairings[+]={with: 编号, role: 身份, since: 日期}"'
        how = f"请在表里留一位，其余的用 liushou set 姓名 {further} 添上"
        notes.refuse("pairings.with", f"“{word}”是 {len(parts)} 位，结对人一格写一位：{how}")
    else:
        notes.refuse(
            "pairings.with",
            f"在岗的帮扶人员里没有“{word}”：请先为其建档（导入帮扶人员，或 liushou new volunteer）",
        )
    return None


def _going(pairings: list[dict[str, Value]], asked: Asked) -> tuple[str, ...]:
    """Those with whom the child has a pairing that has not ended."""
    today = asked.on.isoformat()
    going = (one for one in pairings if (until := one.get("until")) is None or str(until) >= today)
    return tuple(str(one.get("with")) for one in going)


def _running(pairings: list[dict[str, Value]], id_: str, entry: Entry, asked: Asked) -> int | None:
    """The place of the pairing with this person that is meant: one that has not ended, else one of that day.

    Of several the one in the role, and of the day, that the row says.
    """
    today = asked.on.isoformat()
    mine = [index for index, one in enumerate(pairings) if one.get("with") == id_]
    going = [
        index for index in mine if (until := pairings[index].get("until")) is None or str(until) >= today
    ]
    if _SINCE in entry:
        going += [index for index in mine if pairings[index].get("since") == entry[_SINCE].value]
    role = entry[_ROLE].value if _ROLE in entry else None
    since = entry[_SINCE].value if _SINCE in entry else None
    return min(
        going,
        key=lambda index: (pairings[index].get("role") != role, pairings[index].get("since") != since),
        default=None,
    )


def _entries(value: Value) -> list[dict[str, Value]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
