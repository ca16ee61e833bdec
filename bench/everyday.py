"""The commands of every day in a big school, each against `check` of the same archives."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.stores import build_store
from bench.timing import Action, Ratio, compare, process

CHILDREN = 600
DAY = "2026-11-20"
CHILD = "c-09uu3-0"
_YARDSTICK = "同一档案库的 check"


def everyday(root: Path) -> Iterator[Ratio]:
    """Writing one record, seeing what is due, and the new school year, in a store made under `root`."""
    kept, used = root / "kept", root / "used"
    written = build_store(kept, CHILDREN)

    def anew() -> None:
        """What one run has written must not be there for the next."""
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(kept, used)

    check = _command(used, "check", "--on", DAY)
    record = _command(used, "record", CHILD, "谈心", "--note", "聊了学习", "--on", DAY)
    promote = _command(used, "promote", "--school-year", "2027", "--on", "2027-09-02")
    rows = (
        ("record 一人", record, 1.1, 7),
        ("due", _command(used, "due", "--on", DAY), 1.0, 7),
        ("promote", promote, 6.0, 3),
    )
    for name, action, goal, runs in rows:
        yield compare(f"{name}，{written} 份档案", action, _YARDSTICK, check, goal, runs, prepare=anew)


def _command(root: Path, *arguments: str) -> Action:
    return process([sys.executable, "-m", "liushou", "-C", str(root), *arguments])
