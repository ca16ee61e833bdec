"""Files are replaced whole or not at all, one writer at a time."""

import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock

from liushou.errors import Status, StoreError
from liushou.store import write
from liushou.store.write import locked, write_atomic


def test_the_new_bytes_replace_the_old(tmp_path: Path) -> None:
    target = tmp_path / "x.yaml"
    write_atomic(target, b"a: 1\n")
    write_atomic(target, "姓名: 田\n".encode())
    assert target.read_bytes() == "姓名: 田\n".encode()
    assert os.listdir(tmp_path) == ["x.yaml"]  # noqa: PTH208 - hidden files count too


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    target = tmp_path / "x.yaml"
    target.write_bytes(b"old\n")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(*((write.os, "fsync") if failing == "fsync" else (Path, "replace")), fail)
    with pytest.raises(StoreError) as caught:
        write_atomic(target, b"new\n")
    monkeypatch.undo()
    assert caught.value.status is Status.UNREADABLE
    assert target.read_bytes() == b"old\n"
    assert os.listdir(tmp_path) == ["x.yaml"]  # noqa: PTH208


def test_folders_are_not_synced_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(write, "_WINDOWS", True)
    monkeypatch.setattr(write.os, "open", lambda *given: opened.append(given))
    write.sync_folder(tmp_path)
    monkeypatch.undo()
    assert opened == []


def test_a_second_writer_waits_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_PATIENCE_SECONDS", 0.05)
    (tmp_path / ".liushou").mkdir()
    with (
        FileLock(tmp_path / ".liushou" / "lock"),
        pytest.raises(StoreError, match="另一个 liushou"),
        locked(tmp_path),
    ):
        pytest.fail("two writers at once")


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_store_that_cannot_be_locked_is_told(tmp_path: Path) -> None:
    (tmp_path / ".liushou").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(StoreError, match="无法在"), locked(tmp_path):
        pytest.fail("no lock")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_what_is_to_be_run_is_so_from_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook without that right is passed over by git, and nobody would ever mend it."""
    seen = []
    real = write.replace

    def look(source: Path, target: Path) -> None:
        seen.append(source.stat().st_mode & 0o777)
        real(source, target)

    monkeypatch.setattr(write, "replace", look)
    write.write_atomic(tmp_path / "pre-commit", b"#!/bin/sh\n", executable=True)
    assert seen[0] & 0o111 == 0o111
    assert (tmp_path / "pre-commit").stat().st_mode & 0o777 == seen[0]
