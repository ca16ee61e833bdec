"""Nothing in an archive, a sheet or a git history steers the terminal on which it is shown."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import git, needs_git, plain_git
from tests.commands.injection.hostile_store import MARKUP, STEERING, write_hostile
from tests.commands.test_masked_leaks import LINES

pytestmark = needs_git
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u2069]")
"""What no output may have raw: it steers a terminal, or turns text around."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
DAYLESS = ("init", "explain", "schema", "doctor", "log", "blame", "templates", "resolve", "rollup")
BINARY = ("export",)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of hostile texts under git, with a history by hostile people. Not to be written to."""
    root = tmp_path_factory.mktemp("hostile").resolve()
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        write_hostile(root, STEERING + MARKUP)
        git(root, "init", "-q")
        git(root, "add", "-A")
        words = "\x1b]0;t\x07\x9b31m\u202e[bold]"
        git(root, "commit", "-q", "-m", f"建档{words}", f"--author=孔{words} <k{words}@e.invalid>")
    for file in (root / "data").rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("Qx", "Qx9"), encoding="utf-8", newline="\n")
    cell = f"钱{STEERING}{MARKUP}".replace('"', '""')
    sheet = f'姓名,性别,出生日期,"联系{cell}","备注{cell}"\n"{cell}",女,2015-11-22,"{cell}","{cell}"\n'
    (root / "表.csv").write_text(sheet, encoding="utf-8", newline="\n")
    return root


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


def arguments(line: str) -> list[str]:
    """The words of a line of LINES, on the day of the store."""
    words = line.split()
    return words if words[0] in DAYLESS else [*words, "--on", DAY]


ALL = [line for lines in LINES.values() for line in lines if not line.startswith(BINARY)]


@pytest.mark.parametrize("line", [*ALL, "list children 姓名:钱 --reveal", "show c-1 --all --reveal"])
def test_no_output_has_one_raw(
    liushou: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    shutil.copytree(store, tmp_path / "档案")
    monkeypatch.chdir(tmp_path / "档案")
    done = liushou(*arguments(line))
    assert done.status in (0, 1, 2)
    ends = "\r\n" if line.endswith("ics") else "\n"
    assert RAW.findall((done.out + done.err).replace(ends, "\n")) == []


WORD = "x\x1b]0;t\x07\r\x9b31m\u202e[bold][/x]"
GIVEN = [
    ["show", WORD], ["list", WORD], ["list", "children", WORD], ["list", "children", "--columns", WORD],
    ["render", WORD], ["render", "child-card", WORD], ["templates", "show", WORD], ["explain", WORD],
    ["list", "children", "--at", WORD], ["diff", WORD], ["log", WORD], ["blame", "c-1", WORD],
    ["set", "c-1", f"{WORD}=1"], ["set", "c-1", f"status={WORD}"], ["record", "c-1", WORD],
    ["import", WORD], ["export", WORD, "-o", "a.xlsx"], ["export", "roster", "-o", f"{WORD}.docx"],
    ["check", WORD], ["due", "--by", WORD], ["stats", WORD], ["stats", "--per", WORD], ["rollup", WORD],
    ["calendar", "--term", WORD], ["sample", "2", "--per", WORD], ["new", WORD], ["-C", WORD, "check"],
    [WORD],
]  # fmt: skip


@pytest.mark.parametrize("words", GIVEN, ids=lambda words: " ".join(words).replace(WORD, "X"))
def test_nor_has_what_is_said_of_wrong_words(
    liushou: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    shutil.copytree(store, tmp_path / "档案")
    monkeypatch.chdir(tmp_path / "档案")
    done = liushou(*words)
    assert done.status in (1, 2, 3)
    assert RAW.findall(done.out + done.err) == []
    assert done.out + done.err


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(
    "line",
    ["list children", "list children --reveal --columns 姓名,备注,电话", "show c-1 --all --reveal",
     "due --within 60",
     "check", "check --format full", "calendar", "log c-1", "blame c-1", "diff --reveal", "case list --all",
     "report", "stats --names", "pair suggest", "sample 2 --seed 1", "templates show child-card"],
)  # fmt: skip
def test_on_a_terminal_there_are_colours_and_nothing_else(store: Path, line: str) -> None:
    told = on_a_terminal(store, arguments(line))
    assert RAW.findall(COLOUR.sub("", told).replace("\r\n", "\n")) == []
    assert len(told) > 10
    if line in ("list children", "show c-1 --all --reveal"):
        assert "[/x]" in "".join(COLOUR.sub("", told).split())


def on_a_terminal(root: Path, words: list[str]) -> str:
    """What a command writes on a terminal of its own."""
    import pty

    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "liushou", "-C", str(root), *words]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=environment) as running:
        os.close(child)
        pieces = []
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            pieces.append(piece)
        running.wait()
    os.close(parent)
    return b"".join(pieces).decode("utf-8", "replace")
