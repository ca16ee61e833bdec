"""What the history of a big school costs to read, against git reading the same commits."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.commits import FIRST, HALF, OFTEN, build_repository
from bench.timing import Action, Ratio, compare, process

CHILDREN = 600
COMMITS = 2000


def history(root: Path) -> Iterator[Ratio]:
    """The history of one archive, the changes of a year, and the report of half a year ago."""
    written = build_repository(root, CHILDREN, COMMITS)
    raw = process(["git", "-C", str(root), "log", "--raw"])
    since = FIRST.date().isoformat()
    rows = (
        ("log 一人", _command(root, "log", OFTEN)),
        ("diff --since", _command(root, "diff", "--since", since)),
    )
    for name, action in rows:
        yield compare(f"{name}，{COMMITS} 次提交", action, "git log --raw", raw, 5.0, 7)
    yield compare(
        f"report --at，{written} 份档案，半年前的标签",
        _command(root, "report", "--at", HALF),
        "report（现在的档案）",
        _command(root, "report", "--on", "2026-05-21"),
        1.3,
        7,
    )


def _command(root: Path, *arguments: str) -> Action:
    """The command as a process; it is run once here, since one that fails would be quick."""
    command = [sys.executable, "-m", "liushou", "-C", str(root), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return process(command)
