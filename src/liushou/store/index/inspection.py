"""What there is of an index, looked at without changing it: for `doctor`."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from liushou.oserror import reason_of
from liushou.store.index.base import DATABASE_ERRORS, PATIENCE_SECONDS
from liushou.store.index.place import place_of
from liushou.store.index.schema import connected, is_ours


@dataclass(frozen=True, slots=True)
class Inspection:
    """Where the index is to be, its size in bytes (None: there is none), in Chinese why it is of no use."""

    file: Path
    size: int | None
    trouble: str | None


def inspected(root: Path) -> Inspection:
    """The index of the store at `root`; the whole of it is read."""
    file = place_of(root)
    try:
        size = file.lstat().st_size
    except FileNotFoundError:
        return Inspection(file, None, None)
    except OSError as error:
        return Inspection(file, None, reason_of(error))
    if file.is_symlink() or not file.is_file():
        return Inspection(file, size, "不是普通文件")
    try:
        with contextlib.closing(connected(str(file.resolve()), PATIENCE_SECONDS, write=False)) as base:
            whole = is_ours(base)
    except DATABASE_ERRORS:
        whole = False
    return Inspection(file, size, None if whole else "打不开，或不是这个版本的")
