"""git shows and merges archives by what they say, in a repository that `init` has set up."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import attempt, git, needs_git, plain_git
from tests.commands.test_hooks import path_with, script

from liushou.setup.in_git import set_up

pytestmark = needs_git
CHILD = "data/children/c-1.yaml"
LINES = "/data/**/*.yaml diff=liushou merge=liushou\n/liushou.yaml diff=liushou merge=liushou\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_DATE", "2026-10-01T09:00:00+0800")


@pytest.fixture
def repository(small: Path, liushou: Run) -> Path:
    """A small store in a repository of its own, set up by `init`, with one commit."""
    git(small, "init", "-q", "-b", "main")
    assert liushou("-C", small, "init").status == 0
    commit(small)
    return small


@pytest.fixture
def forsaken(small: Path) -> Path:
    """The same, but with a Python that has gone since."""
    git(small, "init", "-q", "-b", "main")
    set_up(small, small / "没有的" / "python", hook=False, drivers=True)
    (small / ".gitattributes").write_text(LINES, encoding="utf-8", newline="\n")
    commit(small)
    return small


def commit(root: Path, env: dict[str, str] | None = None) -> None:
    git(root, "add", "-A")
    git(root, "commit", "--no-verify", "-qm", "x", env=env)


def edit(root: Path, before: str, after: str, path: str = CHILD) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8", newline="\n")


def changed(shown: str) -> list[str]:
    """The lines of a difference that came and went, without signs of covered values."""
    lines = [line for line in shown.splitlines() if re.match(r"[+-](?![+-])", line)]
    return [re.sub(r"·[0-9a-f]{6}", "·", line) for line in lines]


def test_what_changed_is_told_by_person_and_field(repository: Path) -> None:
    edit(repository, "15400012345", "15400099945")
    edit(repository, "note: 想妈妈}", "note: 想爸爸}\n  - {date: 2026-11-02, kind: 家访, by: v-1}")
    wanted = [
        "-电话：***45·",
        "+电话：***45·",
        "-帮扶记录 2026-10-10 谈心 v-1　内容：***·",
        "+帮扶记录 2026-10-10 谈心 v-1　内容：***·",
        "+帮扶记录 2026-11-02 家访 v-1",
    ]
    shown = git(repository / "data", "diff")
    assert changed(shown) == wanted
    assert re.search(r"^@@ .* @@ 〔儿童档案〕c-1 田小禾$", shown, re.MULTILINE)
    commit(repository)
    assert changed(git(repository, "log", "-p", "-1", "--format=")) == wanted
    assert changed(git(repository, "show", "--format=")) == wanted
    assert "154" in git(repository, "show", "--no-textconv", "--format=")


def test_a_store_in_a_subfolder_with_blanks_and_chinese(liushou: Run, small: Path, tmp_path: Path) -> None:
    top = tmp_path.parent / f"{tmp_path.name} 镇's"
    store = top / "石桥 小学"
    top.mkdir()
    git(top, "init", "-q")
    small.rename(store)
    told = liushou("-C", store, "init").err
    assert "已设好 git" in told
    commit(top)
    edit(store, "village: 朝阳村", "village: 上湾村")
    assert changed(git(top, "diff")) == ["-现居住地　村：朝阳村", "+现居住地　村：上湾村"]
    assert attempt(top, "config", "diff.renames").returncode == 1
    store.rename(small)


@pytest.mark.parametrize("python", ["gone", "without the program"])
def test_without_the_program_git_shows_the_text(forsaken: Path, python: str) -> None:
    if python != "gone":
        script(forsaken / "没有的" / "python", status=1)
    edit(forsaken, "想妈妈", "想爸爸")
    done = attempt(forsaken, "diff", CHILD, env=path_with())
    assert done.returncode == 0
    assert "+  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想爸爸}\n" in done.stdout


def test_without_its_python_the_program_on_the_path_is_used(forsaken: Path, tmp_path: Path) -> None:
    log = script(tmp_path / "bin" / "liushou")
    edit(forsaken, "想妈妈", "想爸爸")
    git(forsaken, "diff", CHILD, env=path_with(log.parent))
    assert log.read_text(encoding="utf-8").splitlines()[-1] == f"textconv {CHILD}"


def diverge(root: Path, theirs: tuple[str, str], ours: tuple[str, str]) -> subprocess.CompletedProcess[str]:
    """Merge two branches with an edit each, without the program; what git says of it."""
    git(root, "checkout", "-qb", "other")
    edit(root, *theirs)
    commit(root)
    git(root, "checkout", "-q", "main")
    edit(root, *ours)
    commit(root)
    return attempt(root, "merge", "--no-edit", "other", env=path_with())


@pytest.mark.parametrize("python", ["gone", "without the program", "too old"])
def test_without_the_program_git_merges_the_lines(forsaken: Path, python: str) -> None:
    """A program that knows no merge-driver ends with status 2, and nothing of theirs may be lost."""
    if python != "gone":
        script(forsaken / "没有的" / "python", status=1)
    if python == "too old":
        (forsaken / "没有的" / "python").write_text('#!/bin/sh\n[ "$4" = --version ] || exit 2\n', "utf-8")
    done = diverge(forsaken, ("想妈妈", "想爸爸"), ("sex: 女", "sex: 男"))
    assert done.returncode == 0, done.stderr
    text = (forsaken / CHILD).read_text(encoding="utf-8")
    assert "想爸爸" in text
    assert "sex: 男" in text


def test_a_conflict_without_the_program_is_marked(forsaken: Path) -> None:
    done = diverge(forsaken, ("想妈妈", "想爸爸"), ("想妈妈", "想奶奶"))
    assert done.returncode == 1
    text = (forsaken / CHILD).read_text(encoding="utf-8")
    assert re.search("<<<<<<< 本机\n.*想奶奶.*\n=======\n.*想爸爸.*\n>>>>>>> 对方\n", text)


def _staged(repository: Path) -> list[str]:
    return git(repository, "ls-files", "--stage", "data/children").splitlines()


def test_a_child_who_came_is_not_taken_for_one_who_left(repository: Path) -> None:
    """A git before 2.50 asks the merge driver all the same, which refuses: a conflict, nothing is lost."""
    new = "data/children/c-2.yaml"
    git(repository, "checkout", "-qb", "other")
    (repository / CHILD).rename(repository / new)
    edit(repository, "id: c-1\nname: 田小禾", "id: c-2\nname: 周一帆", new)
    commit(repository)
    shown = git(repository, "show", "--name-status", "--format=")
    assert shown == f"D\t{CHILD}\nA\t{new}\n"
    came = (repository / new).read_text(encoding="utf-8")
    git(repository, "checkout", "-q", "main")
    edit(repository, "朝阳村", "上湾村")
    commit(repository)
    assert attempt(repository, "merge", "--no-edit", "other").returncode == 1
    kept = [git(repository, "cat-file", "blob", line.split()[1]) for line in _staged(repository)]
    assert came in kept
    assert came.replace("c-2", "c-1").replace("周一帆", "田小禾").replace("朝阳村", "上湾村") in kept


def test_a_merge_that_commits_by_itself_is_checked(repository: Path) -> None:
    git(repository, "checkout", "-qb", "other")
    edit(repository, "sex: 女", "sex: 娘")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(repository, "朝阳村", "上湾村")
    commit(repository)
    done = attempt(repository, "merge", "--no-edit", "other")
    assert done.returncode == 1
    assert "LS104" in done.stderr
    edit(repository, "sex: 娘", "sex: 女")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "合并")
    assert git(repository, "log", "--format=%p", "-1").count(" ") == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_an_older_gitattributes_gets_the_lines_at_its_end(liushou: Run, small: Path, ending: str) -> None:
    git(small, "init", "-q")
    old = f"*.yaml text eol=lf{ending or chr(10)}*.md text{ending}".encode()
    (small / ".gitattributes").write_bytes(old)
    assert ".gitattributes 末尾加上了" in liushou("-C", small, "init").err
    data = (small / ".gitattributes").read_bytes()
    assert data.startswith(old)
    assert data.count(b"\n") == data.count(ending.encode() or b"\n") == 5
    asked = git(small, "check-attr", "diff", "merge", "eol", "--", CHILD, "liushou.yaml")
    assert asked.count(": liushou\n") == 4
    assert asked.count(": lf\n") == 2
    assert "没有改动" in liushou("-C", small, "init").err
    assert (small / ".gitattributes").read_bytes() == data


@pytest.mark.parametrize(
    ("line", "named"), [("*.yaml diff=other", "diff=other"), ("*.yaml -merge", "-merge")]
)
def test_other_drivers_are_left(liushou: Run, small: Path, line: str, named: str) -> None:
    git(small, "init", "-q")
    (small / ".gitattributes").write_text(line, encoding="utf-8")
    assert f"已给档案指定了 {named}，没有动它" in liushou("-C", small, "init").err
    assert (small / ".gitattributes").read_text(encoding="utf-8") == line


def test_a_gitattributes_that_is_no_file_is_status_three(liushou: Run, small: Path) -> None:
    git(small, "init", "-q")
    (small / ".gitattributes").mkdir()
    assert liushou("-C", small, "init").status == 3


def test_settings_of_ones_own_are_left(liushou: Run, small: Path) -> None:
    git(small, "init", "-q")
    git(small, "config", "diff.liushou.textconv", "自己的")
    git(small, "config", "diff.renames", "copies")
    assert "git 的 diff.liushou.textconv 已另有设置，没有动它" in liushou("-C", small, "init").err
    assert git(small, "config", "diff.liushou.textconv") == "自己的\n"
    assert git(small, "config", "diff.renames") == "copies\n"
    assert attempt(small, "config", "diff.liushou.xfuncname").returncode == 1
    assert "merge-driver" in git(small, "config", "merge.liushou.driver")


def test_init_again_changes_a_setting_only_when_the_program_moved(liushou: Run, repository: Path) -> None:
    before = git(repository, "config", "--local", "--list")
    again = liushou("-C", repository, "init")
    assert "没有改动" in again.err
    assert "git" not in again.err.replace(str(repository), "")
    assert git(repository, "config", "--local", "--list") == before
    set_up(repository, Path("/别处/python"), hook=True, drivers=True)
    assert "python='/别处/python'" in git(repository, "config", "merge.liushou.driver")
    assert "已设好 git" in liushou("-C", repository, "init").err
    assert git(repository, "config", "--local", "--list") == before


def test_no_drivers_leaves_them_out(liushou: Run, small: Path) -> None:
    git(small, "init", "-q")
    liushou("-C", small, "init", "--no-drivers")
    assert "liushou" not in git(small, "config", "--local", "--list")
    assert (small / ".git/hooks/pre-commit").exists()


def test_a_clone_gets_settings_and_a_secret_of_its_own(liushou: Run, repository: Path) -> None:
    clone = repository / "别的 一份"
    git(repository, "clone", "-q", str(repository), str(clone))
    assert "已设好 git" in liushou("-C", clone, "init").err
    assert git(clone, "config", "liushou.salt") != git(repository, "config", "liushou.salt")
    assert git(clone, "status", "--porcelain") == ""


@pytest.mark.skipif(os.name == "nt", reason="the rights of a file are another matter on Windows")
def test_settings_that_git_cannot_write_are_status_three(liushou: Run, small: Path) -> None:
    git(small, "init", "-q")
    (small / ".git" / "config.lock").touch()
    done = liushou("-C", small, "init")
    assert done.status == 3
    assert "无法写入 git 的设置" in done.err
