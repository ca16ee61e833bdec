"""Two teachers keep the same archives in clones of their own and bring them together, as people do."""

import json
import os
import re
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import attempt, git, needs_git, plain_git

pytestmark = needs_git

CHILD = "data/children/c-1.yaml"


@pytest.fixture
def clones(
    small: Path, liushou: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Two clones of a small store, each set up by `init`, with one commit in common, tagged 开学."""
    plain_git(monkeypatch)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_DATE", "2026-11-01T09:00:00+0800")
    file = small / CHILD
    text = file.read_text(encoding="utf-8")
    guardian = 'guardians:\n  - {name: 石桂香, relation: 祖母, phone: "15400000002"} # 同住\n'
    file.write_text(text.replace("guardians: []\n", guardian), encoding="utf-8", newline="\n")
    git(small, "init", "-q", "-b", "main")
    assert liushou("-C", small, "init").status == 0
    commit(small, "建档")
    git(small, "tag", "kaixue")
    other = tmp_path_factory.mktemp("another") / "clone of 何老师"
    git(small, "clone", "-q", str(small), str(other))
    assert liushou("-C", other, "init").status == 0
    return small, other


def commit(root: Path, message: str, day: str = "2026-11-02") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--no-verify", "-m", message, env=dated(day))


def dated(day: str) -> dict[str, str]:
    return {**os.environ, **{f"GIT_{who}_DATE": f"{day}T10:00:00+0800" for who in ("AUTHOR", "COMMITTER")}}


def on(liushou: Run, root: Path, *words: str) -> str:
    """Run a command on the sample day; it must succeed."""
    done = liushou("-C", root, *words, "--on", DAY)
    assert done.status == 0, done.err
    return done.out


def both_work(liushou: Run, clones: tuple[Path, Path]) -> None:
    """Each adds talks and a phone of another person, and commits."""
    mine, theirs = clones
    on(liushou, mine, "record", "田小禾", "谈心", "--date", "2026-11-03", "--note", "想爸爸")
    on(liushou, mine, "set", "田小禾", "phone=15400077777", "--correct")
    commit(mine, "周老师", "2026-11-05")
    on(liushou, theirs, "record", "田小禾", "谈心", "--date", "2026-11-02", "--note", "作业没写完")
    on(liushou, theirs, "record", "田小禾", "家访", "--date", "2026-11-04", "--note", "奶奶身体好")
    on(liushou, theirs, "set", "田小禾", "guardians[祖母].phone=15400088888", "--correct")
    commit(theirs, "何老师", "2026-11-06")


def test_talks_of_both_and_different_phones_come_together(liushou: Run, clones: tuple[Path, Path]) -> None:
    both_work(liushou, clones)
    mine, theirs = clones
    git(mine, "pull", "-q", "--no-rebase", str(theirs), "main", env=dated("2026-11-08"))
    text = (mine / CHILD).read_text(encoding="utf-8")
    found = re.findall(r"(想爸爸|作业没写完|奶奶身体好|想妈妈)", text)
    assert found == ["想妈妈", "作业没写完", "想爸爸", "奶奶身体好"]
    assert '"15400077777"' in text
    assert '"15400088888"} # 同住' in text
    assert "<<<<<<<" not in text
    assert liushou("-C", mine, "check", "--on", DAY).status == 0


def test_one_phone_changed_by_both_is_asked_about(liushou: Run, clones: tuple[Path, Path]) -> None:
    both_work(liushou, clones)
    mine, theirs = clones
    on(liushou, theirs, "set", "田小禾", "phone=15400099999", "--correct")
    commit(theirs, "何老师又改", "2026-11-07")
    assert attempt(mine, "pull", "-q", "--no-rebase", str(theirs), "main").returncode != 0
    told = json.loads(liushou("-C", mine, "check", "--on", DAY, "--format", "json").out)
    assert [(one["path"], one["code"]) for one in told if one["severity"] == "error"] == [(CHILD, "LS004")]
    lines = (mine / CHILD).read_text(encoding="utf-8").splitlines()
    assert lines[told[0]["line"] - 1].startswith("<<<<<<<")
    assert liushou("-C", mine, "resolve", "--list").status == 1
    assert liushou("-C", mine, "resolve", "--theirs").status == 0
    text = (mine / CHILD).read_text(encoding="utf-8")
    assert 'phone: "15400099999"' in text
    assert "15400077777" not in text
    assert "想爸爸" in text
    assert "奶奶身体好" in text
    assert liushou("-C", mine, "check", "--on", DAY).status == 0
    commit(mine, "合并", "2026-11-08")
    assert liushou("-C", mine, "resolve").status == 0


def test_what_came_is_told_and_as_it_stood_is_shown(liushou: Run, clones: tuple[Path, Path]) -> None:
    before = on(liushou, clones[0], "report", "--format", "json")
    both_work(liushou, clones)
    mine, theirs = clones
    git(mine, "pull", "-q", "--no-rebase", str(theirs), "main", env=dated("2026-11-08"))
    told = on(liushou, mine, "diff", "kaixue")
    assert "谈心" in told
    assert "石桂香" in told
    assert "15400088888" not in told
    assert "想爸爸" not in told
    then = json.loads(on(liushou, mine, "report", "--at", "kaixue", "--format", "json"))
    was = json.loads(before)
    assert {**then, "revision": None} == {**was, "revision": None}
    days = re.findall(r"^2026-11-[0-9]{2}", on(liushou, mine, "log", "田小禾"), re.MULTILINE)
    assert days == ["2026-11-08", "2026-11-06", "2026-11-05", "2026-11-02"]
