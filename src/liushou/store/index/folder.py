"""One folder of records: which names are in it, and the content key of each plain record."""

# ruff: noqa: PTH112, PTH118, PTH208 (an unchanged check is told again without importing pathlib, a tenth of what it takes)

import os
import stat
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from liushou.store.index.contents import key_in
from liushou.store.index.table import NEVER, SIGNATURE, Table, joined, separate
from liushou.store.root import LARGEST_READ

if TYPE_CHECKING:
    import re


class Look(NamedTuple):
    """One look at a store: keys are `width` bytes long; a file whose times are not before `before`

    (nanoseconds, the clock of the disk) may yet change without its signature changing, and is read.
    """

    root: str
    width: int
    before: int

    def fresh(
        self, known: Table, folder: str, names: Sequence[str], examine: Collection[str] | None
    ) -> Table:
        """The table of `folder`, which has these sorted `names`.

        `examine` are the names that may have changed since `known` was made, None for all of them; names
        that are not in `known` are always examined. Raises OSError and ChangedError.
        """
        written = joined(names)
        if written == known.names and examine is not None and not examine:
            return known
        if not names:
            return Table()
        where = {name: number for number, name in enumerate(separate(known.names))}
        keys, signatures, width = [], [], self.width
        with _status_in(os.path.join(self.root, folder)) as status_of:
            for name in names:
                at = where.get(name, -1)
                key, signature = known.keys[at * width : (at + 1) * width], _signature(known, at)
                if at < 0 or examine is None or name in examine:
                    key, signature = self._examined(folder, name, status_of(name), key, signature)
                keys.append(key)
                signatures.append(signature)
        return known._replace(names=written, keys=b"".join(keys), signatures=b"".join(signatures))

    def markers(self, folder: str, table: Table) -> list[bytes]:
        """A marker for each name that has no key, in order."""
        nothing, width = bytes(self.width), self.width
        if nothing not in table.keys:
            return []
        keys = (table.keys[at : at + width] for at in range(0, len(table.keys), width))
        others = [name for name, key in zip(separate(table.names), keys, strict=True) if key == nothing]
        paths = [f"{folder}/{name}" if folder else name for name in others]
        return list(self._marked(paths))

    def _marked(self, paths: Sequence[str]) -> Iterator[bytes]:
        if not paths:
            return
        from pathlib import Path

        from liushou.store.index.others import marker

        root = Path(self.root)
        for path in paths:
            yield marker(root, path, (root / path).lstat())

    def _examined(
        self, folder: str, name: str, status: os.stat_result, key: bytes, signature: bytes
    ) -> tuple[bytes, bytes]:
        """The key and the signature of one file; those it had, where its status says it did not change."""
        plain = stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_READ
        if not plain or _record().fullmatch(name) is None:
            return bytes(self.width), NEVER
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        numbers = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        now = SIGNATURE.pack(*numbers) if changed < self.before else NEVER
        if now == signature != NEVER:
            return key, signature
        try:
            return key_in(os.path.join(self.root, folder, name), status.st_size, self.width), now
        except PermissionError:
            return bytes(self.width), NEVER


@cache
def _record() -> "re.Pattern[str]":
    """How the file of a record is named. Few runs look at a name: what is as it was is not looked at."""
    import re

    from liushou.records.patterns import ID_PATTERN

    return re.compile(ID_PATTERN.removesuffix("$") + r"\.yaml")


def names_in(root: str, folder: str) -> list[str] | None:
    """The sorted names in a folder but those that begin with a dot; none where there is no folder.

    None where the way to the folder leads over a link. Raises OSError where it cannot be read.
    """
    base = os.path.join(root, *folder.split("/"))
    if os.path.realpath(base) != base:
        return None
    if not os.path.isdir(base):
        return []
    names = sorted(os.listdir(base))
    first, after = bisect_left(names, "."), bisect_left(names, "/")  # "/" comes next after "."
    return names[:first] + names[after:] if first < after else names


def _signature(table: Table, at: int) -> bytes:
    return table.signatures[at * SIGNATURE.size : (at + 1) * SIGNATURE.size]


@contextmanager
def _status_in(folder: str) -> Iterator[Callable[[str], os.stat_result]]:
    """How the status of a file in `folder` is had, links not followed.

    Through a handle on the folder where the system has such: 2 µs a file instead of 4.7 (10,000 files).
    """
    if os.stat not in os.supports_dir_fd:
        yield lambda name: os.lstat(os.path.join(folder, name))
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield lambda name: os.stat(name, dir_fd=handle, follow_symlinks=False)
    finally:
        os.close(handle)
