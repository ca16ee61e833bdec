"""What a command means to write: edits of archives, new files and removals, as the bytes of each file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from liushou.errors import EditError, StoreError
from liushou.records.describe import field_at, fields_at, fields_of
from liushou.records.fields import Record
from liushou.store.load import Store, load_bytes
from liushou.store.sources import Source, read_bytes
from liushou.store.variant import source_of
from liushou.yamltext.amend import Edit, Insert, Put, amended
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Path


@dataclass(frozen=True, slots=True)
class Amendment:
    """Edits of one archive, one after the other; `path` is relative to the root (`data/children/…`)."""

    path: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is not there yet."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Removal:
    """An archive that is to be no more."""

    path: str


Draft = Amendment | NewFile | Removal


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after; None where it is not there."""

    source: Source
    before: bytes | None
    after: bytes | None

    @property
    def path(self) -> str:
        """The file's path, relative to the root."""
        return self.source.path

    @property
    def absolute(self) -> FilePath:
        """Where the file is."""
        return self.source.absolute


def put(model: type[Record], path: Path, value: Value) -> Put:
    """A Put whose new key takes the place that the model gives it."""
    return Put(path, value, tuple(fields_at(model, path[:-1])), in_lines=_grows(model, path))


def insert(model: type[Record], path: Path, value: Value, index: int | None = None) -> Insert:
    """An Insert whose new list takes the place that the model gives it."""
    return Insert(path, value, index, tuple(fields_at(model, path[:-1])), in_lines=_grows(model, path))


def _grows(model: type[Record], path: Path) -> bool:
    """True for what is added to later: a case gets steps, an outcome feedback."""
    found = field_at(model, path)
    parts = fields_of(found.part).values() if found is not None and found.part is not None else ()
    return any(info.many and info.part is not None for info in parts)


def changes_of(store: Store, drafts: Iterable[Draft]) -> tuple[FileChange, ...]:
    """The files that the drafts change, by path; a file that stays as it is is left out.

    Several amendments of one file follow one another. Raises EditError where a text cannot be changed with
    certainty, StoreError where a file cannot be read, is gone, is already there, or now says something else
    than the store has: edits name items of lists by their place.

    Edits speak of what the store's keys opened; what is written is sealed again with them.
    """
    then = {file.source.path: file.record for file in store.files}
    files: dict[str, FileChange] = {}
    for draft in drafts:
        file = files.get(draft.path) or _now(store, draft.path)
        if isinstance(draft, NewFile):
            if file.after is not None:
                raise StoreError(f"{draft.path} 已经有了，没有写入任何文件：请换一个编号。")
            files[draft.path] = replace(file, after=draft.data)
        elif file.after is None:
            raise StoreError(f"{draft.path} 不见了，没有写入任何文件：请再运行一次。")
        else:
            if file.after == file.before:
                _hold_as_read(store, file, then.get(draft.path))
            after = None if isinstance(draft, Removal) else _amended(draft.path, file.after, draft.edits)
            files[draft.path] = replace(file, after=after)
    sealed = (_sealed(store, file) for _, file in sorted(files.items()) if file.after != file.before)
    return tuple(file for file in sealed if file.after != file.before)


def _sealed(store: Store, file: FileChange) -> FileChange:
    if file.after is None:
        return file
    return replace(file, after=store.keys.sealed(file.source, file.after, file.before or b""))


def _hold_as_read(store: Store, file: FileChange, then: Record | None) -> None:
    """Raise StoreError where somebody changed the record since the store was read."""
    if load_bytes(file.source, file.before or b"", store.keys).record != then:
        raise StoreError(f"{file.path} 刚刚被别的程序改动，没有写入任何文件：请再运行一次。")


def _amended(path: str, data: bytes, edits: tuple[Edit, ...]) -> bytes:
    try:
        return amended(data, edits)
    except EditError as error:
        raise EditError(f"{path}：{error.message}没有写入任何文件。") from None


def _now(store: Store, path: str) -> FileChange:
    """A file of the store as it is, not changed yet."""
    source = source_of(store.root, path)
    if source is None:
        raise StoreError(f"{path} 不是档案文件的路径，没有写入任何文件。")
    if not source.absolute.is_symlink() and not source.absolute.exists():
        return FileChange(source, None, None)
    data = read_bytes(source)
    if isinstance(data, str):
        raise StoreError(f"{path}：{data}。没有写入任何文件。")
    return FileChange(source, data, data)
