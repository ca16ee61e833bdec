""".liushou made hostile: journals that would write elsewhere, indexes that lie, locks that are no files."""

import os
import shutil
import sqlite3
from pathlib import Path

from hostile.case import FINE, FOUND, UNREADABLE, WRONG, Build, Case, outside_of
from hostile.store import GOOD, put
from liushou.store.index.place import NAME
from liushou.store.journal import digest
from liushou.store.root import STATE

_ANY = (FINE, FOUND, WRONG, UNREADABLE)
_DAMAGED, _DONE = "没有写完", "已修改"


def _forged(path: str, staged: str = "000000", *, seal: bool = True) -> Build:
    """A transaction that was committed and never made, which writes to `path`."""

    def build(root: Path) -> None:
        folder = root / STATE / "txn"
        put(folder / "000000", GOOD)
        body = f"{path}\t{staged}\t-\t{digest(GOOD.encode())}\n".encode()
        put(folder / "COMMIT", (digest(body) if seal else "0" * 64).encode() + b"\n" + body)

    return build


def _bytes(data: bytes) -> Build:
    return lambda root: put(root / STATE / "txn/COMMIT", data)


def _piped_journal(root: Path) -> None:
    (root / STATE / "txn").mkdir(parents=True)
    os.mkfifo(root / STATE / "txn/COMMIT")


def _linked_state(root: Path) -> None:
    (root / STATE).symlink_to(outside_of(root))


def _linked_transaction(root: Path) -> None:
    (root / STATE).mkdir()
    (root / STATE / "txn").symlink_to(outside_of(root))
    put(outside_of(root) / "COMMIT", "x")


def _staged_elsewhere(root: Path) -> None:
    _forged("data/children/c-9.yaml")(root)
    (root / STATE / "txn/000000").unlink()
    (root / STATE / "txn/000000").symlink_to(outside_of(root) / "secret.yaml")


def _through_a_link(root: Path) -> None:
    (root / "data/published").symlink_to(outside_of(root))
    _forged("data/published/p-9.yaml")(root)


def _lock(kind: str) -> Build:
    def build(root: Path) -> None:
        (root / STATE).mkdir()
        place = root / STATE / "lock"
        if kind == "folder":
            place.mkdir()
        elif kind == "pipe":
            os.mkfifo(place)
        else:
            place.symlink_to(outside_of(root) / "secret.yaml")

    return build


def _index(data: bytes) -> Build:
    def build(root: Path) -> None:
        put(root / STATE / NAME, data)
        (root / STATE / NAME).chmod(0o600)

    return build


def _sparse_index(root: Path) -> None:
    _index(b"SQLite format 3\0")(root)
    with (root / STATE / NAME).open("r+b") as file:
        file.truncate(4 << 30)


def _other_tables(root: Path) -> None:
    _index(b"")(root)
    with sqlite3.connect(root / STATE / NAME) as database:
        database.execute("pragma user_version = 999999")
        database.execute(
            "create view findings as "
            "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n"
        )
        database.execute("create table stats (data)")
        database.execute("insert into stats values (zeroblob(1000000))")
    database.close()


def _linked_index(root: Path) -> None:
    (root / STATE).mkdir()
    (root / STATE / NAME).symlink_to(outside_of(root) / "secret.yaml")


def _piped_index(root: Path) -> None:
    (root / STATE).mkdir()
    os.mkfifo(root / STATE / NAME)


def _published(root: Path) -> None:
    put(root / "data/published/p-1.yaml", "id: p-1\n" + "cells: [" + "{a: 1}, " * 50_000 + "]\n")


def _not_a_folder(root: Path) -> None:
    put(root / STATE, "x")


def _data_is_a_file(root: Path) -> None:
    shutil.rmtree(root / "data")
    put(root / "data", "x")


_STATES: dict[str, tuple[Build, str]] = {
    "journal that writes outside": (_forged("../outside/secret.yaml"), _DAMAGED),
    "journal that writes to the root of the disk": (_forged("/etc/x.yaml"), _DAMAGED),
    "journal that writes a hook": (_forged(".git/hooks/x.yaml"), _DAMAGED),
    "journal that writes through a link": (_through_a_link, _DAMAGED),
    "journal that stages from outside": (
        _forged("data/children/c-9.yaml", "../../../outside/secret"),
        _DAMAGED,
    ),
    "journal whose staged text is a link": (_staged_elsewhere, _DAMAGED),
    "journal that says another sum": (_forged("data/children/c-9.yaml", seal=False), _DAMAGED),
    "journal of garbage": (_bytes(bytes(range(256)) * 4000), _DAMAGED),
    "journal of nothing": (_bytes(b""), _DAMAGED),
    "journal that is no text": (_bytes(digest(b"\xff\xfe\n").encode() + b"\n\xff\xfe\n"), _DAMAGED),
    "journal is a pipe": (_piped_journal, _DAMAGED),
    "transaction is a link": (_linked_transaction, "链接"),
    "state is a link": (_linked_state, "是链接"),
    "state is a file": (_not_a_folder, "已经有同名的文件"),
    "lock is a folder": (_lock("folder"), "（lock）"),
    "lock is a link": (_lock("link"), "（lock）"),
    "lock is a pipe": (_lock("pipe"), _DONE),
    "index of garbage": (_index(bytes(range(256)) * 400), _DONE),
    "index cut": (_index(b"SQLite format 3\0" + bytes(84)), _DONE),
    "index of four GiB": (_sparse_index, _DONE),
    "index with other tables": (_other_tables, _DONE),
    "index is a link": (_linked_index, _DONE),
    "index is a pipe": (_piped_index, _DONE),
    "ledger of what was never published": (_published, "data/published/p-1.yaml"),
    "data is a file": (_data_is_a_file, "里没有“c-1”"),
}
_MET_BY = {"ledger of what was never published": ("check",)}
_WRITES = ("set", "c-1", "notes=好")

CASES: tuple[Case, ...] = tuple(
    Case(f"state/{name}", build, _MET_BY.get(name, _WRITES), says, _ANY, alone="pipe" in name)
    for name, (build, says) in _STATES.items()
)
