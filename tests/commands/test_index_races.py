"""What is saved while a check runs is not missed by the next one, whenever it was."""

import os
import subprocess
import sys
from pathlib import Path

from tests.commands.conftest import CHECKOUT


def test_a_file_is_saved_while_a_check_runs(tmp_path: Path) -> None:
    every = "1" if "LIUSHOU_INDEX_WALKS" in os.environ else "11"
    done = subprocess.run(
        [sys.executable, "-m", "tests.commands.index_races", str(tmp_path), every],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
