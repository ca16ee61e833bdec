"""Who the children and helpers of a store are, and whether they are still there."""

from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.records.child import Child
from liushou.records.in_care import carers_of
from liushou.records.standing import on_register
from liushou.records.vocabulary import VolunteerKind
from liushou.records.volunteer import ClearanceLack, Volunteer


class Helper(NamedTuple):
    """A volunteer. Days are ISO.

    `left`: has left by today. `left_on` is None too where it lies before the joining (LS303). `lack` is what
    the clearance lacks today, `checked_on` its day.
    """

    name: str
    kind: VolunteerKind
    left: bool
    left_on: str | None
    capacity: int | None
    lack: ClearanceLack | None
    checked_on: str | None


class Away(NamedTuple):
    """A child who is not on the register today (`off`), or was not at some time.

    `stays` are the times on the register (ISO), if one of them has ended and each is in order (LS303).
    """

    off: bool
    stays: tuple[tuple[str, str | None], ...]


@gathering("children", Child)
def name_of_child(child: Child, _: Setting) -> str:
    """A child's name."""
    return child.name


@gathering("helpers", Volunteer)
def helper(volunteer: Volunteer, setting: Setting) -> Helper:
    """What there is to know of a volunteer."""
    on, checked, left_on = setting.on, volunteer.clearance, volunteer.left_on
    return Helper(
        volunteer.name,
        volunteer.kind,
        volunteer.has_left(on),
        left_on.isoformat() if left_on is not None and left_on >= volunteer.joined_on else None,
        volunteer.capacity,
        volunteer.clearance_lack(on, setting.unit.pairing.clearance_months),
        None if checked is None else checked.checked_on.isoformat(),
    )


@gathering("away", Child)
def away(child: Child, setting: Setting) -> Away | None:
    """Nothing of a child who is on the register and always was."""
    off = not on_register(child, setting.on)
    if not off and child.closed_on is None and not child.earlier:
        return None
    stays = child.stays
    whole = len(stays) == len(child.earlier) + 1
    if not whole or all(stay.last is None for stay in stays):
        return Away(off, ()) if off else None
    days = ((stay.first.isoformat(), stay.last.isoformat() if stay.last else None) for stay in stays)
    return Away(off, tuple(days))


@gathering("carers", Child)
def carers(child: Child, setting: Setting) -> tuple[str, ...] | None:
    """The ids of those in whose care a child is today."""
    return carers_of(child, setting.on) or None
