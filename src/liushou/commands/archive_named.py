"""Which archive a word means, also one that is deleted by now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from liushou.errors import UsageError
from liushou.history.words.of_children import class_of
from liushou.records.kinds import KindName
from liushou.store.commits import gone, texts_at
from liushou.store.git import changed_paths
from liushou.store.load import Store
from liushou.store.paths import id_of, kind_of, path_of
from liushou.store.repository import Repository
from liushou.store.root import SETTINGS
from liushou.store.shelf import Shelf, called, with_id, with_name
from liushou.store.who import find_one
from liushou.terms import written_term
from liushou.yamltext.reader import read

_KINDS: tuple[KindName, ...] = ("child", "volunteer", "activity", "resident", "term")
_SETTINGS = frozenset({"unit", "liushou", SETTINGS, "单位"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: up to the commit `start`, for a store at `prefix` in the repository.

    `shelf` are the archives there are now, or were then; `root` is where the files lie that count too, None
    where only what was committed counts.
    """

    repo: Repository
    start: str
    prefix: str
    shelf: Shelf
    root: Path | None


def path_named(place: Place, word: str, whole: Callable[[], Store]) -> str:
    """The path in the store of the archive that a word names: its id, its name or title, `unit`.

    What is there comes before what is deleted. Only where neither has the word, the `whole` store is read
    for what may have been meant. Raises UsageError.
    """
    if word in _SETTINGS:
        return SETTINGS
    sought = written_term(word) or word
    found = with_id(place.shelf, sought) or with_name(place.shelf, sought)
    found = found or _deleted(place, sought)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = "、".join(_candidate(place, path) for path in found)
        raise UsageError(f"有 {len(found)} 个“{word}”：{candidates}。请用编号指明是哪一个。")
    if place.root is None:
        raise UsageError(f"档案里没有“{word}”，删除了的里面也没有：请核对编号或姓名。")
    kind, record_id, _ = find_one(whole(), sought, _KINDS)
    return path_of(kind, record_id)


def _deleted(place: Place, word: str) -> tuple[str, ...]:
    """The archives with that id, or else that name, that were there once and are no more."""
    last = dict(_last_there(place))
    same_id = tuple(path for path in last if id_of(path) == word)
    if same_id:
        return same_id
    texts = texts_at(place.repo, ((then, place.prefix + path) for path, then in last.items()))
    found = zip(last, texts, strict=True)
    return tuple(
        path for path, data in found if data and word.encode() in data and called(read(data).value) == word
    )


def _last_there(place: Place) -> Iterator[tuple[str, str]]:
    """Every archive that is no more, and a commit that still has it."""
    seen = set(place.shelf.paths)
    for path in sorted(changed_paths(place.root) or ()) if place.root is not None else ():
        if path not in seen and kind_of(path) is not None:
            seen.add(path)
            yield path, place.start
    for commit, whole in gone(place.repo, place.start, place.prefix):
        path = whole.removeprefix(place.prefix)
        if path not in seen and kind_of(path) is not None:
            seen.add(path)
            yield path, f"{commit}^"


def _candidate(place: Place, path: str) -> str:
    kind, data = kind_of(path), next(iter(place.shelf.texts([path])))
    values = read(data).value if data else None
    about = [kind.label] if kind is not None else []
    about += [class_of(values)] if values is not None else ["已删除"]
    return f"{id_of(path)}（{'，'.join(filter(None, about))}）"
