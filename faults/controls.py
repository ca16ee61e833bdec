"""Ways of writing that are known to be wrong: the campaign has to find them, or it finds nothing."""

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from faults.process import Job
from faults.stores import Written, small
from faults.writers import Writer
from liushou.store import transaction
from liushou.store.journal import Entry
from liushou.store.transaction import commit

PATHS = ("data/children/c-1.yaml", "data/children/c-2.yaml")


def _plain(files: list[Written]) -> None:
    for file in files:
        file.absolute.write_bytes(file.after or b"")


def _renamed(files: list[Written]) -> None:
    for file in files:
        beside = file.absolute.with_suffix(".new")
        beside.write_bytes(file.after or b"")
        beside.replace(file.absolute)


def _by_transaction(files: list[Written]) -> None:
    commit(files[0].absolute.parents[2], files)


def _writing(write: Callable[[list[Written]], None]) -> Callable[[Path], Job]:
    """A job that writes the two archives and says so."""

    def made(root: Path) -> Job:
        def run() -> int:
            files = []
            for path in PATHS:
                data = (root / path).read_bytes()
                files.append(Written(path, root / path, data, data.replace(b"154000", b"154999")))
            write(files)
            sys.stdout.write("done\n")
            sys.stdout.flush()
            return 0

        return run

    return made


def _broken(*changed: tuple[str, Callable[..., object]]) -> Callable[[list[Written]], None]:
    """The transaction with some of its parts put out of order."""

    def write(files: list[Written]) -> None:
        with ExitStack() as stack:
            for name, instead in changed:
                stack.enter_context(patch.object(transaction, name, instead))
            _by_transaction(files)

    return write


def _no_sync(file: Path, data: bytes, **_: object) -> None:
    file.write_bytes(data)


def _nothing(*_: object) -> None:
    """A step left out."""


def _applied_first(root: Path, entries: Sequence[Entry]) -> None:
    """The files are replaced before the commit point is passed."""
    for entry in entries:
        transaction._apply(root, entry)  # noqa: SLF001
    folder = root / ".liushou" / "txn"
    (folder / "MANIFEST").replace(folder / "COMMIT")


def _control(key: str, title: str, write: Callable[[list[Written]], None]) -> Writer:
    return Writer(key, title, small, (), "done", job=_writing(write))


GOOD = _control("transaction", "本程序的事务，两份档案", _by_transaction)
KILLED = (
    _control("plain", "直接写（打开、写、关）", _plain),
    _control("renamed", "写到旁边再改名，没有 fsync", _renamed),
    _control("applied-first", "事务，先换文件再提交", _broken(("_pass_commit_point", _applied_first))),
)
"""Wrong under a kill: two files do not change as one."""
CUT = (
    *KILLED,
    _control("unsynced", "事务，写好的文件没有 fsync", _broken(("create", _no_sync))),
    _control("unsynced-folders", "事务，文件夹没有 fsync", _broken(("sync_folder", _nothing))),
    _control(
        "nothing-synced", "事务，都没有 fsync", _broken(("create", _no_sync), ("sync_folder", _nothing))
    ),
)
"""Wrong when the power is cut."""
