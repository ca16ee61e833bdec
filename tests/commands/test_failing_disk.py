"""Disks that fail where no command has an answer of its own, and archives that could not be read for once."""

import errno
import os
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

from liushou.check import given
from liushou.store import load, sources
from liushou.store.sources import Source

CHILD = "data/children/c-1.yaml"


def failing(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Reading this file fails, as on a disk with a bad sector."""

    def read(source: Source) -> bytes | str:
        if source.path == path:
            return f"{sources.UNREADABLE}：磁盘读写出错"
        return real(source)

    real = sources.read_bytes
    for module in (load, given):
        monkeypatch.setattr(module, "read_bytes", read)
    monkeypatch.setattr(load.load_file, "__defaults__", (read, *(load.load_file.__defaults__ or ())[1:]))


def test_a_disk_that_fails_is_no_defect(liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "data")

    monkeypatch.setattr("liushou.commands.common.load", fail)
    found = liushou("-C", small, "list", "children", "--on", DAY)
    assert (found.status, found.err) == (3, "错误：data：磁盘读写出错。\n")


def test_who_cannot_see_all_archives_writes_none(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file: file.read_bytes() for file in small.rglob("*.yaml")}
    failing(monkeypatch, CHILD)
    found = liushou(
        "-C", small, "new", "child", "name=田小满", "sex=女", "birth_date=2015-11-20", "--on", DAY
    )
    assert found.status == 3
    assert f"{CHILD}：文件无法读取：磁盘读写出错。没有写入任何文件" in found.err
    assert {file: file.read_bytes() for file in small.rglob("*.yaml")} == before


def test_what_a_check_could_not_read_again_is_not_kept(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is read once more for the place of a finding: where that fails, the findings are not whole."""
    file = small / CHILD
    file.write_text(file.read_text(encoding="utf-8").replace("with: v-1", "with: v-9"), encoding="utf-8")
    whole = liushou("-C", small, "check", "--on", DAY, "--format", "json").out
    (small / ".liushou" / "index.sqlite").unlink()
    with monkeypatch.context() as patch:
        failing(patch, CHILD)
        broken = liushou("-C", small, "check", "--on", DAY, "--format", "json")
        assert broken.status == 3
        assert "没有检查完" in broken.err
    assert liushou("-C", small, "check", "--on", DAY, "--format", "json").out == whole


def test_a_conflict_that_cannot_be_read_is_told(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small / CHILD
    file.write_text("<<<<<<< a\nid: c-1\n=======\nid: c-2\n>>>>>>> b\n", encoding="utf-8")
    monkeypatch.setattr(
        "liushou.commands.resolve.files.read_bytes", lambda _: f"{sources.UNREADABLE}：磁盘读写出错"
    )
    found = liushou("-C", small, "resolve", "--theirs", "--on", DAY)
    assert (found.status, CHILD in found.err) == (3, True)
