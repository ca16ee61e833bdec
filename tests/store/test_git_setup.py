"""How git is set up around a store, as git itself tells it."""

from pathlib import Path

import pytest
from tests.commands.git_repository import git, needs_git, plain_git

from liushou.store.git_setup import git_version, line_ending, settings, work_tree

pytestmark = needs_git


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """An empty repository."""
    folder = (tmp_path / "石桥 镇").resolve()
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


def test_the_version_is_a_number(top: Path) -> None:
    version = git_version(top)
    assert version is not None
    assert version[0].isdecimal()


def test_a_work_tree_and_a_folder_in_it(top: Path) -> None:
    inner = top / "学校" / "档案"
    inner.mkdir(parents=True)
    found = work_tree(inner)
    assert found is not None
    assert (found.top, found.prefix) == (top, "学校/档案")
    assert found.git_folder == top / ".git"
    assert found.hooks.resolve() == top / ".git" / "hooks"
    at_top = work_tree(top)
    assert at_top is not None
    assert at_top.prefix == ""


def test_where_there_is_none(top: Path, tmp_path: Path) -> None:
    (top / ".gitignore").write_text("/试用/\n", encoding="utf-8")
    (top / "试用").mkdir()
    assert work_tree(top / "试用") is None
    assert work_tree(tmp_path) is None
    assert work_tree(top / ".git") is None


def test_settings_are_the_last_ones_and_not_our_own(top: Path) -> None:
    before = settings(top)
    assert "core.quotepath" not in before
    git(top, "config", "core.quotePath", "true")
    git(top, "config", "--add", "alias.x", "一")
    git(top, "config", "--add", "alias.x", "二\n三=四")
    found = settings(top)
    assert found["core.quotepath"] == "true"
    assert found["alias.x"] == "二\n三=四"


def test_line_endings_by_gitattributes(top: Path) -> None:
    assert line_ending(top, "a.yaml") is None
    (top / ".gitattributes").write_text("*.yaml text eol=lf\n*.md -eol\n", encoding="utf-8")
    assert line_ending(top, "data/a.yaml") == "lf"
    assert line_ending(top, "a.md") is None


def test_without_git_nothing_is_known(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert git_version(top) is None
    assert work_tree(top) is None
    assert settings(top) == {}
    assert line_ending(top, "a.yaml") is None


def test_a_hooks_path_relative_to_the_top_is_found_from_below(top: Path) -> None:
    git(top, "config", "core.hooksPath", ".hooks")
    (top / "学校").mkdir()
    found = work_tree(top / "学校")
    assert found is not None
    assert found.hooks == top / ".hooks"
