"""What lies in a folder of records and is no plain record: told by a marker that changes when it does.

These are few, so they are looked at in full each time.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_PIECE = 1 << 20


def marker(root: Path, path: str, status: os.stat_result) -> bytes:
    """The marker of what stands at `path` below `root` and, links not followed, has this status.

    It changes whenever `store.sources` could say anything else of it: the names in a folder, however deep;
    where a link leads, and what is there.
    """
    mode, file = status.st_mode, root / path
    if stat.S_ISDIR(mode):
        return b"folder" + _digest(_names(file))
    if stat.S_ISLNK(mode):
        return b"link" + _digest(_followed(file))
    return b"file" if stat.S_ISREG(mode) else b"special"


def _names(folder: Path) -> Iterator[bytes]:
    for above, folders, files in os.walk(folder):
        folders.sort()
        yield os.fsencode(above)
        yield from map(os.fsencode, sorted(files))
        yield from map(os.fsencode, folders)


def _followed(file: Path) -> Iterator[bytes]:
    try:
        real = file.resolve(strict=True)
        mode = real.stat().st_mode
        yield os.fsencode(real)
        yield b"%o" % stat.S_IFMT(mode)
        if stat.S_ISREG(mode):
            with real.open("rb") as opened:
                while piece := opened.read(_PIECE):
                    yield piece
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links, before Python 3.13
        yield b"refused %d" % (getattr(error, "errno", None) or 0)


def _digest(parts: Iterator[bytes]) -> bytes:
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        hashed.update(b"%d " % len(part))
        hashed.update(part)
    return hashed.digest()
