"""What archives are compared by, for LS401."""

from typing import NamedTuple

from liushou.check.setting import Setting
from liushou.check.world import gathering
from liushou.records.child import Child
from liushou.records.names import plain_name
from liushou.records.resident import Resident
from liushou.store.likeness import Traits, id_number_of, traits_of


class ResidentTraits(NamedTuple):
    """A resident: days are ISO, `id` is the one written in the file; number and `plain` name as compared."""

    registered_on: str
    id: str
    id_number: str | None
    plain: str
    birth_date: str
    name: str


@gathering("child_traits", Child)
def child_traits(child: Child, _: Setting) -> Traits:
    """A child's."""
    return traits_of(child)


@gathering("resident_traits", Resident)
def resident_traits(resident: Resident, _: Setting) -> ResidentTraits:
    """A resident's."""
    return ResidentTraits(
        resident.registered_on.isoformat(),
        resident.id,
        id_number_of(resident),
        plain_name(resident.name),
        resident.birth_date.isoformat(),
        resident.name,
    )
