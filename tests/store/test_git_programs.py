"""What a repository's own settings name is not run when archives are read; what a person set is left."""

import os
import subprocess
from pathlib import Path

import pytest

from liushou.store.git import changed_paths, run_git
from liushou.store.git_programs import refusals

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program that must not run is a shell script")
FILTER = '[filter "{}"]\n\tclean = {trap}\n\tprocess = {trap}\n\trequired = true\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in a repository, and beside it a program that leaves a mark."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GIT_DIR", raising=False)
    (tmp_path / "home").mkdir()
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", encoding="utf-8")
    trap.chmod(0o755)
    store = tmp_path / "store"
    store.mkdir()
    (store / "liushou.yaml").write_text("format: 1\n", encoding="utf-8")
    git(store, "init", "-q", "-b", "main")
    git(store, "add", ".")
    git(store, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x")
    return store


def asked(folder: Path) -> dict[str, str]:
    """What is taken away from the repository around a folder."""

    def ask(*arguments: str) -> bytes:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout

    return refusals(str(folder), ask, elsewhere=False)


def git(root: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True).stdout


def hostile(root: Path, settings: str, attributes: str = "") -> Path:
    """The settings, with the program's place in them, and a file git has to look at; gives the mark."""
    trap = str(root.parent / "trap")
    with (root / ".git/config").open("a", encoding="utf-8") as file:
        file.write(settings.replace("{trap}", trap))
    (root / ".git/info/attributes").write_text(attributes, encoding="utf-8")
    (root / "liushou.yaml").write_text("format: 2\n", encoding="utf-8")
    return root.parent / "ran"


CASES = {
    "watcher": ("[core]\n\tfsmonitor = {trap}\n", ""),
    "filter": (FILTER.replace("{}", "x"), "* filter=x\n"),
    "filter with a sign of equality": (FILTER.replace("{}", "a=b"), "* filter=a=b\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_git_would_run_it_and_we_do_not(root: Path, name: str) -> None:
    ran = hostile(root, *CASES[name])
    assert changed_paths(root) == {"liushou.yaml"}
    assert not ran.exists()
    subprocess.run(["git", "-C", root, "status", "--porcelain"], check=False, capture_output=True)
    assert ran.exists(), "the case is none"


def test_a_watcher_in_a_file_that_is_included(root: Path) -> None:
    (root.parent / "more").write_text(f"[core]\n\tfsmonitor = {root.parent / 'trap'}\n", encoding="utf-8")
    ran = hostile(root, f"[include]\n\tpath = {root.parent / 'more'}\n")
    assert changed_paths(root) == {"liushou.yaml"}
    assert not ran.exists()


def test_a_work_tree_of_several_has_the_settings_of_all(root: Path) -> None:
    git(root, "worktree", "add", "-q", str(root.parent / "other"))
    other = root.parent / "other"
    ran = hostile(root, "[core]\n\tfsmonitor = {trap}\n")
    (other / "liushou.yaml").write_text("format: 3\n", encoding="utf-8")
    assert changed_paths(other) == {"liushou.yaml"}
    assert not ran.exists()


def test_what_a_person_set_for_all_repositories_is_left(root: Path) -> None:
    (root.parent / "home/.gitconfig").write_text(
        '[filter "lfs"]\n\tclean = git-lfs clean\n', encoding="utf-8"
    )
    hostile(root, '[include]\n\tpath = nothing\n[filter "x"]\n\tclean = {trap}\n')
    assert list(asked(root).values()) == ["1", "filter.x.clean", ""]


def test_settings_that_name_nothing_start_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("git was started"))
    assert asked(root / ".git") == asked(root) == {}


def test_gits_own_watcher_is_left(root: Path) -> None:
    hostile(root, "[core]\n\tfsmonitor = true\n")
    assert asked(root) == {}


def test_nothing_is_fetched(root: Path) -> None:
    """A blob that is not there, in a clone that says where it could be had: by a program."""
    ran = hostile(
        root,
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n"
        '[remote "origin"]\n\turl = ext::{trap}\n\tpromisor = true\n\tuploadpack = {trap}\n'
        '[protocol "ext"]\n\tallow = always\n',
    )
    blob = git(root, "rev-parse", "HEAD:liushou.yaml").strip()
    (root / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    assert run_git(root, "cat-file", "-p", blob) is None
    assert not ran.exists()
    subprocess.run(["git", "-C", root, "cat-file", "-p", blob], check=False, capture_output=True)
    assert ran.exists(), "the case is none"
