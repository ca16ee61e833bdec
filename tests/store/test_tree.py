"""The files of a store in one commit, and their contents."""

from pathlib import Path

import pytest
from tests.commands.git_repository import commit, git, needs_git, plain_git

from liushou.errors import StoreError
from liushou.store.repository import Repository, repository, revision
from liushou.store.tree import contents, files_at, listed

pytestmark = needs_git


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A store in a folder of a repository, with files beside it."""
    plain_git(monkeypatch)
    inside = (
        "liushou.yaml",
        "data/children/c-1.yaml",
        "data/children/王 小雨.yaml",
        "templates/a.md",
        "datafile",
    )
    for path in (*(f"学校/{path}" for path in inside), "liushou.yaml", "data/children/c-2.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8", newline="\n")
    commit(tmp_path, "2026-10-01")
    return repository(tmp_path / "学校")


def test_the_files_of_the_store_and_no_others(repo: Repository) -> None:
    found = files_at(repo, revision(repo, "HEAD"))
    assert set(found) == {"liushou.yaml", "data/children/c-1.yaml", "data/children/王 小雨.yaml"}
    assert set(files_at(repo, revision(repo, "HEAD:"))) == {"liushou.yaml", "data/children/c-2.yaml"}


def test_the_contents_are_those_of_then(repo: Repository) -> None:
    (repo.folder / "data/children/c-1.yaml").write_text("new", encoding="utf-8")
    found = files_at(repo, revision(repo, "HEAD"))
    read = contents(repo, (kept.blob for kept in found.values()))
    assert {path: read[kept.blob].decode() for path, kept in found.items()} == {
        path: f"学校/{path}" for path in found
    }


def test_all_files_of_a_commit(repo: Repository) -> None:
    found = listed(repo, revision(repo, "HEAD"))
    assert {"学校/templates/a.md", "学校/datafile", "data/children/c-2.yaml"} < set(found)
    assert set(listed(repo, revision(repo, "HEAD"), "学校/templates")) == {"学校/templates/a.md"}


def test_a_link_is_told_from_a_file(repo: Repository) -> None:
    link = repo.folder / "data/children/c-9.yaml"
    try:
        link.symlink_to("c-1.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    commit(repo.folder.parent, "2026-10-02")
    found = files_at(repo, revision(repo, "HEAD"))
    assert [path for path, kept in found.items() if kept.is_link] == ["data/children/c-9.yaml"]


def test_contents_that_are_not_on_this_machine(repo: Repository) -> None:
    blob = git(repo.folder, "rev-parse", "HEAD:./data/children/c-1.yaml").strip()
    lost = repo.folder.parent / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    found = files_at(repo, revision(repo, "HEAD"))
    with pytest.raises(StoreError, match=f"缺 1 个文件的内容（如 {blob[:10]}）"):
        contents(repo, (kept.blob for kept in found.values()))


def test_another_repository_within_is_no_file(repo: Repository) -> None:
    within = f"160000,{'1' * 40},学校/data/children/inner.yaml"
    git(repo.folder.parent, "update-index", "--add", "--cacheinfo", within)
    git(repo.folder.parent, "commit", "-qm", "x")
    assert "data/children/inner.yaml" not in files_at(repo, revision(repo, "HEAD"))
