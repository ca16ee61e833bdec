"""The commands of every day in a big school, each against `check` of the same archives."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.checking import check_afresh
from bench.results import Result
from bench.row import Scene
from bench.stores import build_store
from bench.timing import Action, compare, liushou, process

DAY = "2026-11-20"
CHILD = "c-09uu3-0"
_YARDSTICK = "同一档案库的 check，冷"


def everyday(scene: Scene) -> Iterator[Result]:
    """Writing one record, seeing what is due, and the new school year."""
    kept, used = scene.work / "kept", scene.work / "used"
    written = build_store(kept, scene.sizes.school)

    def anew() -> None:
        """What one run has written must not be there for the next."""
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(kept, used)

    check = check_afresh(used)
    record = _command(used, "record", CHILD, "谈心", "--note", "聊了学习", "--on", DAY)
    promote = _command(used, "promote", "--school-year", "2027", "--on", "2027-09-02")
    rows = (
        ("record 一人", record, 1.1, scene.sizes.runs),
        ("due", _command(used, "due", "--on", DAY), 1.0, scene.sizes.runs),
        ("promote", promote, 6.0, max(2, scene.sizes.runs - 2)),
    )
    for name, action, goal, runs in rows:
        yield compare(f"{name}，{written} 份档案", action, _YARDSTICK, check, goal, runs, prepare=anew)


def _command(root: Path, *arguments: str) -> Action:
    return process(liushou("-C", root, *arguments))
