"""The reports of `check` as the command gives them: by surroundings, by suffix, with colours, uncovered."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

CHILD = "data/children/c-1.yaml"


@pytest.fixture
def faulty(small: Path) -> Path:
    """A store in which a phone is too short."""
    text = (small / CHILD).read_text(encoding="utf-8").replace("15400012345", "1540001234")
    (small / CHILD).write_text(text, encoding="utf-8", newline="\n")
    return small


def test_full_shows_the_place_but_not_what_is_sensitive(liushou: Run, faulty: Path) -> None:
    shown = liushou("-C", faulty, "check", "--on", DAY, "--select", "LS107", "--format", "full").out
    assert '| phone: "***34"\n' in shown
    assert "|        ^^^^^^^\n" in shown
    assert "1540001234" not in shown
    plain = liushou(
        "-C", faulty, "check", "--on", DAY, "--select", "LS107", "--format", "full", "--reveal"
    ).out
    assert '| phone: "1540001234"\n' in plain
    assert "|        ^^^^^^^^^^^^\n" in plain


def test_annotations_appear_by_themselves_in_github_actions(
    liushou: Run, faulty: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    arguments = ["-C", faulty, "check", "--on", DAY, "--select", "LS107"]
    shown = liushou(*arguments)
    assert shown.out.startswith(f"::warning file={CHILD},line=7,endLine=7,col=8,endColumn=20,title=LS107")
    assert not liushou(*arguments, "--format", "text").out.startswith("::")
    file = tmp_path_factory.mktemp("out") / "结果.txt"
    liushou(*arguments, "-o", file)
    assert file.read_text(encoding="utf-8").startswith(f"{CHILD}:7:8: LS107")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_forge_reads_paths_from_the_top_of_the_repository(
    liushou: Run, faulty: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("top")
    shutil.copytree(faulty, top / "分校")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    arguments = ["-C", top / "分校", "check", "--on", DAY, "--select", "LS107"]
    assert f"file=分校/{CHILD}," in liushou(*arguments, "--format", "github").out
    liushou(*arguments, "-o", top / "r.sarif")
    (result,) = json.loads((top / "r.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == f"%E5%88%86%E6%A0%A1/{CHILD}"
    assert liushou(*arguments).out.startswith(f"{CHILD}:7:8:")


def test_a_file_is_the_same_every_time(
    liushou: Run, faulty: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    for name in ("r.txt", "r.json", "r.sarif"):
        made = []
        for _ in range(2):
            assert liushou("-C", faulty, "check", "--on", DAY, "-o", folder / name).status == 0
            made.append((folder / name).read_bytes())
        assert made[0] == made[1]
        assert "用时" not in made[0].decode()


@pytest.mark.parametrize(("forbidden", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal(
    liushou: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch, forbidden: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", forbidden)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    shown = liushou("-C", faulty, "check", "--on", DAY, "--select", "LS107").out
    assert ("\x1b[" in shown) is coloured
    assert "LS107" in shown


def test_an_unknown_format_is_wrong_use(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "check", "--format", "xml")
    assert shown.status == 2
    assert "text、full、json、github、sarif" in shown.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("form", ["full", "sarif", "github"])
def test_what_was_refused_unread_is_not_opened_to_be_shown(small: Path, form: str) -> None:
    """Opening it would wait for ever for somebody to write into it."""
    os.mkfifo(small / "data/children/c-2.yaml")
    command = [
        sys.executable,
        "-m",
        "liushou",
        "-C",
        str(small),
        "check",
        "--format",
        form,
        "--select",
        "LS0",
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "不是普通文件" in done.stdout.decode()
