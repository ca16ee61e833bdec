"""Ctrl-C while a real command writes: it is told truly, and the archives are the old ones or the new ones."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.commands.conftest import DAY
from tests.commands.test_hostile_sheets import contents, row, sheet

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows gives Ctrl-C to a whole console only"
)
ROWS = 60
STARTED = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); {then}"
PROGRAM = STARTED.replace("{then}", "from liushou.cli import main; sys.exit(main())")


def interrupted(sign: Path, *arguments: str | Path, presses: int = 2) -> tuple[int, str]:
    """The exit status and messages of a command that gets Ctrl-C as soon as a file or folder is there."""
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    while not os.path.lexists(sign) and started.poll() is None:
        time.sleep(0.0005)
    for _ in range(presses):
        started.send_signal(signal.SIGINT)
        time.sleep(0.002)
    _, err = started.communicate(timeout=60)
    return started.returncode, err


@pytest.mark.parametrize("sign", ["lock", "txn", "txn/000050", "txn/COMMIT"])
def test_an_import_is_whole_or_nothing(
    small: Path, tmp_path_factory: pytest.TempPathFactory, sign: str
) -> None:
    file = sheet(tmp_path_factory.mktemp("sheets") / "表.xlsx", [row(at) for at in range(ROWS)])
    before = contents(small)
    status, err = interrupted(small / ".liushou" / sign, "-C", small, "import", file, "--on", DAY)
    assert (status, "已中断。\n" in err) in ((130, True), (0, False)), err
    assert len(contents(small)) - len(before) == (0 if status == 130 else ROWS)
    assert before.items() <= contents(small).items()
    assert not (small / ".liushou/txn").exists()
    assert "Traceback" not in err


def test_an_example_is_whole_or_absent(tmp_path: Path) -> None:
    root = tmp_path / "新建"
    status, err = interrupted(root / "data", "init", root, "--example")
    assert (status, "已中断。\n" in err) in ((130, True), (0, False)), err
    assert (root / "liushou.yaml").exists()
    assert not list(root.rglob("*.tmp"))


def test_a_file_is_whole_or_absent(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("out") / "上报.json"
    status, err = interrupted(file, "-C", small, "stats", "--summary", file, "--on", DAY)
    assert (status, "已中断。\n" in err) in ((130, True), (0, False)), err
    assert file.read_text(encoding="utf-8").rstrip().endswith("}")
    assert [*file.parent.iterdir()] == [file]
