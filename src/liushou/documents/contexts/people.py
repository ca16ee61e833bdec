"""`who` as people: names, with position where it is known."""

from collections.abc import Iterable

from liushou.documents.plain import Plain
from liushou.store.load import Store


def names(store: Store, who: Iterable[str] | None) -> tuple[str, ...]:
    """The names behind ids of volunteers; plain names as they are."""
    return tuple(store.name_of(each) for each in who or ())


def people(store: Store, who: Iterable[str] | None) -> tuple[dict[str, Plain], ...]:
    """Each person as {name, position, organisation}; what is not known is None."""
    return tuple(_person(store, each) for each in who or ())


def _person(store: Store, who: str) -> dict[str, Plain]:
    volunteer = store.volunteers.get(who)
    if volunteer is None:
        return {"name": who, "position": None, "organisation": None}
    return {
        "name": volunteer.name,
        "position": volunteer.position,
        "organisation": volunteer.organisation,
    }
