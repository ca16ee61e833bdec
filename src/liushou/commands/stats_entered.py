"""A publication goes into the ledger of the store, and then into its file: never a file without its entry."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from liushou.commands.writing import write
from liushou.console import note
from liushou.errors import StoreError, UsageError
from liushou.records.kinds import BY_NAME
from liushou.records.publication import Publication
from liushou.stats.disclosure.publication import entry_text
from liushou.store.drafts import FileChange, NewFile
from liushou.store.ledger import publications
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.sources import Source
from liushou.store.transaction import commit
from liushou.store.write import write_atomic


def check_place(output: Path | None) -> None:
    """Raise UsageError where no file can be written, before anything is entered."""
    if output is not None and output.is_dir():
        raise UsageError(f"“{output}”是文件夹：请写上文件名。")
    if output is not None and not output.parent.is_dir():
        raise UsageError(f"没有“{output.parent}”这个文件夹：请先建立，或换一个位置。")


def enter(store: Store, found: Publication, day: date) -> None:
    """Into the ledger, unless the same stands there already."""
    if found.id in publications(store):
        note(f"同样的数已经公布过（{path_of('publication', found.id)}），没有重复记入发布台账。")
    else:
        write(store, [_entry(found)], day, "已记入发布台账", dry_run=False)


def enter_and_write(store: Store, found: Publication, day: date, data: bytes, output: Path) -> None:
    """Into the ledger with the digest of the file, then to the file.

    An entry whose file could not be written is taken back. Raises StoreError.
    """
    digest, earlier = sha256(data).hexdigest(), publications(store).get(found.id)
    if earlier is None:
        found = found.model_copy(update={"file_digest": digest})
    enter(store, found, day)
    try:
        write_atomic(output, data)
    except StoreError as error:
        # The disk may have refused to confirm a file that is there.
        if earlier is None and not (output.is_file() and output.read_bytes() == data):
            _take_back(store, found, error)
        raise
    note(f"已写入 {output}")
    if earlier is not None and earlier.file_digest != digest:
        note("台账里记的校验值不是这个文件的：校验值只记头一次公布时写的文件。")


def _entry(found: Publication) -> NewFile:
    return NewFile(path_of("publication", found.id), entry_text(found).encode("utf-8"))


def _take_back(store: Store, found: Publication, why: StoreError) -> NoReturn:
    """Remove what was entered a moment ago. Raises StoreError that says what became of it."""
    entry = _entry(found)
    source = Source(entry.path, BY_NAME["publication"], found.id, store.root / entry.path)
    try:
        commit(store.root, [FileChange(source, entry.data, None)])
    except StoreError as error:
        raise StoreError(f"{why}没有公布，但台账里已经记了 {entry.path}，请删去它：{error}") from error
    raise StoreError(f"{why}没有公布，刚记入台账的 {entry.path} 已经取回。") from why
