"""Words of a unit's settings that go to its superior: none that tell of a person."""

import re
from collections.abc import Iterator
from hashlib import sha256

from liushou.store.load import Store

_SHORT = 12
_ID = re.compile(r"[a-z0-9-]+")
_NUMBER = re.compile(r"[0-9０-９]{7}")
"""No day and no count has seven digits in a row; telephones and id numbers have."""


def digest(text: str) -> str:
    """The beginning of a digest: by it units can tell whether they mean the same."""
    return sha256(text.encode("utf-8")).hexdigest()[:_SHORT]


class Discreet:
    """Knows who is in the archives of a store, to keep them out of words that leave it."""

    def __init__(self, store: Store) -> None:
        self._names = frozenset(_names(store))
        bodies = {one.name for one in store.volunteers.values() if one.kind == "单位"}
        self._people = frozenset(name for name in self._names - bodies if len(name) > 1)
        self._ids = frozenset((*store.children, *store.volunteers, *store.residents))

    def __call__(self, text: str) -> str:
        """The text itself; of one that names a person, or holds a telephone, its digest alone."""
        return self._told(text, self._names)

    def village(self, text: str) -> str:
        """A village as it may be told: 上湾村谭梦洁家, where there is a 谭梦洁, by its digest alone.

        A name of one character, or one of a body that helps, says nothing of a person: many villages have it.
        """
        return self._told(text, self._people)

    def _told(self, text: str, names: frozenset[str]) -> str:
        tells = (
            _NUMBER.search(text) is not None
            or not self._ids.isdisjoint(_ID.findall(text))
            or any(name in text for name in names)
        )
        return f"（涉及个人，不写明；摘要 {digest(text)}）" if tells else text


def _names(store: Store) -> Iterator[str]:
    for child in store.children.values():
        yield child.name
        yield from (one.name for one in child.parents if one.name)
        yield from (one.name for one in child.grandparents if one.name)
        yield from (one.name for one in child.guardians)
    yield from (one.name for one in store.volunteers.values())
    for resident in store.residents.values():
        yield resident.name
        yield from (one.name for one in resident.family if one.name)
    yield from (one.name for one in store.unit.leadership)
    yield from (one.contact.name for one in store.activities.values() if one.contact and one.contact.name)
