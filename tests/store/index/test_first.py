"""What was just read is not read again to know what lies in a store."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from liushou.store.index import folder
from liushou.store.index.contents import key_of
from liushou.store.index.database import opened
from liushou.store.index.first import Read, keep_read, signature_of
from liushou.store.index.state import TreeState, tree_state
from liushou.store.root import FOLDERS

OLD = 1_600_000_000
CHILD = "data/children/c-11111.yaml"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of three files that lie there for years, but for the times that nobody can set (ctime)."""
    for path in ("liushou.yaml", CHILD, "data/children/c-22222.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"id: {path}\n", encoding="utf-8")
        os.utime(tmp_path / path, (OLD, OLD))
    return tmp_path.resolve()


def read_in(store: Path) -> Mapping[str, Read]:
    files = (store / "liushou.yaml", *(store / "data/children").glob("*.yaml"))
    return {
        file.relative_to(store).as_posix(): Read(signature_of(str(file)), key_of(file.read_bytes()))
        for file in files
    }


def state_after(store: Path, files: Mapping[str, Read], later: int) -> TreeState:
    """The state, as if so many nanoseconds had passed since the files were written."""
    with opened(store, "test") as index:
        began = index.stats.moment() + later
        keep_read(store, FOLDERS, index.stats, files, began=began, width=20)
        return tree_state(store, FOLDERS, index.stats, margin=2_000_000_000 - later)


def truth(store: Path) -> TreeState:
    with opened(store, "nobody's") as index:
        return tree_state(store, FOLDERS, index.stats)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(folder, "key_in", refuse)


LATER = 10_000_000_000


def test_nothing_is_read_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, wanted = read_in(store), truth(store)
    (store / ".liushou" / "index.sqlite").unlink()
    forbid(monkeypatch)
    state = state_after(store, files, LATER)
    assert state.digest == wanted.digest is not None
    assert dict(state.keys) == {path: one.key for path, one in files.items()}


def test_what_changed_since_is_read(store: Path) -> None:
    files = read_in(store)
    (store / CHILD).write_text("id: other\n", encoding="utf-8")
    state = state_after(store, files, LATER)
    assert state.keys[CHILD] == key_of(b"id: other\n") != files[CHILD].key


def test_young_files_and_those_not_read_are_left_to_be_read(store: Path) -> None:
    files = dict(read_in(store))
    del files[CHILD]
    wrong = {path: Read(one.signature, bytes(19) + b"x") for path, one in files.items()}
    state = state_after(store, wrong, 0)
    assert dict(state.keys) == {path: one.key for path, one in read_in(store).items()}
