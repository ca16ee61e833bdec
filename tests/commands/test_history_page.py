"""Every command line of docs/历史.md does what the page says, in a repository with a history."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import attempt, git, needs_git, plain_git
from tests.commands.pages import chapters
from tests.commands.test_everyday_page import FILES

from liushou.yamltext.emit import dump

pytestmark = needs_git

CHAPTERS = chapters("历史.md")
DAY = "2026-11-20"
CHILD = "data/children/c-he.yaml"
TWO_PEOPLE = "两个人改了同一份档案"
WORK = (
    ("2026-10-08", "record 田小禾 谈心 --by 周敏 --date 2026-10-08 --note 想妈妈"),
    ("2026-10-30", "set 田小禾 guardians[祖母].phone=15400000009 --correct"),
    ("2026-11-06", "case open 田小禾 学习 --what 作业没做 --by 周敏 --date 2026-11-05"),
    ("2026-11-19", "record 李小雨 家访 --by 吴刚 --date 2026-11-18 --note 奶奶身体好"),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store as files, to be copied."""
    root = tmp_path_factory.mktemp("kept")
    for path, value in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(value), encoding="utf-8", newline="\n")
    return root


@pytest.fixture
def store(kept: Path, tmp_path: Path, liushou: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of several weeks, its last change not yet committed; one starts in it."""
    plain_git(monkeypatch)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "周敏")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "zhou@example.invalid")
    root = tmp_path / "store"
    shutil.copytree(kept, root)
    monkeypatch.chdir(root)
    git(root, "init", "-q", "-b", "main")
    assert liushou("init").status == 0
    commit(root, "2026-09-07")
    for day, words in WORK:
        assert liushou(*words.split(), "--on", day).status == 0
        commit(root, day)
    git(root, "tag", "2026秋上报")
    assert liushou("record", "田小禾", "亲情电话", "--by", "周敏", "--on", DAY).status == 0
    return root


def commit(root: Path, day: str) -> None:
    dated = {f"GIT_{who}_DATE": f"{day}T17:00:00+0800" for who in ("AUTHOR", "COMMITTER")}
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "每周一次", env={**os.environ, **dated})


def disagree(root: Path, liushou: Run) -> None:
    """Two branches give the grandmother different phones, and git merges them."""
    phone = "guardians[祖母].phone=1540000{}"
    commit(root, "2026-11-20")
    git(root, "switch", "-q", "-c", "other")
    assert liushou("set", "田小禾", phone.format("1111"), "--correct", "--on", DAY).status == 0
    commit(root, "2026-11-21")
    git(root, "switch", "-q", "main")
    assert liushou("set", "田小禾", phone.format("2222"), "--correct", "--on", DAY).status == 0
    commit(root, "2026-11-21")
    assert attempt(root, "merge", "-q", "other").returncode == 1


def test_the_page_has_chapters() -> None:
    assert {"diff", "log", "blame", "show", "stats", "resolve"} <= {
        words[1] for _, lines in CHAPTERS for words in lines
    }


@pytest.mark.parametrize(("chapter", "lines"), CHAPTERS, ids=[title for title, _ in CHAPTERS])
def test_the_page(
    liushou: Run, store: Path, piped: Callable[[bytes], None], chapter: str, lines: list[list[str]]
) -> None:
    if chapter == TWO_PEOPLE:
        disagree(store, liushou)
    for words in lines:
        if words[0] == "git":
            git(store, *words[1:])
            continue
        asks = words[1] == "resolve"
        piped(b"1\n")
        on_a_day = () if "--at" in words or words[1] in ("blame", "resolve") else ("--on", DAY)
        done = liushou(*words[1:], *on_a_day)
        assert done.status == (1 if asks and "--list" in words else 0), (words, done.err)
        assert done.out or "-o" in words, words
    if chapter == TWO_PEOPLE:
        assert "<<<<<<<" not in (store / CHILD).read_text(encoding="utf-8")
