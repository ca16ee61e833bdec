"""`check` on what git sees changed, and on an editor's text from standard input."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import plain_git

Pipe = Callable[[bytes], None]
CHILD = "data/children/c-1.yaml"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def tracked(small: Path) -> Path:
    """The small store, committed."""
    who = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(small), *arguments], check=True)
    return small


def found(liushou: Run, root: Path, *arguments: str) -> list[tuple[str, str]]:
    shown = liushou("-C", root, "check", "--on", DAY, "--format", "json", "--ignore", "LS5", *arguments)
    return [(one["path"], one["code"]) for one in json.loads(shown.out)]


@needs_git
def test_nothing_changed_nothing_found(liushou: Run, tracked: Path) -> None:
    assert found(liushou, tracked, "--changed") == []


@needs_git
def test_only_what_the_change_brought(liushou: Run, tracked: Path) -> None:
    volunteer = tracked / "data/volunteers/v-1.yaml"
    volunteer.write_text(
        volunteer.read_text(encoding="utf-8") + 'phone: "1"\n', encoding="utf-8", newline="\n"
    )
    assert found(liushou, tracked, "--changed") == [("data/volunteers/v-1.yaml", "LS107")]
    (tracked / "data/children/c-2.yaml").write_text("id: c-2\n", encoding="utf-8", newline="\n")
    assert {path for path, _ in found(liushou, tracked, "--changed")} == {
        "data/volunteers/v-1.yaml", "data/children/c-2.yaml",
    }  # fmt: skip


@needs_git
def test_a_deleted_volunteer_is_missed_in_a_file_that_did_not_change(liushou: Run, tracked: Path) -> None:
    (tracked / "data/volunteers/v-1.yaml").unlink()
    assert found(liushou, tracked, "--changed") == [(CHILD, "LS201"), (CHILD, "LS201")]


@needs_git
def test_a_store_in_a_folder_of_the_repository(liushou: Run, tracked: Path) -> None:
    inner = tracked / "分校"
    shutil.copytree(tracked / "data", inner / "data")
    shutil.copyfile(tracked / "liushou.yaml", inner / "liushou.yaml")
    (inner / CHILD).write_bytes(b"id: c-1\n")
    assert (CHILD, "LS102") in found(liushou, inner, "--changed")
    assert found(liushou, tracked, "--changed") == []


def test_changed_needs_git_and_goes_without_paths(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "check", "--changed")
    assert (shown.status, "git init" in shown.err) == (2, True)
    shown = liushou("-C", small, "check", "--changed", CHILD)
    assert (shown.status, "不能一起用" in shown.err) == (2, True)


@needs_git
@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("other owner", "文件夹属于别的用户"),
        ("no git", "没有找到 git"),
        ("damaged", "git 说不出哪些文件改过"),
    ],
)
def test_why_git_does_not_tell_what_changed_is_said(
    liushou: Run, tracked: Path, monkeypatch: pytest.MonkeyPatch, case: str, said: str
) -> None:
    plain_git(monkeypatch)
    if case == "other owner":
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    elif case == "no git":
        monkeypatch.setenv("PATH", str(tracked))
    else:
        (tracked / ".git" / "index").write_bytes(b"not an index")
    shown = liushou("-C", tracked, "check", "--changed")
    assert (shown.status, said in shown.err) == (3, True), shown.err


def test_an_editors_text(liushou: Run, small: Path, piped: Pipe) -> None:
    text = (small / CHILD).read_text(encoding="utf-8")
    piped(text.replace("sex: 女", "sex: 女孩").encode())
    assert found(liushou, small, "-", "--stdin-path", str(small / CHILD)) == [(CHILD, "LS104")]
    piped(text.encode())
    assert found(liushou, small, "-", "--stdin-path", str(small / CHILD)) == []


def test_the_place_of_a_finding_is_that_of_the_text(liushou: Run, small: Path, piped: Pipe) -> None:
    piped(b"\n\n# x\n" + (small / CHILD).read_bytes().replace("女".encode(), "女孩".encode()))
    shown = liushou(
        "-C", small, "check", "-", "--stdin-path", small / CHILD, "--format", "json", "--select", "LS104"
    )
    assert [(one["line"], one["column"]) for one in json.loads(shown.out)] == [(6, 6)]


def test_a_new_file_sees_the_whole_store(liushou: Run, small: Path, piped: Pipe) -> None:
    text = (small / CHILD).read_text(encoding="utf-8").replace("id: c-1", "id: c-2").replace("v-1", "v-9")
    piped(text.encode())
    codes = found(liushou, small, "-", "--stdin-path", str(small / "data/children/c-2.yaml"))
    assert ("data/children/c-2.yaml", "LS201") in codes


def test_a_mended_text_goes_back_to_the_editor(liushou: Run, small: Path, piped: Pipe) -> None:
    text = (small / CHILD).read_text(encoding="utf-8")
    piped(text.replace('"15400012345"', "15400012345").encode())
    shown = liushou("-C", small, "check", "-", "--stdin-path", small / CHILD, "--fix", "--on", DAY)
    assert shown.out == text
    assert "已改正 1 处" in shown.err
    assert shown.status == 0
    assert (small / CHILD).read_text(encoding="utf-8") == text


def test_bytes_that_cannot_be_mended_go_back_as_they_came(small: Path) -> None:
    arguments = ["-C", str(small), "check", "-", "--stdin-path", str(small / CHILD), "--fix"]
    command = [sys.executable, "-m", "liushou", *arguments]
    done = subprocess.run(command, input=b"\xff\xfe\x00", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"\xff\xfe\x00")
    assert "没有可以自动改正的地方" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["-"], "--stdin-path"),
        (["--stdin-path", "data/children/c-1.yaml"], "和“-”一起用"),
        (["-", "data", "--stdin-path", "data/children/c-1.yaml"], "单独用"),
        (["-", "--stdin-path", "/nowhere/c-1.yaml"], "不是档案库"),
        (["-", "--stdin-path", "data/children/c-1.txt"], "不是档案库"),
    ],
)  # fmt: skip
def test_wrong_use(
    liushou: Run, small: Path, piped: Pipe, monkeypatch: pytest.MonkeyPatch, arguments: list[str], part: str
) -> None:
    monkeypatch.chdir(small)
    piped(b"id: c-1\n")
    shown = liushou("check", *arguments)
    assert shown.status == 2
    assert part in shown.err
