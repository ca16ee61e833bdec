"""A village as templates see it: who can be called, where the rooms are."""

from collections.abc import Mapping
from datetime import date

from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.room_words import rooms_in_words
from liushou.documents.plain import Plain
from liushou.records.standing import on_register, standing
from liushou.records.unit import Room, ServiceContact
from liushou.store.load import Store


def villages(store: Store, on: date) -> tuple[str, ...]:
    """The villages the store knows of: those of its contacts, then those where its children live on `on`."""
    contacts = (each.village for each in store.unit.contacts)
    homes = (standing(each, on).village for each in store.children.values() if on_register(each, on))
    return tuple(dict.fromkeys(village for village in (*contacts, *homes) if village))


def village_context(
    store: Store,
    village: str,
    document: Mapping[str, Plain],
    *,
    on: date,
) -> dict[str, Plain]:
    """The context of templates `of: village`. It holds nothing of a child, so every reader sees the same.

    `village` is its name; `contacts` {service, name, phone} of the village, then those for everybody;
    `rooms` (room_words.rooms_in_words) in the village and those in none of the others; `unit` with its
    `hotline`; `document`; `on`.
    """
    others = [each for each in villages(store, on) if each != village]
    return {
        "village": village,
        "contacts": (*_contacts(store, village), *_contacts(store, None)),
        "rooms": rooms_in_words(each for each in store.unit.rooms if _is_near(each, village, others)),
        "unit": unit_facts(store.unit.unit),
        "document": document,
        "on": on,
    }


def _contacts(store: Store, village: str | None) -> tuple[dict[str, Plain], ...]:
    return tuple(_contact(each) for each in store.unit.contacts if each.village == village)


def _contact(contact: ServiceContact) -> dict[str, Plain]:
    """A contact with its phone, which is published for everybody to call."""
    return {"service": contact.service, "name": contact.name, "phone": contact.phone}


def _is_near(room: Room, village: str, others: list[str]) -> bool:
    text = room.name + room.place
    return village in text or not any(other in text for other in others)
