"""Children with siblings, and who looks after them, for LS509."""

from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.halfwidth import narrow
from liushou.phones import digits_of
from liushou.records.child import Child
from liushou.records.standing import on_register
from liushou.sealed import is_sealed


class Keeper(NamedTuple):
    """A guardian with a phone: the place in the list, relation, name, and the digits of the phone.

    One whose phone is sealed tells nothing: it cannot be compared.
    """

    place: int
    relation: str
    name: str
    digits: str


class Family(NamedTuple):
    """A child who names siblings: whether on the register today, their ids, and the guardians with phones."""

    name: str
    registered: bool
    siblings: tuple[str, ...]
    keepers: tuple[Keeper, ...]


@gathering("families", Child)
def family(child: Child, setting: Setting) -> Family | None:
    """Nothing of a child who names no siblings."""
    if not child.siblings:
        return None
    keepers = (
        Keeper(place, one.relation, one.name, digits_of(narrow(one.phone or "")))
        for place, one in enumerate(child.guardians)
        if not is_sealed(one.phone)
    )
    registered = on_register(child, setting.on)
    return Family(child.name, registered, child.siblings, tuple(one for one in keepers if one.digits))
