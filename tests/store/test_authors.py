"""Who committed changes of a store."""

from pathlib import Path

import pytest
from tests.commands.git_repository import needs_git
from tests.history.repositories import CHILD, PATH, Archives

from liushou.store.authors import authors

pytestmark = needs_git


@pytest.fixture
def archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archives:
    """A commit of 李红, one of 王强 on each of two branches, their merge, one of 何芳, one beside."""
    made = Archives(tmp_path, monkeypatch)
    made.write(PATH, CHILD)
    made.commit("2026-09-01")
    made.branch("side")
    made.change(PATH, "石大海", "石大山")
    made.commit("2026-09-02", "王强")
    made.go("main")
    made.write("data/children/c-2.yaml", CHILD)
    made.commit("2026-09-03", "王强")
    assert made.merge("side", "2026-09-04", "赵敏")
    made.change(PATH, "在册", "转出")
    made.commit("2026-09-05", "何芳")
    made.write("README", "x")
    made.commit("2026-09-06", "赵敏")
    return made


def test_those_who_committed_most_come_first_and_who_only_merged_did_nothing(archives: Archives) -> None:
    assert authors(archives.repo, None, "HEAD", "") == (("王强", 2), ("何芳", 1), ("李红", 1))


def test_between_two_revisions_and_of_some_archives(archives: Archives) -> None:
    assert authors(archives.repo, "HEAD~1", "HEAD", "") == ()
    assert authors(archives.repo, "HEAD~4", "HEAD", "") == (("王强", 2), ("何芳", 1))
    assert authors(archives.repo, None, "HEAD", "", ["data/children/c-2.yaml"]) == (("王强", 1),)
    assert authors(archives.repo, None, "HEAD", "", []) == ()
    assert authors(archives.repo, None, "HEAD", "学校/") == ()
