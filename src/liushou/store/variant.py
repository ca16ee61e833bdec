"""A store as it would be with other contents of some files: an editor's text, the last commit's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from liushou.records.types import looks_like_id
from liushou.store.load import Store, assemble, load_bytes
from liushou.store.paths import id_of, kind_of
from liushou.store.root import SETTINGS
from liushou.store.sources import Reader, Source, read_bytes, settings_source


@dataclass(frozen=True, slots=True)
class Variant:
    """The other store, and how the text of its files is read (bytes, or a str that says why not)."""

    store: Store
    read: Reader


def variant(store: Store, contents: Mapping[str, bytes | None]) -> Variant:
    """The store with these contents by path; None for a file that is not there.

    Paths under which no archive can stand are left out.
    """
    given = {path: data for path, data in contents.items() if source_of(store.root, path)}
    kept = [file for file in store.files if file.source.path not in given]
    made = [
        load_bytes(source, data, store.keys)
        for path, data in given.items()
        if data is not None and (source := source_of(store.root, path))
    ]
    files = tuple(sorted((*kept, *made), key=lambda file: (file.source.path != SETTINGS, file.source.path)))
    return Variant(assemble(store.root, files, store.keys), lambda source: _read(source, given))


def source_of(root: Path, path: str) -> Source | None:
    """The source that a path in the store means, whether or not there is a file; None for no archive."""
    kind, record_id = kind_of(path), id_of(path)
    if path == SETTINGS:
        return settings_source(root)
    if kind is None or not looks_like_id(record_id):
        return None
    folder, _, name = path.rpartition("/")
    return Source(path, kind, record_id, _folder(root, folder) / name)


@lru_cache(8)
def _folder(root: Path, folder: str) -> Path:
    """Each part of a path is looked at when it is made: half the time, where all are of one folder."""
    return root / folder


def _read(source: Source, given: Mapping[str, bytes | None]) -> bytes | str:
    data = given.get(source.path)
    return read_bytes(source) if data is None else data
