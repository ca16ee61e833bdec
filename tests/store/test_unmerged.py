"""What git says of a merge that stopped: the versions of each file, what it was doing, who changed what."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.commands.git_repository import attempt, git, needs_git, plain_git

from liushou.store.unmerged import Stages, Touch, last_touch, undertaking, unmerged

pytestmark = needs_git
PATH = "data/children/c-1.yaml"


def by(name: str, day: str) -> Mapping[str, str]:
    """Who commits, and when."""
    import os

    moment = f"{day}T23:30:00+0800"
    who = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    return {**os.environ, **who}


def commit(root: Path, text: str | None, name: str, day: str) -> None:
    file = root / PATH
    if text is None:
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "改", env=by(name, day))


@pytest.fixture
def parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in a sub-folder, two branches that changed one line each in their own way; `main` is out."""
    plain_git(monkeypatch)
    root = tmp_path / "石桥 小学"
    root.mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    commit(root, "a: 1\n", "甲", "2026-09-01")
    git(tmp_path, "checkout", "-qb", "other")
    commit(root, "a: 2\n", "乙", "2026-09-02")
    git(tmp_path, "checkout", "-q", "main")
    commit(root, "a: 3\n", "丙", "2026-09-03")
    return root


@pytest.mark.parametrize(
    ("command", "doing", "ours", "theirs"),
    [
        ("merge other", "merge", b"a: 3\n", b"a: 2\n"),
        ("cherry-pick other", "cherry-pick", b"a: 3\n", b"a: 2\n"),
        ("rebase other", "rebase", b"a: 2\n", b"a: 3\n"),
    ],
)
def test_stages_and_sides_of_what_stopped(
    parted: Path, command: str, doing: str, ours: bytes, theirs: bytes
) -> None:
    assert attempt(parted, *command.split()).returncode != 0
    files = unmerged(parted)
    assert files == {PATH: Stages(b"a: 1\n", ours, theirs)}
    found = undertaking(parted, files)
    assert found is not None
    assert found.doing == doing
    touches = [last_touch(parted, side, PATH) for side in (found.ours, found.theirs)]
    known = {b"a: 2\n": ("乙", date(2026, 9, 2)), b"a: 3\n": ("丙", date(2026, 9, 3))}
    assert [(one.author, one.day) for one in touches if one] == [known[ours], known[theirs]]


def test_a_stash_is_known_by_its_content(parted: Path) -> None:
    (parted / PATH).write_text("a: 4\n", encoding="utf-8", newline="\n")
    git(parted, "stash", env=by("丁", "2026-09-04"))
    commit(parted, "a: 5\n", "丙", "2026-09-05")
    assert attempt(parted, "stash", "pop").returncode != 0
    files = unmerged(parted)
    found = undertaking(parted, files)
    assert found is not None
    assert (found.doing, files[PATH].theirs) == ("stash", b"a: 4\n")
    touch = last_touch(parted, found.theirs, PATH)
    assert touch is not None
    assert (touch.author, touch.day) == ("丁", date(2026, 9, 4))
    other = {PATH: Stages(None, b"a: 5\n", b"a: 6\n")}
    assert undertaking(parted, other) is None


def test_a_revert_goes_back_to_what_was_before(parted: Path) -> None:
    commit(parted, "a: 4\n", "丁", "2026-09-04")
    assert attempt(parted, "revert", "--no-edit", "HEAD~1").returncode != 0
    files = unmerged(parted)
    found = undertaking(parted, files)
    assert found is not None
    assert (found.doing, files[PATH].theirs) == ("revert", b"a: 1\n")
    assert last_touch(parted, found.theirs, PATH) is not None


def test_a_file_that_one_side_took_away(parted: Path) -> None:
    commit(parted, None, "丙", "2026-09-06")
    attempt(parted, "merge", "other")
    assert unmerged(parted) == {PATH: Stages(b"a: 1\n", None, b"a: 2\n")}


def test_nothing_is_unmerged(parted: Path, tmp_path: Path) -> None:
    assert unmerged(parted) == {}
    assert undertaking(parted, {}) is None
    assert last_touch(parted, "HEAD", "data/children/c-9.yaml") is None
    short = git(parted, "rev-parse", "--short=10", "HEAD").strip()
    assert last_touch(parted, "HEAD", PATH) == Touch("丙", date(2026, 9, 3), short)
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    assert unmerged(outside) == {}
