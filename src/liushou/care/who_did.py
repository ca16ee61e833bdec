"""Who did something, as the command line or a sheet names them: the people of a `by` field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liushou.care.own_words import own_words
from liushou.errors import UsageError
from liushou.records.types import looks_like_id
from liushou.store.load import Store
from liushou.store.who import find_one, is_filter
from liushou.yamltext.scalars import Value

_BETWEEN = re.compile("[、，,；;]")
_WITH_ID = re.compile("(.+)[（(]([0-9a-z-]+)[）)]")


@dataclass(frozen=True, slots=True)
class Carers:
    """`who` as a `by` field has them (ids, else names); `strangers` are the names without an archive."""

    who: tuple[str, ...]
    strangers: tuple[str, ...] = ()


def words_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of texts that may list several, separated by 、 or a comma; each once."""
    words = (own_words(word) for text in texts for word in _BETWEEN.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


def carers(store: Store, texts: Iterable[str]) -> Carers:
    """The volunteers that the texts name by id or unique name; a name nobody has stays as it is.

    何秀兰（v-1a2b3） is meant by its id, where several have the name. Raises UsageError for an id that does
    not exist, a name that several have, and a condition.
    """
    who: list[str] = []
    strangers: list[str] = []
    for given in words_of(texts):
        word = _known_id(store, given) or given
        if is_filter(word):
            raise UsageError(f"经办的人要写编号或姓名，不能写条件“{word}”。")
        stranger = not looks_like_id(word) and not any(one.name == word for one in store.volunteers.values())
        if stranger:
            strangers.append(word)
        who.append(word if stranger else find_one(store, word, ("volunteer",))[1])
    return Carers(tuple(dict.fromkeys(who)), tuple(strangers))


def _known_id(store: Store, word: str) -> str | None:
    """The id that a word is, or that stands behind the name it belongs to."""
    if word.lower() in store.volunteers:
        return word.lower()
    found = _WITH_ID.fullmatch(word)
    known = store.volunteers.get(found[2]) if found else None
    return known.id if found and known and known.name == found[1] else None


def volunteers_of(store: Store, texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of the volunteers that the texts name. Raises UsageError for a name without an archive."""
    found = carers(store, texts)
    if found.strangers:
        unknown = "、".join(found.strangers)
        raise UsageError(
            f"帮扶人员里没有“{unknown}”：请写已有的编号、姓名，或先用 liushou new volunteer 建档。"
        )
    return found.who


def by_value(who: tuple[str, ...]) -> Value:
    """The people as a file has them: one alone, several in a list."""
    return who[0] if len(who) == 1 else list(who)
