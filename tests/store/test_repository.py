"""A moment of history named on the command line: in every kind of repository people have."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.commands.git_repository import commit, git, needs_git, plain_git

from liushou.errors import StoreError, UsageError
from liushou.store.repository import OutsideGitError, day_in_china, is_bare, repository, revision

pytestmark = needs_git

SETTINGS = "format: 1\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


def put(root: Path, path: str, text: str = SETTINGS) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A store with three commits, two of them on one day; v1 is the second."""
    root = tmp_path / "work"
    put(root, "liushou.yaml")
    commit(root, "2026-06-30")
    put(root, "liushou.yaml", "format: 1 # 2\n")
    commit(root, "2026-10-01", tag="v1")
    git(root, "tag", "2026秋上报")
    put(root, "liushou.yaml", "format: 1 # 3\n")
    commit(root, "2026-10-01", at="17:00:00+0800")
    return root


def hash_of(root: Path, name: str) -> str:
    return git(root, "rev-parse", name).strip()


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("HEAD", "HEAD"),
        ("main", "HEAD"),
        ("v1", "HEAD~1"),
        ("2026秋上报", "HEAD~1"),
        ("HEAD~2", "HEAD~2"),
        ("2026-10-01", "HEAD"),
        ("2026.10.1", "HEAD"),
        ("2026-09-30", "HEAD~2"),
        ("2026-06-30", "HEAD~2"),
        ("2099-01-01", "HEAD"),
        ("9999-12-31", "HEAD"),
    ],
)
def test_a_name_or_a_day(work: Path, word: str, name: str) -> None:
    assert revision(repository(work), word).commit == hash_of(work, name)


def test_what_is_told_of_a_revision(work: Path) -> None:
    found = revision(repository(work), "v1")
    assert found.commit.startswith(found.short)
    assert (len(found.short), found.day, found.prefix) == (10, date(2026, 10, 1), "")


def test_a_tag_that_reads_like_a_day_is_the_tag(work: Path) -> None:
    git(work, "tag", "2026-12-31", "HEAD~2")
    assert revision(repository(work), "2026-12-31").commit == hash_of(work, "HEAD~2")


def test_the_day_of_a_commit_is_that_of_china(work: Path) -> None:
    commit(work, "2026-10-05", at="16:30:00+0000")
    repo = repository(work)
    assert revision(repo, "HEAD").day == date(2026, 10, 6)
    assert revision(repo, "2026-10-05").commit == hash_of(work, "HEAD~1")
    assert revision(repo, "2026-10-06").commit == hash_of(work, "HEAD")


def test_the_work_of_another_branch_counts_from_its_merge(work: Path) -> None:
    git(work, "checkout", "-qb", "side", "HEAD~1")
    put(work, "data/children/c-1.yaml", "id: c-1\n")
    commit(work, "2026-10-05")
    git(work, "checkout", "-q", "main")
    put(work, "data/children/c-2.yaml", "id: c-2\n")
    commit(work, "2026-10-03")
    when = {"GIT_AUTHOR_DATE": "2026-10-09T09:00:00+0800", "GIT_COMMITTER_DATE": "2026-10-09T09:00:00+0800"}
    git(work, "merge", "-q", "--no-edit", "side", env={**os.environ, **when})
    repo = repository(work)
    assert revision(repo, "2026-10-06").commit == hash_of(work, "HEAD^1")
    assert revision(repo, "2026-10-09").commit == hash_of(work, "HEAD")


def test_before_the_first_commit(work: Path) -> None:
    with pytest.raises(UsageError, match="2026-06-29 还没有历史：第一次提交在 2026-06-30"):
        revision(repository(work), "2026-06-29")
    with pytest.raises(UsageError, match="1960-01-01 还没有历史"):
        revision(repository(work), "1960-01-01")


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("-86401", date(1969, 12, 31)),
        ("99999999999999999", date.max),
        ("-99999999999999999", date.min),
        ("", date(1970, 1, 1)),
    ],
)
def test_a_clock_that_was_wrong_still_gives_a_day(seconds: str, day: date) -> None:
    assert day_in_china(seconds) == day


@pytest.mark.parametrize("word", ["", "v9", "-1", "--output=x", "HEAD\n", "2026-13-01", ":", "HEAD:x:y"])
def test_a_word_that_means_nothing(work: Path, word: str) -> None:
    with pytest.raises(UsageError, match="没有"):
        revision(repository(work), word)


def test_a_store_in_a_folder(tmp_path: Path) -> None:
    top = tmp_path / "town"
    put(top, "石桥 小学/liushou.yaml")
    commit(top, "2026-10-01")
    put(top, "liushou.yaml")
    put(top, "平坝/liushou.yaml")
    commit(top, "2026-10-02")
    repo = repository(top / "石桥 小学")
    assert repo.prefix == "石桥 小学/"
    assert revision(repo, "HEAD~1").prefix == "石桥 小学/"
    assert revision(repo, "HEAD:平坝").prefix == "平坝/"
    assert revision(repo, "HEAD:./平坝/").prefix == "平坝/"
    assert revision(repo, "HEAD:").prefix == ""
    with pytest.raises(UsageError, match="“平坝/”里没有档案库"):
        revision(repo, "HEAD~1:平坝")
    with pytest.raises(UsageError, match=r"里没有档案库：没有 liushou\.yaml"):
        revision(repo, "HEAD~1:")


