"""An import whose process is killed while it writes: all of it stands in the store, or nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.test_hostile_sheets import contents, row, sheet

_ROWS = 80
_STRACE = shutil.which("strace")


def killed(root: Path, file: Path, call: str, number: int) -> None:
    """An import that is killed at the so many-th such call. Skips where nothing can be traced."""
    if _STRACE is None:
        pytest.skip("strace is not installed")
    trace = [_STRACE, "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}"]
    if subprocess.run([*trace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    inject = ["-e", f"inject={call}:signal=KILL:when={number}"]
    command = [sys.executable, "-m", "liushou", "-C", str(root), "import", str(file), "--on", DAY]
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([*trace, *inject, *command], env=quiet, capture_output=True, check=False)
    assert done.returncode in (-9, 137), done.stderr


@pytest.mark.parametrize(
    ("call", "number", "there"), [("fsync", 40, 0), ("/^rename", 1, 0), ("/^rename", 40, _ROWS)]
)
def test_all_rows_or_none(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, call: str, number: int, there: int
) -> None:
    """The first rename decides the import; what is missing after it, the next start writes."""
    file = sheet(tmp_path_factory.mktemp("sheets") / "表.xlsx", [row(at) for at in range(_ROWS)])
    before = contents(small)
    killed(small, file, call, number)
    assert liushou("-C", small, "list", "children").status == 0
    after = contents(small)
    assert before.items() <= after.items()
    assert len(after) - len(before) == there
    assert liushou("-C", small, "import", file, "--on", DAY).status == 0
    assert len(contents(small)) - len(before) == _ROWS
