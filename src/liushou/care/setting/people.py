"""Names of people and activities to the ids that the file has, and ids back to names."""

from dataclasses import dataclass

from liushou.records.kinds import KindName
from liushou.records.named import Meant
from liushou.records.types import looks_like_id
from liushou.store.load import Store
from liushou.store.who import find_one, records_of, title_of

_NAMED: tuple[KindName, ...] = ("child", "volunteer", "activity")


@dataclass(frozen=True, slots=True)
class People:
    """Whom the archives of a store know; without a store nobody."""

    store: Store | None = None

    def id_of(self, word: str, meant: Meant, kinds: tuple[KindName, ...]) -> str:
        """The id that a name means among `kinds`; an id, and a name that need not exist, is itself.

        Raises UsageError for a name that nobody or several have.
        """
        if self.store is None or looks_like_id(word) or not set(kinds) <= set(_NAMED):
            return word
        known = any(
            title_of(record) == word for kind in kinds for record in records_of(self.store, kind).values()
        )
        return find_one(self.store, word, kinds)[1] if known or not meant.plain else word

    def is_stranger(self, word: str, meant: Meant) -> bool:
        """True for the name of a helper of whom there is no archive, where one is usually meant."""
        volunteers = {} if self.store is None else self.store.volunteers
        known = word in volunteers or any(one.name == word for one in volunteers.values())
        return (
            self.store is not None and meant.kinds == ("volunteer",) and not known and not looks_like_id(word)
        )

    def name_of(self, word: str) -> str:
        """The name behind the id of a child, volunteer or activity; another word is itself."""
        if self.store is None:
            return word
        found = (records_of(self.store, kind).get(word) for kind in _NAMED)
        return next((title_of(record) for record in found if record is not None), word)
