"""Real git repositories for tests, whatever git settings this machine has."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.invalid")


def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the machine or the person, and nothing of a hook these tests may run in."""
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for name in _OF_A_HOOK:
        monkeypatch.delenv(name, raising=False)


def git(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> str:
    """What git prints; it must succeed."""
    done = attempt(folder, *arguments, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout


def attempt(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run git as somebody, whether or not it succeeds."""
    return subprocess.run(
        ["git", "-C", str(folder), *_IDENTITY, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=env,
    )


def commit(folder: Path, day: str, *, at: str = "09:00:00+0800", tag: str | None = None) -> None:
    """Commit all that is there on a day, in China unless `at` says another clock."""
    when = f"{day}T{at}"
    env = {**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", day, env=env)
    if tag is not None:
        git(folder, "tag", tag)
