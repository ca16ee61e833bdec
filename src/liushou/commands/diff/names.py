"""The names behind the ids that `diff` tells of: asked for all at once, and only those."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from liushou.records.present import Naming
from liushou.records.types import looks_like_id
from liushou.store.shelf import Shelf, called, with_id
from liushou.yamltext.reader import read

T = TypeVar("T")


def with_names(make: Callable[[Naming], T], shelves: Sequence[Shelf]) -> T:
    """What `make` makes with the names of those ids that it asks for, which it is asked twice to find out.

    The first of the shelves that has an archive says its name; with the id, where two have that name.
    """
    asked: dict[str, None] = {}

    def noted(word: str) -> str:
        asked[word] = None
        return word

    first = make(noted)
    names = _names([word for word in asked if looks_like_id(word)], shelves)
    if not names:
        return first
    shared = Counter(names.values())
    shown = {key: f"{name}（{key}）" if shared[name] > 1 else name for key, name in names.items()}
    return make(lambda word: shown.get(word, word))


def _names(words: Iterable[str], shelves: Sequence[Shelf]) -> dict[str, str]:
    found: dict[str, str] = {}
    left = list(words)
    for shelf in shelves:
        places = [(word, path) for word in left for path in with_id(shelf, word)]
        for (word, _), data in zip(places, shelf.texts(path for _, path in places), strict=True):
            name = called(read(data).value) if data else None
            if name is not None:
                found.setdefault(word, name)
        left = [word for word in left if word not in found]
    return found
