"""What was found out about the files of a store: names, content keys, signatures. As bytes, to be kept.

Everything lies in three strings of bytes a folder, entry by entry, so that ten thousand files are read back
and compared without touching one of them.
"""

import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

SIGNATURE = struct.Struct("<QqqQ")
"""Size in bytes, mtime and ctime in nanoseconds, inode."""
NEVER = bytes(SIGNATURE.size)
"""The signature of a file that is looked at each time."""
_FORM = b"liushou-tree-1"
_LENGTH = struct.Struct("<Q")
_NUMBERS = struct.Struct("<Qq")


class Table(NamedTuple):
    """One folder: `names` are its sorted names but those that begin with a dot, joined by `/`.

    `keys` has a content key for each name, zeros for what has none (not a plain record); `signatures` has
    one for each name, `NEVER` where none may be trusted. `unwatched` are the names, joined by `/`, that
    git does not watch for us; of the others an unchanged index of git says whether they changed.
    """

    names: bytes = b""
    keys: bytes = b""
    signatures: bytes = b""
    unwatched: bytes = b""


class Known(NamedTuple):
    """All folders by their path from the root (`""` is the root), keys of `width` bytes.

    `anchor` is the digest of git's own index file that watches, empty where none does; that was found when
    times before `before` could be trusted (nanoseconds, the clock of the disk).
    """

    width: int
    anchor: bytes
    before: int
    folders: Mapping[str, Table]

    @property
    def size(self) -> int:
        """How many names there are, about."""
        return sum(len(table.signatures) for table in self.folders.values()) // SIGNATURE.size


def joined(names: Iterable[str]) -> bytes:
    """Names as one string of bytes, as git and the disk have them; `/` can be in no name."""
    return os.fsencode("/".join(names))


def separate(names: bytes) -> list[str]:
    """The names of `joined`."""
    return os.fsdecode(names).split("/") if names else []


def encoded(known: Known) -> bytes:
    """As bytes; `decoded` gives them back."""
    parts = [_FORM, _NUMBERS.pack(known.width, known.before), known.anchor]
    for folder, table in known.folders.items():
        parts += [folder.encode(), table.names, table.keys, table.signatures, table.unwatched]
    return b"".join(piece for part in parts for piece in (_LENGTH.pack(len(part)), part))


def decoded(data: bytes | None) -> Known | None:
    """What was kept; None for nothing, and for what this program did not write."""
    try:
        form, numbers, anchor, *rest = _parts(data or b"")
        width, before = _NUMBERS.unpack(numbers)
        tables = {name.decode(): Table(*four) for name, *four in zip(*[iter(rest)] * 5, strict=True)}
    except (ValueError, struct.error):
        return None
    known = Known(width, anchor, before, tables)
    return known if form == _FORM and all(_fits(table, width) for table in tables.values()) else None


def _parts(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size + length
        if at > len(data):
            raise ValueError
        yield data[at - length : at]


def _fits(table: Table, width: int) -> bool:
    count = table.names.count(b"/") + 1 if table.names else 0
    return len(table.keys) == count * width and len(table.signatures) == count * SIGNATURE.size
