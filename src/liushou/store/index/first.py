"""The table of a store whose every file has just been read: what `tree_state` would else read again."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from liushou.store.index.folder import names_in
from liushou.store.index.state import MARGIN_NS, StatTable
from liushou.store.index.table import NEVER, SIGNATURE, Known, Table, encoded, joined
from liushou.store.root import SETTINGS


class Read(NamedTuple):
    """A file that was read: its status before that (`signature_of`) and the key of what was in it."""

    signature: bytes
    key: bytes


def signature_of(path: str) -> bytes:
    """The status of a file, links not followed. Raises OSError."""
    status = os.lstat(path)
    return SIGNATURE.pack(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def keep_read(
    root: Path, folders: Sequence[str], stats: StatTable, files: Mapping[str, Read], *, began: int, width: int
) -> None:
    """Keep the keys of files, by path, that were read after the moment `began` (`StatTable.moment`).

    A file whose times are not older than `tree_state` trusts is left to it, as is every other one. Raises
    OSError where a folder cannot be listed.
    """
    root, before = root.resolve(), began - MARGIN_NS
    tables = {"": _table("", [SETTINGS], files, before, width)}
    for folder in folders:
        names = names_in(str(root), f"data/{folder}")
        if names is None:
            return
        tables[f"data/{folder}"] = _table(f"data/{folder}/", names, files, before, width)
    stats.keep(encoded(Known(width, b"", before, tables)))


def _table(start: str, names: Sequence[str], files: Mapping[str, Read], before: int, width: int) -> Table:
    unknown = Read(NEVER, bytes(width))
    found = [files.get(start + name, unknown) for name in names]
    trusted = [one if _older(one.signature, before) else unknown for one in found]
    listed = joined(names)
    keys = b"".join(one.key for one in trusted)
    return Table(listed, keys, b"".join(one.signature for one in trusted), listed)


def _older(signature: bytes, before: int) -> bool:
    _, modified, changed, _ = SIGNATURE.unpack(signature)
    return bool(max(modified, changed) < before)
