"""People who have an archive of their own in which care is written down: a child, or a resident."""

from dataclasses import dataclass
from typing import Literal

from liushou.records.child import Child
from liushou.records.resident import Resident

Person = Child | Resident
PersonKind = Literal["child", "resident"]


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """Whose archive: its kind and its id, which is unique among those of the kind."""

    kind: PersonKind
    id: str


def keeps_birthday(person: Person) -> bool:
    """True for a child and an elder (留守老人): their birthdays are remembered."""
    return isinstance(person, Child) or person.kind == "留守老人"


def owner_of(person: Person) -> Owner:
    """The owner of an archive, by the archive."""
    return Owner("child" if isinstance(person, Child) else "resident", person.id)
