"""The tables of the index, and whether a database is one of ours."""

import os
import sqlite3

FORMAT = 1
APPLICATION = 0x4C534958
"""LSIX, in the head of the file."""
_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, data BLOB, sum BLOB) WITHOUT ROWID",
    "CREATE TABLE outcome (name BLOB PRIMARY KEY, data BLOB, sum BLOB, used INTEGER)",
    "CREATE TABLE context (id INTEGER PRIMARY KEY, part TEXT, context BLOB, used INTEGER)",
    "CREATE TABLE item (context, path TEXT, key, data, sum, PRIMARY KEY (context, path)) WITHOUT ROWID",
)
_SETTINGS = (
    "trusted_schema = OFF",  # a file of somebody else's could have functions run
    "secure_delete = ON",  # what is deleted leaves no copy in free pages
    "synchronous = NORMAL",
)
_LONGEST = 1 << 28
"""No value is longer (bytes): a damaged or hostile file shall not take all memory."""


class ForeignError(Exception):
    """A database, but not one of this format."""


def connected(file: str, patience: float, *, write: bool = True) -> sqlite3.Connection:
    """A connection that waits up to `patience` seconds for others. Raises sqlite3.Error."""
    mode = "rw" if write else "ro"
    base = sqlite3.connect(f"{_uri(file)}?mode={mode}", patience, isolation_level=None, uri=True)
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    return base


def _uri(file: str) -> str:
    """The full path of a file as a URI, in the way that SQLite tells to make one (uri.html)."""
    path = file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.name == "nt":
        path = path.replace("\\", "/")
    return f"file://{path}" if path.startswith("/") else f"file:///{path}"


def set_up(base: sqlite3.Connection) -> None:
    """Make the tables in an empty database. Raises ForeignError for another format, sqlite3.Error."""
    for setting in _SETTINGS:
        base.execute(f"PRAGMA {setting}")
    if not _is_ours(base):
        _make(base)
    if base.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        # Where it does not work (some network disks) SQLite goes on with the rollback journal.
        base.execute("PRAGMA journal_mode = WAL")


def is_ours(base: sqlite3.Connection) -> bool:
    """Whether it is a whole index of this format. Raises sqlite3.Error."""
    return _is_ours(base) and base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)


def _make(base: sqlite3.Connection) -> None:
    base.execute("BEGIN IMMEDIATE")
    if base.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        for table in _TABLES:
            base.execute(table)
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {FORMAT}")
    base.execute("COMMIT")
    if not _is_ours(base):
        raise ForeignError


def _is_ours(base: sqlite3.Connection) -> bool:
    marks = [base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    tables = base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    return marks == [APPLICATION, FORMAT] and tables == [(table,) for table in _TABLES]
