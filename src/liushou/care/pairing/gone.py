"""Children who have a pairing by the archive, and nobody in fact: whoever it is with is gone (LS203)."""

from collections.abc import Iterable, Mapping
from datetime import date

from liushou.care.leaving.child import Named, naming
from liushou.care.pairing.ended import Running, running
from liushou.records.standing import on_register
from liushou.store.load import Store


def held(
    store: Store, child: str, day: date, named: Mapping[str, tuple[Named, ...]], *, peers: bool
) -> tuple[Running, ...]:
    """The child's pairings with adults, or with peers, that hold on the day or begin later.

    `named` is what `naming` finds in the store.
    """
    pairings = (*store.children[child].pairings, *(one.pairing for one in named.get(child, ())))
    days = (day, *sorted({pair.since for pair in pairings if pair.since > day}))
    return tuple(tie for tie in running(store, child, days, named) if tie.pairing.adult is not peers)


def left_alone(
    store: Store, children: Iterable[str], day: date, *, peers: bool
) -> dict[str, tuple[Running, ...]]:
    """Those of the children, on the register on the day, all of whose pairings are with people who are gone.

    Gone is who has left service or the register by the day, or by the first day of the pairing, and who is
    in no archive.
    """
    named = naming(store.children.values())
    ties = {
        id_: held(store, id_, day, named, peers=peers)
        for id_ in children
        if on_register(store.children[id_], day)
    }
    return {id_: each for id_, each in ties.items() if each and all(_gone(store, tie, day) for tie in each)}


def _gone(store: Store, tie: Running, day: date) -> bool:
    then = max(day, tie.pairing.since)
    volunteer, peer = store.volunteers.get(tie.other), store.children.get(tie.other)
    if volunteer is not None:
        return volunteer.has_left(then)
    return peer is None or not on_register(peer, then)
