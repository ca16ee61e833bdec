"""Who reads while a transaction is applied sees one state of the store."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from liushou.errors import Status, StoreError
from liushou.store import steady, transaction
from liushou.store.load import load
from liushou.store.steady import steadily
from liushou.store.transaction import commit

PATHS = ("data/children/c-1.yaml", "data/children/c-2.yaml")
Read = Callable[[], tuple[bytes, ...]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"0\n")
    return tmp_path.resolve()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "_PAUSES_SECONDS", (0.0, 0.0, 0.0))


def write(root: Path, old: bytes, new: bytes) -> None:
    changes = [SimpleNamespace(path=path, absolute=root / path, before=old, after=new) for path in PATHS]
    commit(root, changes)


def reading(root: Path, between: list[Callable[[], None]]) -> Read:
    """Read the two files; after the first one of each reading, what is next in `between` happens."""

    def read() -> tuple[bytes, ...]:
        first = (root / PATHS[0]).read_bytes()
        if between:
            between.pop(0)()
        return first, (root / PATHS[1]).read_bytes()

    return read


def test_what_was_half_read_is_read_again(root: Path) -> None:
    read = reading(root, [lambda: write(root, b"0\n", b"1\n")])
    assert read() == (b"0\n", b"1\n")
    write(root, b"1\n", b"0\n")
    read = reading(root, [lambda: write(root, b"0\n", b"1\n")])
    assert steadily(root, read) == (b"1\n", b"1\n")


def test_the_same_change_there_and_back_is_seen(root: Path) -> None:
    """Three transactions within one reading leave the same names and contents as before."""

    def thrice() -> None:
        for old, new in ((b"0\n", b"1\n"), (b"1\n", b"0\n"), (b"0\n", b"1\n")):
            write(root, old, new)

    assert steadily(root, reading(root, [thrice])) == (b"1\n", b"1\n")


def test_one_that_is_being_applied_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish, pauses = transaction._finish, []

    def stop(*_: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(transaction, "_finish", stop)
    with pytest.raises(InterruptedError):
        write(root, b"0\n", b"1\n")
    monkeypatch.setattr(transaction, "_finish", finish)

    def pause(_: float) -> None:
        pauses.append(1)
        if len(pauses) == 2:
            assert transaction.recover(root)

    monkeypatch.setattr("liushou.store.steady.time.sleep", pause)
    assert steadily(root, reading(root, [])) == (b"1\n", b"1\n")
    assert len(pauses) == 2


def test_one_that_goes_on_and_on_is_told(root: Path) -> None:
    (root / ".liushou" / "txn").mkdir(parents=True)
    (root / ".liushou" / "txn" / "COMMIT").touch()
    with pytest.raises(StoreError, match="正在被别的程序改写") as caught:
        load(root)
    assert caught.value.status is Status.UNREADABLE


def test_a_single_file_makes_nobody_read_again(root: Path) -> None:
    once = [
        lambda: commit(
            root, [SimpleNamespace(path=PATHS[0], absolute=root / PATHS[0], before=b"0\n", after=b"9\n")]
        )
    ]
    assert steadily(root, reading(root, once)) == (b"0\n", b"0\n")


def test_nothing_is_written_for_it(root: Path) -> None:
    steadily(root, reading(root, []))
    assert not (root / ".liushou").exists()
