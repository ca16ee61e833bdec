"""The revision a store stands at."""

import shutil
import subprocess
from pathlib import Path

import pytest

from liushou.store import git
from liushou.store.git import current_revision, run_git

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


def test_without_git_there_is_no_revision(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git.shutil, "which", lambda _: None)
    assert current_revision(root) is None
