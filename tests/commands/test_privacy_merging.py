"""No sensitive value is in what git, its merge driver, resolve and check tell of a merge that stopped."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import attempt, commit, git, needs_git, plain_git
from tests.commands.marked_history import GENERATIONS, NAMES, Marked, generation, told

from liushou.cli import main

pytestmark = needs_git
BROTHER = ("data/children/c-2.yaml",)


@pytest.fixture(scope="module", autouse=True)
def _plain() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        yield


@pytest.fixture(scope="module", params=["lines", "meaning"])
def conflict(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Marked, str]:
    """A merge that stopped where both sides changed every sensitive field, and what git said of it.

    Merged line by line, or by the merge driver.
    """
    root = tmp_path_factory.mktemp("conflict").resolve()
    base, ours, theirs, _ = GENERATIONS
    marks = generation(root, base)
    commit(root, "2026-09-01")
    if request.param == "meaning":
        assert main(["-C", str(root), "init"]) == 0
        (root / ".git/hooks/pre-commit").unlink()
        commit(root, "2026-09-02")
    git(root, "checkout", "-qb", "other")
    marks |= generation(root, theirs)
    commit(root, "2026-10-01")
    git(root, "checkout", "-q", "main")
    marks |= generation(root, ours)
    commit(root, "2026-10-02")
    done = attempt(root, "merge", "other")
    assert done.returncode == 1
    return Marked(root, marks), done.stdout + done.stderr


def test_what_git_says_of_a_conflict_has_none(conflict: tuple[Marked, str]) -> None:
    marked, said = conflict
    assert "data/children/c-1.yaml" in said
    assert marked.leaks(said) == []


@pytest.mark.parametrize(
    "words",
    [
        "resolve --list", "resolve --list --format json", "resolve c-1 --list", "resolve 何秀兰 --list",
        "resolve --ours --dry-run", "resolve --theirs --dry-run", "resolve 没有的人",
        "resolve v-1 c-1 --dry-run",
        *(f"check --format {form}" for form in ("text", "full", "json", "github", "sarif")), "check --diff",
        "diff", "diff --format json", "log c-1", "log c-1 --format json", "blame c-1", "show c-1",
        "doctor", "due", "set c-1 name=钱小合", "record c-1 谈心 --by v-1",
    ],
)  # fmt: skip
def test_what_is_told_of_a_conflict_has_none(
    liushou: Run, conflict: tuple[Marked, str], piped: Callable[[bytes], None], words: str
) -> None:
    marked, _ = conflict
    piped(b"s\n" * 200)
    text = told(liushou, marked.root, *words.split())
    assert text
    assert marked.leaks(text) == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_both_sides_are_seen_when_asked_for(liushou: Run, conflict: tuple[Marked, str], form: str) -> None:
    marked, _ = conflict
    text = told(liushou, marked.root, "resolve", "--list", "--reveal", "--format", form)
    assert len(marked.leaks(text)) > 100


def test_what_resolving_tells_and_leaves_in_git_has_none(
    liushou: Run, conflict: tuple[Marked, str], piped: Callable[[bytes], None], tmp_path: Path
) -> None:
    root = tmp_path / "store"
    shutil.copytree(conflict[0].root, root)
    marked = Marked(root, conflict[0].marks)
    before = set(root.rglob("*"))
    piped(b"3\n2\n1\n" * 200)
    text = told(liushou, root, "resolve")
    assert "都处理好了" in text
    assert marked.leaks(text) == []
    for file in set(root.rglob("*")) - before:
        assert not any(name in file.name for name in NAMES)
        assert file.is_dir() or marked.leaks(file.read_bytes().decode("utf-8", "ignore")) == []
