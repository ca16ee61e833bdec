"""A repository of archives with fixed days and authors, for tests of history."""

import os
from pathlib import Path

import pytest

from liushou.store.repository import Repository, repository
from tests.commands.git_repository import attempt, git, plain_git

CHILD = (
    "id: c-1\nname: 田小禾\nsex: 女\nbirth_date: 2015-11-20\nstatus: 在册\nregistered_on: 2024-09-01\n"
    'parents: []\nguardians:\n  - {name: 石桂香, relation: 祖母, phone: "15400012345"}\n'
    '  - {name: 石大海, relation: 亲属, phone: "15400054321"}\n'
)
PATH = "data/children/c-1.yaml"


class Archives:
    """A work tree whose commits are made on days, in order, each by somebody."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        plain_git(monkeypatch)
        self.root = root
        self.folder = root
        git(root, "init", "--quiet", "--initial-branch=main")
        self.write("liushou.yaml", "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n")

    @property
    def repo(self) -> Repository:
        return repository(self.folder)

    def write(self, path: str, text: str | None) -> None:
        file = self.folder / path
        if text is None:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self, day: str, author: str = "李红", clock: str = "09:00:00+0800") -> str:
        """Commit all there is; the name of the commit."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message=x", env=signed(day, author, clock))
        return git(self.root, "rev-parse", "HEAD").strip()

    def branch(self, name: str, *start: str) -> None:
        git(self.root, "checkout", "--quiet", "-b", name, *start)

    def go(self, name: str) -> None:
        git(self.root, "checkout", "--quiet", name)

    def merge(self, name: str, day: str, author: str = "李红", *options: str) -> bool:
        """Merge without the program's own driver; False where it stops at a conflict."""
        done = attempt(
            self.root, "merge", "--quiet", "--no-ff", *options, "-m", "x", name, env=signed(day, author)
        )
        return done.returncode == 0


def signed(day: str, author: str, clock: str = "09:00:00+0800") -> dict[str, str]:
    """What git is told by its environment of who makes a commit, and when."""
    when = f"{day}T{clock}"
    given = {"GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "a@example.invalid"}
    return {**os.environ, **given, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