def test_the_nearest_of_several_places_counts(tmp_path: Path) -> None:
    put(tmp_path, "a/liushou.yaml")
    put(tmp_path, "a/b/c.txt")
    commit(tmp_path, "2026-10-01")
    repo = repository(tmp_path)
    assert revision(repo, "HEAD", ("a/b/", "a/", "")).prefix == "a/"
    with pytest.raises(UsageError, match="“a/b/”里没有档案库"):
        revision(repo, "HEAD", ("a/b/c/", "a/b/"))


def test_a_bare_repository(work: Path, tmp_path: Path) -> None:
    bare = tmp_path / "archive.git"
    git(tmp_path, "clone", "-q", "--bare", str(work), str(bare))
    repo = repository(bare)
    assert (repo.bare, is_bare(bare), is_bare(work)) == (True, True, False)
    assert revision(repo, "v1").prefix == ""
    assert revision(repo, "2026-07-01").commit == hash_of(work, "HEAD~2")


def test_a_bare_repository_of_folders(tmp_path: Path) -> None:
    top, bare = tmp_path / "town", tmp_path / "archive.git"
    put(top, "石桥/liushou.yaml")
    commit(top, "2026-10-01")
    put(top, "平坝/liushou.yaml")
    commit(top, "2026-10-02")
    put(top, "x.txt")
    git(top, "rm", "-rq", "石桥", "平坝")
    commit(top, "2026-10-03")
    git(tmp_path, "clone", "-q", "--bare", str(top), str(bare))
    repo = repository(bare)
    assert revision(repo, "HEAD~2").prefix == "石桥/"
    assert revision(repo, "HEAD~1:平坝").prefix == "平坝/"
    assert revision(repo, "HEAD~1", ("石桥/", "")).prefix == "石桥/"
    with pytest.raises(UsageError, match=r"有几个档案库：平坝、石桥。请写明是哪一个，如 .*:平坝"):
        revision(repo, "HEAD~1")
    with pytest.raises(UsageError, match=r"里没有档案库：没有 liushou\.yaml"):
        revision(repo, "HEAD")


def test_a_server_whose_head_names_a_branch_without_a_commit(work: Path, tmp_path: Path) -> None:
    bare = tmp_path / "archive.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "master", str(bare))
    git(work, "push", "-q", str(bare), "main")
    repo = repository(bare)
    assert revision(repo, "main").commit == hash_of(work, "main")
    assert revision(repo, "2026-07-01").commit == hash_of(work, "main~2")
    with pytest.raises(UsageError, match="第一次提交在 2026-06-30"):
        revision(repo, "2026-06-01")


def test_a_shallow_clone_says_what_is_missing(work: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=1", work.as_uri(), str(shallow))
    repo = repository(shallow)
    assert repo.shallow
    assert revision(repo, "HEAD").commit == hash_of(work, "HEAD")
    with pytest.raises(UsageError, match=r"浅克隆，只取了 2026-10-01 以来的提交.*--unshallow"):
        revision(repo, "2026-07-01")
    with pytest.raises(UsageError, match=r"浅克隆，较早的提交不在这台电脑上.*--unshallow"):
        revision(repo, "HEAD~1")


def test_a_linked_work_tree(work: Path, tmp_path: Path) -> None:
    git(work, "worktree", "add", "-q", str(tmp_path / "other"), "v1")
    assert revision(repository(tmp_path / "other"), "HEAD").commit == hash_of(work, "v1")


def test_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutsideGitError, match="不在 git 里"):
        repository(tmp_path)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(StoreError, match="还没有提交过"):
        repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreError, match="没有找到 git"):
        repository(tmp_path)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_repository_of_somebody_else_is_known_in_the_language_of_git(
    work: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(StoreError, match="文件夹属于别的用户"):
        repository(work)


def test_a_word_is_no_option_of_git(work: Path) -> None:
    before = sorted(work.rglob("*"))
    with pytest.raises(UsageError):
        revision(repository(work), "--output=x")
    assert sorted(work.rglob("*")) == before


def test_of_a_bare_repository_the_store_at_the_top_counts(work: Path, tmp_path: Path) -> None:
    put(work, "学校/liushou.yaml")
    commit(work, "2026-10-02")
    bare = tmp_path / "bare"
    git(work, "clone", "-q", "--bare", str(work), str(bare))
    assert revision(repository(bare), "HEAD").prefix == ""
    assert revision(repository(bare), "HEAD:学校").prefix == "学校/"
