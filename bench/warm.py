"""`check` of a big store whose index is there, against `git status` of the same tree."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from bench.built import archives, city
from bench.checking import checked
from bench.cities import ONE_TERM
from bench.results import Result
from bench.row import Scene
from bench.timing import compare, process


def unchanged(scene: Scene) -> Iterator[Result]:
    """Nothing is as it was not."""
    for children, goal in ((scene.sizes.middle, 3.0), (scene.sizes.large, 1.5)):
        root = city(scene.kept, children, ONE_TERM)
        check, status = process(checked(root)), process(_status(root))
        yield compare(f"，{children:,} 份", check, "git status", status, goal, _runs(scene, children))


def changed(scene: Scene) -> Iterator[Result]:
    """Some archives are given one more record before each run, and are what they were when all is done."""
    for children, goal in ((scene.sizes.middle, 9.0), (scene.sizes.large, 6.0)):
        root = city(scene.kept, children, ONE_TERM)
        files = archives(root)
        some = files[:: max(1, len(files) // scene.sizes.changed)][: scene.sizes.changed]
        before = {file: file.read_bytes() for file in some}
        check, status = process(checked(root)), process(_status(root))
        name, runs = f"，{children:,} 份里的 {len(some)} 份", _runs(scene, children)
        try:
            yield compare(name, check, "git status", status, goal, runs, prepare=_edits(before))
        finally:
            for file, data in before.items():
                file.write_bytes(data)


def _edits(before: dict[Path, bytes]) -> Callable[[], None]:
    """Each time another note, so that no two runs see the same files."""
    numbers = count(1)

    def edit() -> None:
        number = next(numbers)
        for file, data in before.items():
            head, records, tail = data.decode().partition("\nconsent:")
            line = f"\n  - {{date: 2026-11-19, kind: 课业辅导, note: 第{number}次}}"
            file.write_bytes(f"{head}{line}{records}{tail}".encode())

    return edit


def _runs(scene: Scene, children: int) -> int:
    return scene.sizes.runs * (1 if children == scene.sizes.large else 2)


def _status(root: Path) -> list[str]:
    return ["git", "-C", str(root), "status"]
