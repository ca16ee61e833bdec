"""Suggestions, draws, scores and promises are the same bytes on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import DAY

COMMANDS = (
    "pair suggest --format json",
    "pair suggest --peers --format json",
    "sample 9 --seed 482913 --lightly 30 --format json",
    "score --term 2025-2026-2 --format json",
    "stats --checklist --format json",
    "stats --residents --format json",
)
SCRIPT = f"""
import os, sys
listed = os.scandir
class Backwards:
    def __init__(self, path): self.entries = listed(path)
    def __enter__(self): return iter(list(self.entries)[::-1])
    def __exit__(self, *_): self.entries.close()
if sys.argv[2] == "backwards":
    os.scandir = Backwards
from liushou.cli import main
for words in {COMMANDS!r}:
    assert main(["-C", sys.argv[1], *words.split(), "--on", {DAY!r}]) == 0, words
"""
MACHINES = {
    "another seed of hashes": ({"PYTHONHASHSEED": "1"}, "forwards"),
    "no language, east of all": (
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        "forwards",
    ),
    "west of all, folders listed backwards": ({"PYTHONHASHSEED": "3", "TZ": "Pacific/Niue"}, "backwards"),
}


def said(root: Path, env: dict[str, str], order: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root), order],
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", **env},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture(scope="module")
def usual(sample: Path) -> bytes:
    return said(sample, {}, "forwards")


@pytest.mark.parametrize("machine", MACHINES)
def test_the_same_bytes(sample: Path, usual: bytes, machine: str) -> None:
    assert len(usual) > 10_000
    assert said(sample, *MACHINES[machine]) == usual
