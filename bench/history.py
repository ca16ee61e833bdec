"""What the history of a big school costs to read, against git reading the same commits."""

from collections.abc import Iterator
from pathlib import Path

from bench.commits import FIRST, HALF, OFTEN, build_repository
from bench.results import Result
from bench.row import Scene
from bench.timing import Action, compare, liushou, process


def history(scene: Scene) -> Iterator[Result]:
    """The history of one archive and the changes of a year."""
    root, commits = _year(scene)[0], scene.sizes.commits
    raw = process(["git", "-C", str(root), "log", "--raw"])
    since = FIRST.date().isoformat()
    rows = (
        ("log 一人", _command(root, "log", OFTEN)),
        ("diff --since", _command(root, "diff", "--since", since)),
    )
    for name, action in rows:
        yield compare(f"{name}，{commits:,} 次提交", action, "git log --raw", raw, 5.0, scene.sizes.runs)


def of_old(scene: Scene) -> Iterator[Result]:
    """The report of half a year ago."""
    root, written = _year(scene)
    yield compare(
        f"，{written} 份档案，半年前的标签",
        _command(root, "report", "--at", HALF),
        "report（现在的档案）",
        _command(root, "report", "--on", "2026-05-21"),
        1.3,
        scene.sizes.runs,
    )


def _year(scene: Scene) -> tuple[Path, int]:
    """The repository and how many archives it has now; made by the first row that asks."""
    root = scene.work / "year"
    if root.is_dir():
        return root, sum(1 for _ in (root / "data" / "children").glob("*.yaml"))
    return root, build_repository(root, scene.sizes.school, scene.sizes.commits)


def _command(root: Path, *arguments: str) -> Action:
    return process(liushou("-C", root, *arguments))
