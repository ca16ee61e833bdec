"""Where the index lies, and making and removing its file so that nothing else is ever touched.

The index is a copy of what archives say: names, ids, findings. So its file is for its owner alone, it never
enters git, and whatever erases an archive must reach it: `remove` it, it is made anew.
"""

# ruff: noqa: PTH102, PTH108, PTH112, PTH118, PTH123 (an unchanged check is told again without importing pathlib, a tenth of what it takes)

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from liushou.store.root import STATE

if TYPE_CHECKING:
    from pathlib import Path

NAME = "index.sqlite"
_BESIDE = ("-wal", "-shm", "-journal")
_IGNORE = ".gitignore"
_POSIX = os.name == "posix"
_ANYBODY = 0o077
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class RefusedError(Exception):
    """No index can be kept here; says why, in Chinese."""


def place_of(root: "Path") -> "Path":
    """The file of the index of the store at `root`."""
    return root / STATE / NAME


def file_in(root: str) -> str:
    """The same as text."""
    return os.path.join(root, STATE, NAME)


def made_ready(root: str) -> str:
    """The file of the index, made if it is not there, for its owner alone.

    A file that others may read was not made here (git, for one, carries no such rights): it is removed
    first. Raises RefusedError where a link, a folder or another user's file is in its place, OSError where
    nothing can be written.
    """
    folder, file = os.path.join(root, STATE), file_in(root)
    try:
        os.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
    if os.path.realpath(folder) != folder:
        raise RefusedError(f"{STATE} 是链接")
    keep_out_of_git(root)
    if os.path.lexists(file):
        held = os.lstat(file)
        if not stat.S_ISREG(held.st_mode):
            raise RefusedError("索引的位置上不是普通文件")
        if _POSIX and held.st_uid != os.geteuid():
            raise RefusedError("索引属于别的用户")
        if not _POSIX or not held.st_mode & _ANYBODY:
            return file
        remove(root)
    with contextlib.suppress(FileExistsError):  # another process made it just now
        os.close(os.open(file, _NEW, 0o600))
    return file


def keep_out_of_git(root: str) -> None:
    """Have git pass over the folder of the index, whatever the store itself tells git. Raises OSError."""
    ignored = os.path.join(root, STATE, _IGNORE)
    if not os.path.lexists(ignored):
        with open(ignored, "w", encoding="utf-8", newline="\n") as opened:
            opened.write("*\n")


def remove(root: str) -> None:
    """Remove the index, and whatever SQLite keeps beside it. Raises OSError if that cannot be done."""
    file = file_in(root)
    for ending in ("", *_BESIDE):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(file + ending)
