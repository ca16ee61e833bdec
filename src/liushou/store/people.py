"""Children and residents together: whose archive a word means, where it lies, what it holds."""

from collections.abc import Sequence
from datetime import date

from liushou.errors import UsageError
from liushou.records.kinds import BY_NAME
from liushou.records.person import Owner, Person, PersonKind
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.who import each_alone, find_many, find_one, parted, records_of

BY_FILTER = "要按条件选留守妇女、老人，请加 --residents。"
"""Said where a filter finds no child."""
_BOTH: tuple[PersonKind, ...] = ("child", "resident")


def person_of(store: Store, owner: Owner) -> Person:
    """The archive of an owner that is in the store."""
    return store.children[owner.id] if owner.kind == "child" else store.residents[owner.id]


def file_of(owner: Owner) -> str:
    """The path of the owner's archive in the store."""
    return path_of(owner.kind, owner.id)


def kinds_kept(store: Store) -> tuple[PersonKind, ...]:
    """Children, and residents where the store keeps any."""
    return _BOTH if store.ids("resident") else ("child",)


def find_people(
    store: Store, words: Sequence[str], day: date, but: Sequence[str] = (), *, residents: bool = False
) -> tuple[Owner, ...]:
    """Whom the words mean: ids and names among children and residents, filters among children.

    With `residents` all of them mean residents. Without words everybody; each of `but` leaves out whoever it
    means. Children first, in the order of the store, each once. Raises UsageError.
    """
    kinds = ("resident",) if residents else kinds_kept(store)
    every = [Owner(kind, id_) for kind in kinds for id_ in records_of(store, kind)]
    chosen = _meant(store, words, kinds, day) if words else set(every)
    left_out = {owner for word in each_alone(but) for owner in _meant(store, (word,), kinds, day)}
    return tuple(owner for owner in every if owner in chosen - left_out)


def _meant(store: Store, words: Sequence[str], kinds: Sequence[PersonKind], day: date) -> set[Owner]:
    people, filters = parted(words)
    found = {_named(store, word, kinds) for word in people}
    if filters:
        found |= {Owner(kinds[0], id_) for id_ in _fitting(store, filters, kinds, day)}
    return found


def _named(store: Store, word: str, kinds: Sequence[PersonKind]) -> Owner:
    kind, id_, _ = find_one(store, word, kinds)
    return Owner("resident" if kind == "resident" else "child", id_)


def _fitting(store: Store, filters: Sequence[str], kinds: Sequence[PersonKind], day: date) -> tuple[str, ...]:
    try:
        return find_many(store, filters, kinds[0], day)
    except UsageError as error:
        if "resident" in kinds[1:] and _fits_residents(filters):
            raise UsageError(f"{error.message}\n{BY_FILTER}") from None
        raise


def _fits_residents(filters: Sequence[str]) -> bool:
    from liushou.records.filters import record_filter

    try:
        for word in filters:
            record_filter(word, BY_NAME["resident"].model)
    except UsageError:
        return False
    return True
