"""The database under the index: opened, guarded against all that can be wrong with it, and let go.

No failure in here is ever a failure of the run: it is noted as `trouble`, and the run goes on without.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from liushou.oserror import reason_of
from liushou.store.index.checksum import checksum, is_whole, seed
from liushou.store.index.place import RefusedError, file_in, made_ready, remove
from liushou.store.index.schema import ForeignError, connected, set_up

PATIENCE_SECONDS = 0.3
"""So long another process is waited for; then this run goes without."""
_PROGRAM = "program"
_META = seed("meta", b"")
_PRIMARY = 0xFF
"""The part of an SQLite error code that says what kind it is."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
DATABASE_ERRORS = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What the module raises for a damaged file: the last two where it puts damage into words, or into memory."""
_REASONS = {
    sqlite3.SQLITE_FULL: "磁盘已满，没有存索引",
    sqlite3.SQLITE_READONLY: "索引是只读的",
    sqlite3.SQLITE_CANTOPEN: "索引打不开：请检查文件夹的权限",
    sqlite3.SQLITE_IOERR: "读写索引时磁盘出错",
}


class Base:
    """The database of the store at `root` for one program; `trouble` says in Chinese what went wrong."""

    def __init__(self, root: str, program: str) -> None:
        self.trouble: str | None = None
        self._root = root
        self._base: sqlite3.Connection | None = None
        with self.guarded():
            self._connect(program)

    def one(self, question: str, *values: bytes | str | int) -> tuple[Any, ...] | None:
        """The first row of an answer, None without one. Raises sqlite3.Error: call it guarded."""
        return next(self.each(question, *values), None)

    def each(self, question: str, *values: bytes | str | int) -> Iterator[tuple[Any, ...]]:
        """The rows of an answer, none without a database. Raises sqlite3.Error: call it guarded."""
        return iter(()) if self._base is None else self._base.execute(question, values)

    def write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Do `work` as one transaction: all of it is kept, or nothing."""
        with self.guarded():
            if self._base is not None:
                with _transaction(self._base):
                    work(self._base)

    def meta(self, name: str) -> bytes | None:
        """What `keep_meta` kept under a name."""
        with self.guarded():
            row = self.one("SELECT data, sum FROM meta WHERE name = ?", name)
            if row is not None and is_whole(_META, name, b"", row[0], row[1]):
                return bytes(row[0])
        return None

    def keep_meta(self, name: str, data: bytes) -> None:
        """Keep one thing under a name."""
        self.write(lambda base: _put_meta(base, name, data))

    def moment(self) -> int:
        """Now, in nanoseconds, by the clock that gives files on this disk their times.

        That of the machine where the disk does not tell (it may be another machine's disk).
        """
        if self._base is not None:
            with contextlib.suppress(OSError):
                file = file_in(self._root)
                os.utime(file)
                return os.stat(file).st_mtime_ns  # noqa: PTH116
        return time.time_ns()

    def close(self) -> None:
        """Let go of the file."""
        base, self._base = self._base, None
        if base is not None:
            with contextlib.suppress(sqlite3.Error):
                base.close()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Whatever is wrong with the database ends what is done within, and nothing else."""
        try:
            yield
        except RefusedError as error:
            self.trouble = str(error)
        except OSError as error:
            self.trouble = f"这里不能存索引：{reason_of(error)}"
        except DATABASE_ERRORS as error:
            self._failed(error)

    def _connect(self, program: str) -> None:
        """Open an index of this format and program; one that is damaged or foreign is made anew, once."""
        try:
            self._base = _of_program(self._root, program)
        except ForeignError:
            self.trouble = "原来的索引是别的格式，已重建"
        except DATABASE_ERRORS as error:
            if kind_of(error) not in _DAMAGED:
                raise
            self.trouble = "原来的索引已损坏，已重建"
        if self._base is None:
            remove(self._root)
            self._base = _of_program(self._root, program)

    def _failed(self, error: Exception) -> None:
        kind = kind_of(error)
        if kind in _BUSY:
            self.trouble = "别的程序正在写索引，这次没有用它"
            return
        self.close()
        if kind in _DAMAGED:
            self.trouble = "索引已损坏，下次重建"
            remove_quietly(self._root)
        else:
            self.trouble = _REASONS.get(kind, f"索引不能用：{error}")


def remove_quietly(root: str) -> None:
    """Remove the index if that can be done."""
    with contextlib.suppress(OSError):
        remove(root)


def _of_program(root: str, program: str) -> sqlite3.Connection:
    """A connection to the index of this format, emptied of what another program found out."""
    base = connected(made_ready(root), PATIENCE_SECONDS)
    try:
        set_up(base)
        row = base.execute("SELECT data, sum FROM meta WHERE name = ?", (_PROGRAM,)).fetchone()
        name = program.encode()
        if row != (name, checksum(_META, _PROGRAM, b"", name)):
            with _transaction(base):
                for table in ("outcome", "item", "context"):
                    base.execute(f"DELETE FROM {table}")
                _put_meta(base, _PROGRAM, name)
    except BaseException:
        base.close()
        raise
    return base


def _put_meta(base: sqlite3.Connection, name: str, data: bytes) -> None:
    row = (name, data, checksum(_META, name, b"", data))
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?, ?)", row)


@contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
        base.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            base.execute("ROLLBACK")
        raise


def kind_of(error: Exception) -> int:
    """What kind of error; one that the Python module itself raises (text that is no UTF-8) is damage."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)) & _PRIMARY
