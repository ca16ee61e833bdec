"""The index: what earlier runs found out, in one file under `.liushou/` that may be deleted at any time.

It is a copy of what archives say, it may be old, and the file may be anybody's. So what is kept is named by
all that it follows from (contents, day, rules): an old row is never wrong, only of no use. A row that is not
as it was written is as if it were not there.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from liushou.store.index.base import Base
from liushou.store.index.checksum import checksum, is_whole, seed

OUTCOMES = 16
"""So many outcomes are kept."""
CONTEXTS = 2
"""So many contexts of a part are kept, for going back and forth between two days or branches."""
_OUTCOME = "outcome"
_TREE = "tree"


@contextmanager
def opened(root: "str | os.PathLike[str]", program: str) -> Iterator["Index"]:
    """The index of the store at `root`, for what `program` finds out (its version, rules and formats).

    What another program kept is dropped. Never raises because of the index: where none can be had, there is
    one that forgets everything, and `trouble` says why. One that is damaged or of another format is made
    anew. Not for use in another thread or process.
    """
    base = Base(os.path.realpath(root), program)
    try:
        yield Index(base)
    finally:
        base.close()


class Index:
    """What is kept between runs. No method raises because of the index; see `opened`."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self.stats = Stats(base)

    @property
    def trouble(self) -> str | None:
        """In Chinese why something could not be kept or read; None if all is well."""
        return self._base.trouble

    def outcome(self, name: bytes) -> bytes | None:
        """What `keep_outcome` kept under a name, byte for byte; None if it is not there (any more)."""
        with self._base.guarded():
            row = self._base.one("SELECT data, sum, used FROM outcome WHERE name = ?", name)
            if row is not None and is_whole(seed(_OUTCOME, name), "", b"", row[0], row[1]):
                self._use(_OUTCOME, "name", name, row[2], OUTCOMES // 2)
                return bytes(row[0])
        return None

    def keep_outcome(self, name: bytes, data: bytes) -> None:
        """Keep what was found out about the whole store under a name that says all it follows from.

        Such is a digest over `TreeState.digest`, the day and the options; `tree_state` says when it may be
        kept. Beyond `OUTCOMES` of them the one used longest ago goes.
        """
        row = (name, data, checksum(seed(_OUTCOME, name), "", b"", data))

        def work(base: sqlite3.Connection) -> None:
            base.execute(f"INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, {_newest(_OUTCOME)})", row)
            old = "SELECT name FROM outcome ORDER BY used DESC LIMIT -1 OFFSET ?"
            base.execute(f"DELETE FROM outcome WHERE name IN ({old})", (OUTCOMES,))

        self._base.write(work)

    def rows(self, part: str, context: bytes) -> Iterator[tuple[str, bytes, bytes]]:
        """Path, key and data of what `put` kept for a part in a context, by path; nothing in another one.

        The key says of which content it was found out: compare it with `TreeState.keys`. Read to the end
        before anything is put or dropped.
        """
        with self._base.guarded():
            found = self._base.one(
                "SELECT id, used FROM context WHERE part = ? AND context = ?", part, context
            )
            if found is None:
                return
            self._use("context", "id", found[0], found[1], 1)
            sown = seed(part, context)
            every = "SELECT path, key, data, sum FROM item WHERE context = ?"
            for path, key, data, written in self._base.each(every, found[0]):
                if is_whole(sown, path, key, data, written):
                    yield path, key, data

    def some(self, part: str, context: bytes, paths: Iterable[str]) -> Iterator[tuple[str, bytes, bytes]]:
        """The same for these paths alone, where there is something."""
        with self._base.guarded():
            found = self._base.one("SELECT id FROM context WHERE part = ? AND context = ?", part, context)
            if found is None:
                return
            sown = seed(part, context)
            each = "SELECT path, key, data, sum FROM item WHERE context = ? AND path = ?"
            for wanted in paths:
                row = self._base.one(each, found[0], wanted)
                if row is not None and is_whole(sown, *row):
                    yield row[0], row[1], row[2]

    def put(self, part: str, context: bytes, items: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Keep path, key and data for each item, in place of what these paths had in this context.

        The key is `TreeState.key_of` the bytes that the data follows from. All are kept, or none; very many
        are best put in portions. Beyond `CONTEXTS` contexts of a part, the one used longest ago goes.
        """
        sown = seed(part, context)
        lines = [(path, key, data, checksum(sown, path, key, data)) for path, key, data in items]

        def work(base: sqlite3.Connection) -> None:
            known = _context(base, part, context)
            base.executemany(f"INSERT OR REPLACE INTO item VALUES ({known}, ?, ?, ?, ?)", lines)

        self._base.write(work)

    def drop(self, part: str, context: bytes, paths: Iterable[str]) -> None:
        """Forget what these paths have in a context: their files are gone."""
        gone = [(path,) for path in paths]

        def work(base: sqlite3.Connection) -> None:
            known = _context(base, part, context)
            base.executemany(f"DELETE FROM item WHERE context = {known} AND path = ?", gone)

        self._base.write(work)

    def _use(self, table: str, column: str, value: bytes | int, used: int, younger: int) -> None:
        """Note a use, if `younger` others or more were used since: most runs shall not have to write."""
        # subtracted in SQL, where values of any type can be: no sum stands over this one
        since = self._base.one(f"SELECT coalesce(max(used) - ?, 0) FROM {table}", used)
        if since is not None and since[0] >= younger:
            again = f"UPDATE {table} SET used = {_newest(table)} WHERE {column} = ?"
            self._base.write(lambda base: base.execute(again, (value,)))


class Stats:
    """The table that `tree_state` keeps in an index; without a database it keeps nothing."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def load(self) -> bytes | None:
        """What was kept last, None if nothing was."""
        return self._base.meta(_TREE)

    def keep(self, data: bytes) -> None:
        """Keep this instead."""
        self._base.keep_meta(_TREE, data)

    def moment(self) -> int:
        """Now, in nanoseconds, by the clock that gives files on this disk their times."""
        return self._base.moment()


def _context(base: sqlite3.Connection, part: str, context: bytes) -> int:
    """The number of a context, made if it is not there; those of its part beyond `CONTEXTS` go."""
    found = base.execute("SELECT id FROM context WHERE part = ? AND context = ?", (part, context)).fetchone()
    if found is not None:
        return int(found[0])
    base.execute(f"INSERT INTO context VALUES (NULL, ?, ?, {_newest('context')})", (part, context))
    made = int(base.execute("SELECT last_insert_rowid()").fetchone()[0])
    old = "SELECT id FROM context WHERE part = ? ORDER BY used DESC LIMIT -1 OFFSET ?"
    for (gone,) in base.execute(old, (part, CONTEXTS)).fetchall():
        base.execute("DELETE FROM item WHERE context = ?", (gone,))
        base.execute("DELETE FROM context WHERE id = ?", (gone,))
    return made


def _newest(table: str) -> str:
    return f"(SELECT coalesce(max(used), 0) + 1 FROM {table})"
