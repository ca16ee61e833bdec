"""Which children a volunteer looks after on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from liushou.records.child import Child
from liushou.records.standing import on_register


def carers_of(child: Child, day: date) -> tuple[str, ...]:
    """The ids of those with an active adult pairing with the child on `day`, each once.

    Nobody where the child is not on the register.
    """
    carers = dict.fromkeys(pair.with_ for pair in child.pairings if pair.adult and pair.active(day))
    return tuple(carers) if carers and on_register(child, day) else ()


def in_care_of(children: Iterable[Child], day: date) -> Mapping[str, tuple[Child, ...]]:
    """The children on the register with whom each volunteer has an active adult pairing on `day`.

    By volunteer id; each child once, in the order given.
    """
    found: dict[str, dict[str, Child]] = {}
    for child in children:
        for carer in carers_of(child, day):
            found.setdefault(carer, {})[child.id] = child
    return {carer: tuple(looked_after.values()) for carer, looked_after in found.items()}
