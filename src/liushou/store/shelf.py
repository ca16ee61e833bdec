"""Single archives found by id or name, without reading the whole store."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from liushou.records.kinds import KINDS
from liushou.records.present import Naming
from liushou.store.git import objects
from liushou.store.paths import path_of
from liushou.store.repository import Repository, Revision
from liushou.store.root import SETTINGS
from liushou.store.sources import Source, read_bytes, settings_source, sources
from liushou.store.tree import files_at
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Shelf:
    """The archives of a store by their paths, and how the bytes of some of them are read, in order."""

    paths: frozenset[str]
    texts: Callable[[Iterable[str]], Iterator[bytes | None]]


def on_disk(root: Path) -> Shelf:
    """The archives as they lie in the folders of the store."""

    files = {found.path: found for found in sources(root) if isinstance(found, Source)}

    def texts(paths: Iterable[str]) -> Iterator[bytes | None]:
        for path in paths:
            source = settings_source(root) if path == SETTINGS else files.get(path)
            data = None if source is None else read_bytes(source)
            yield data if isinstance(data, bytes) else None

    return Shelf(frozenset(files), texts)


def in_revision(repo: Repository, revision: Revision) -> Shelf:
    """The archives as they stood at a revision."""
    start = f"{revision.commit}:{revision.prefix}"
    return Shelf(
        frozenset(files_at(repo, revision)),
        lambda paths: objects(repo.folder, (f"{start}{path}" for path in paths)),
    )


def with_id(shelf: Shelf, word: str) -> tuple[str, ...]:
    """The paths of the archives that have this id, one of each kind at most."""
    paths = (path_of(kind.name, word) for kind in KINDS if kind.folder is not None)
    return tuple(path for path in paths if path in shelf.paths)


def with_name(shelf: Shelf, word: str) -> tuple[str, ...]:
    """The paths of the archives whose name or title this is; only what holds the word is read as YAML."""
    paths, sought = sorted(shelf.paths), word.encode()
    found = zip(paths, shelf.texts(paths), strict=True)
    return tuple(path for path, data in found if data and sought in data and called(read(data).value) == word)


def called(values: dict[str, Value] | None) -> str | None:
    """What people call an archive with these values: its name or title."""
    name = (values.get("name") or values.get("title")) if values else None
    return name if isinstance(name, str) else None


def naming(shelf: Shelf) -> Naming:
    """The name or title behind an id, each archive read when it is first asked for; other text is itself."""

    @cache
    def name(word: str) -> str:
        paths = with_id(shelf, word)
        names = (called(read(data).value) for data in shelf.texts(paths) if data)
        return next((found for found in names if found), word)

    return name
