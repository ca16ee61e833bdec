"""The journal of a transaction: which file gets which staged text, sealed so that damage is seen."""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from liushou.store.root import is_key_path

_ABSENT = "-"
_FIELDS = 4
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its path relative to the root, and the SHA-256 of its bytes before and after.

    `staged` is the name of the new text in the folder of the transaction. None: the file is not there.
    """

    path: str
    staged: str
    before: str | None
    after: str | None


def encode(entries: Sequence[Entry]) -> bytes:
    """The journal as bytes: the SHA-256 of all that follows, then a line for each entry, parted by tabs."""
    body = "".join(
        f"{entry.path}\t{entry.staged}\t{entry.before or _ABSENT}\t{entry.after or _ABSENT}\n"
        for entry in entries
    ).encode()
    return f"{digest(body)}\n".encode() + body


def decode(data: bytes) -> tuple[Entry, ...]:
    """The entries of a journal. Raises ValueError if it is damaged or names a file it may not name."""
    seal, _, body = data.partition(b"\n")
    if seal != digest(body).encode():
        raise ValueError("the journal is not as it was written")
    return tuple(_entry(line) for line in body.decode().removesuffix("\n").split("\n"))


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(file: Path) -> str | None:
    """The digest of a file's bytes, None where there is none. Raises OSError if it cannot be read."""
    try:
        return digest(content_of(file))
    except FileNotFoundError:
        return None


def content_of(file: Path) -> bytes:
    """The bytes of a file. Raises OSError where it cannot be read or is none: a pipe would be waited for."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
    return file.read_bytes()


def may_write(path: str) -> bool:
    """Whether a transaction may write there: a YAML file or a key of the store, in no hidden folder.

    A journal that came with a copied folder must not reach outside the store, nor git's hooks.
    """
    way = PurePosixPath(path)
    plain = path.isprintable() and not any(part.startswith(".") for part in way.parts)
    known = way.suffix == ".yaml" or is_key_path(path)
    return plain and known and not {"\\", ":"} & set(path) and not way.is_absolute()


def _entry(line: str) -> Entry:
    fields = line.split("\t")
    if len(fields) != _FIELDS or not may_write(fields[0]) or not fields[1].isalnum():
        raise ValueError("an entry names no file of the store")
    path, staged, before, after = fields
    return Entry(path, staged, _known(before), _known(after))


def _known(written: str) -> str | None:
    if written == _ABSENT:
        return None
    if not _DIGEST.fullmatch(written):
        raise ValueError("an entry has no digest")
    return written
