"""结对帮扶对接表: who helps whom, by class and by helper, and which children help each other."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import get_args

from liushou.documents.contexts.child_people import helper
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roster import Listed, listed, roster, term_day
from liushou.documents.plain import Plain
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.standing import on_register
from liushou.records.term import Term
from liushou.records.vocabulary import VolunteerKind

_KINDS: tuple[str, ...] = get_args(VolunteerKind)
_UNKNOWN = ("name", "kind", "sex", "organisation", "position", "phone")


def pairing_facts(
    reader: Reader, term: Term, on: date, among: Collection[str] | None = None
) -> dict[str, Plain]:
    """`pairing`: {day, rows, helpers, peers, unpaired, counts}, of pairings that hold on `day`.

    `day` is `on`, kept within the term. `rows`: {number, child, class, village, helper, role, since,
    signed_on}, a pairing with an adult each, by class; `helper` has name, kind, organisation, position,
    phone (internal readers only). `helpers`: the same people with `children`, {child, class} each, by kind.
    `peers`: {number, child, class, peer, peer_class, role, since}, each pair once. `unpaired`: {child,
    class, village} of the term's population without an adult. `counts`: {pairs, children, helpers, peers,
    unpaired}. With `among`, a set of ids, only pairings of these children.
    """
    day = term_day(term, on)
    children = listed(reader, _on_register(reader, day), day)
    wanted = frozenset((one.child.id for one in children) if among is None else among)
    asked = [one for one in children if one.child.id in wanted]
    pairs = [(one, pair) for one in asked for pair in _of_adults(one.child, day)]
    rows = tuple(_row(reader, number, one, pair) for number, (one, pair) in enumerate(pairs, 1))
    paired = {one.child.id for one, _ in pairs}
    names = {one.child.id: one.name for one in children}
    left = (one for one in roster(reader, term, day) if one.child.id in wanted - paired)
    unpaired = tuple(_place(one, names) for one in left)
    helpers, peers = _helpers(reader, pairs), _peers(reader, children, day, wanted)
    counts = {
        "pairs": len(rows),
        "children": len(paired),
        "helpers": len(helpers),
        "peers": len(peers),
        "unpaired": len(unpaired),
    }
    return {
        "day": day,
        "rows": rows,
        "helpers": helpers,
        "peers": peers,
        "unpaired": unpaired,
        "counts": counts,
    }


def _on_register(reader: Reader, day: date) -> Iterable[Child]:
    return (child for child in reader.store.children.values() if on_register(child, day))


def _of_adults(child: Child, day: date) -> list[Pairing]:
    active = [pair for pair in child.pairings if pair.adult and pair.active(day)]
    return sorted(active, key=lambda pair: pair.since)


def _row(reader: Reader, number: int, one: Listed, pair: Pairing) -> dict[str, Plain]:
    return {
        "number": number,
        "child": one.name,
        "class": one.class_label,
        "village": one.then.village,
        "helper": _helper(reader, pair.with_),
        "role": pair.role,
        "since": pair.since,
        "signed_on": pair.signed_on,
    }


def _helper(reader: Reader, id_: str) -> dict[str, Plain]:
    """A helper as people are given; of one without a file nothing is known. Phones are for the unit only."""
    known = reader.store.volunteers.get(id_)
    found: dict[str, Plain] = dict.fromkeys(_UNKNOWN) if known is None else helper(reader, known)
    return found if reader.audience == "internal" else {**found, "phone": None}


def _helpers(reader: Reader, pairs: Sequence[tuple[Listed, Pairing]]) -> tuple[dict[str, Plain], ...]:
    children: dict[str, dict[str, dict[str, Plain]]] = {}
    for one, pair in pairs:
        mine = children.setdefault(pair.with_, {})
        mine[one.child.id] = {"child": one.name, "class": one.class_label}
    ordered = sorted(children, key=lambda id_: (_kind_order(reader, id_), id_))
    return tuple({**_helper(reader, id_), "children": tuple(children[id_].values())} for id_ in ordered)


def _kind_order(reader: Reader, id_: str) -> int:
    known = reader.store.volunteers.get(id_)
    return _KINDS.index(known.kind) if known else len(_KINDS)


def _peers(
    reader: Reader, children: Sequence[Listed], day: date, wanted: frozenset[str]
) -> tuple[dict[str, Plain], ...]:
    """Each pair of which one is wanted, once, though it may be written on either side or on both."""
    known = {one.child.id: one for one in children}
    rows: dict[tuple[frozenset[str], str], dict[str, Plain]] = {}
    for one in children:
        for pair in one.child.pairings:
            if pair.adult or not pair.active(day) or wanted.isdisjoint((one.child.id, pair.with_)):
                continue
            key = frozenset((one.child.id, pair.with_)), pair.role
            other = _peer(reader, known, pair.with_)
            if other is not None and key not in rows:
                rows[key] = {
                    "number": len(rows) + 1, "child": one.name, "class": one.class_label, **other,
                    "role": pair.role, "since": pair.since,
                }  # fmt: skip
    return tuple(rows.values())


def _peer(reader: Reader, known: dict[str, Listed], id_: str) -> dict[str, Plain] | None:
    """The other child: on the register, or a helping classmate (masked like one); None for anyone else."""
    if id_ in known:
        return {"peer": known[id_].name, "peer_class": known[id_].class_label}
    classmate = reader.store.volunteers.get(id_)
    if classmate is None:
        return None
    of_class = (classmate.position or "").removesuffix("学生") or None
    return {"peer": reader.text(classmate.name, Sensitivity.NAME), "peer_class": of_class}


def _place(one: Listed, names: dict[str, str]) -> dict[str, Plain]:
    return {"child": names[one.child.id], "class": one.class_label, "village": one.then.village}
