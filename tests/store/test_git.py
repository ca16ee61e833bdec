"""The revision a store stands at."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from liushou.store.git import (
    all_committed,
    changed_paths,
    committed,
    current_revision,
    name_of,
    objects,
    run_git,
)

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def commit(root: Path) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(root), *arguments], check=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data" / "children").mkdir(parents=True)
    (tmp_path / "liushou.yaml").write_text("format: 1\n", encoding="utf-8")
    return tmp_path


@needs_git
def test_outside_git_and_before_the_first_commit(root: Path) -> None:
    assert current_revision(root) is None
    assert changed_paths(root) is None
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    assert current_revision(root) is None


@needs_git
def test_a_clean_store_is_its_commit(root: Path) -> None:
    commit(root)
    head = run_git(root, "rev-parse", "HEAD")
    assert head is not None
    revision = current_revision(root)
    assert revision is not None
    assert len(revision) == 10
    assert head.startswith(revision)


@needs_git
@pytest.mark.parametrize("path", ["liushou.yaml", "data/children/c-1.yaml"])
def test_changed_and_new_files_make_it_dirty(root: Path, path: str) -> None:
    commit(root)
    (root / path).write_text("format: 1 # 改\n", encoding="utf-8")
    assert (current_revision(root) or "").endswith("-dirty")


@needs_git
def test_files_outside_the_archive_do_not(root: Path) -> None:
    commit(root)
    (root / "工作总结.docx").write_bytes(b"x")
    assert not (current_revision(root) or "").endswith("-dirty")


@needs_git
def test_changed_paths_are_those_of_the_archive_new_and_deleted_ones_too(root: Path) -> None:
    children = root / "data/children"
    for name in ("c-1", "c-2", "c-3"):
        (children / f"{name}.yaml").write_text(f"id: {name}\n", encoding="utf-8")
    commit(root)
    assert changed_paths(root) == frozenset()
    (children / "c-1.yaml").write_text("id: c-1 # 改\n", encoding="utf-8")
    (children / "c-2.yaml").rename(children / "c-9.yaml")
    (children / "小 雨.yaml").write_text("id: x\n", encoding="utf-8")
    (root / "说明.md").write_text("x", encoding="utf-8")
    run_git(root, "add", "data/children/c-9.yaml")
    names = ("c-1", "c-2", "c-9", "小 雨")
    assert changed_paths(root) == frozenset(f"data/children/{name}.yaml" for name in names)


@needs_git
def test_committed_bytes_are_exact(root: Path) -> None:
    odd = root / "data/children/小 雨.yaml"
    odd.write_bytes("姓名\r\n\n \x00".encode("gbk"))
    empty = root / "data/children/c-0.yaml"
    empty.write_bytes(b"")
    commit(root)
    odd.write_bytes(b"new")
    paths = ["data/children/小 雨.yaml", "data/children/none.yaml", "data/children/c-0.yaml", "liushou.yaml"]
    found = committed(root, paths)
    wanted = ["姓名\r\n\n \x00".encode("gbk"), None, b"", b"format: 1\n"]
    assert found == dict(zip(paths, wanted, strict=True))
    assert committed(root, []) == {}


@needs_git
def test_a_name_that_is_no_utf8_may_be_asked_for(root: Path) -> None:
    commit(root)
    found = objects(root, ["HEAD:\udcff.yaml", "HEAD:liushou.yaml"])
    assert list(found) == [None, b"format: 1\n"]


@needs_git
def test_a_store_in_a_folder_of_a_repository(root: Path, tmp_path: Path) -> None:
    inner = root / "石桥 小学"
    (inner / "data/children").mkdir(parents=True)
    (inner / "liushou.yaml").write_text("format: 1\n", encoding="utf-8")
    commit(root)
    (root / "liushou.yaml").write_text("format: 2\n", encoding="utf-8")
    (inner / "liushou.yaml").write_text("format: 1 #\n", encoding="utf-8")
    (inner / "data/children/c-1.yaml").write_text("id: c-1\n", encoding="utf-8")
    assert changed_paths(inner) == {"liushou.yaml", "data/children/c-1.yaml"}
    assert committed(inner, ["liushou.yaml"]) == {"liushou.yaml": b"format: 1\n"}


@needs_git
def test_before_the_first_commit_everything_is_new(root: Path) -> None:
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    assert changed_paths(root) == {"liushou.yaml"}
    assert committed(root, ["liushou.yaml"]) == {"liushou.yaml": None}


@needs_git
def test_all_is_committed_when_nothing_is_changed_new_or_ignored(root: Path) -> None:
    child = root / "data/children/c-1.yaml"
    child.write_text("id: c-1\n", encoding="utf-8")
    assert not all_committed(root)
    (root / ".gitignore").write_text("*.docx\nc-2.*\n", encoding="utf-8")
    commit(root)
    (root / "工作总结.docx").write_bytes(b"x")
    assert all_committed(root)
    for name in ("c-2.yaml", "c-2.yml"):
        ignored = root / "data/children" / name
        ignored.write_text("id: c-2\n", encoding="utf-8")
        assert not all_committed(root)
        ignored.unlink()
    child.write_text("id: c-1 # 改\n", encoding="utf-8")
    assert not all_committed(root)


def test_without_git_there_is_no_revision(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert current_revision(root) is None


def test_a_name_in_gbk_is_read_as_such() -> None:
    assert name_of("张老师".encode("gbk").decode("utf-8", "surrogateescape")) == "张老师"
    assert name_of("张老师") == "张老师"


@pytest.mark.skipif(os.name == "nt", reason="a shell script is no program there")
def test_no_git_that_lies_beside_the_data_is_started(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = root / "git"
    script.write_text("#!/bin/sh\necho 1.0\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", ".")
    assert run_git(root, "--version") is None
