"""What lies in a folder of records and is no plain record: told by a marker that changes when it does.

These are few, so they are looked at in full each time.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from liushou.store.root import LARGEST_READ
from liushou.store.sources import below


def marker(root: Path, path: str, status: os.stat_result) -> bytes:
    """The marker of what stands at `path` below `root` and, links not followed, has this status.

    It changes whenever `store.sources` could say anything else of it: the names in a folder, however deep;
    where a link leads, and what is there; what is read of a file too large to be a record.
    """
    mode, file = status.st_mode, root / path
    if stat.S_ISDIR(mode):
        return b"folder" + _digest(_names(file))
    if stat.S_ISLNK(mode):
        return b"link" + _digest(_followed(file))
    if not stat.S_ISREG(mode):
        return b"special"
    return b"file" if status.st_size <= LARGEST_READ else b"large" + _digest(_beginning(file))


def _names(folder: Path) -> Iterator[bytes]:
    for entry in below(folder):
        yield os.fsencode(entry.path)
        yield b"folder" if entry.is_dir(follow_symlinks=False) else b"file"


def _followed(file: Path) -> Iterator[bytes]:
    try:
        real = file.resolve(strict=True)
        mode = real.stat().st_mode
        yield os.fsencode(real)
        yield b"%o" % stat.S_IFMT(mode)
        if stat.S_ISREG(mode):
            yield from _beginning(real)
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links, before Python 3.13
        yield b"refused %d" % (getattr(error, "errno", None) or 0)


def _beginning(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            yield opened.read(LARGEST_READ)
    except OSError as error:
        yield b"refused %d" % (error.errno or 0)


def _digest(parts: Iterator[bytes]) -> bytes:
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        hashed.update(b"%d " % len(part))
        hashed.update(part)
    return hashed.digest()
