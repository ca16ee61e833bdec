"""How git is set up around a store, as git itself tells it."""

from pathlib import Path

import pytest
from tests.commands.git_repository import git, needs_git, plain_git

from liushou.errors import StoreError
from liushou.store.git_setup import git_version, line_ending, set_locally, setting, settings, work_tree

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


def test_a_setting_is_made_in_place_of_the_old_ones(top: Path) -> None:
    assert setting(top, "diff.liushou.textconv") is None
    set_locally(top, "diff.liushou.textconv", "一")
    git(top, "config", "--add", "diff.liushou.textconv", "二")
    set_locally(top, "diff.liushou.textconv", "三 四")
    assert setting(top, "diff.liushou.textconv") == "三 四"
    assert git(top, "config", "--local", "--get-all", "diff.liushou.textconv") == "三 四\n"


def test_a_setting_that_git_does_not_take_is_told(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=r"无法写入 git 的设置 没有点：.+。请检查文件夹的权限"):
        set_locally(top, "没有点", "一")
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(StoreError, match="没有找到 git"):
        set_locally(top, "a.b", "一")


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
