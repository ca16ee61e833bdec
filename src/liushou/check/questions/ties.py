"""The pairings and helps of all files, for LS203 and LS204."""

from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.resident import Helper, Resident

_HELPER = "帮扶人"
"""The role of those who help a resident."""

Tie = tuple[str, str, str, str | None]
"""With whom, in which role, since and until when (ISO)."""


class Ties(NamedTuple):
    """The ties of a child or resident: the id written in the file, whether it is still open today, and each
    tie in its order.
    """

    owner: str
    registered: bool
    ties: tuple[Tie, ...]


@gathering("ties", Child, Resident)
def ties(owner: Child | Resident, setting: Setting) -> Ties | None:
    """A closed archive is off the register from closed_on; one not yet registered is LS308's matter."""
    found = (
        tuple(_tie(one, one.role) for one in owner.pairings)
        if isinstance(owner, Child)
        else tuple(_tie(one, _HELPER) for one in owner.helpers)
    )
    return Ties(owner.id, owner.closed_on is None or setting.on < owner.closed_on, found) if found else None


def _tie(one: Pairing | Helper, role: str) -> Tie:
    return one.with_, role, one.since.isoformat(), None if one.until is None else one.until.isoformat()
