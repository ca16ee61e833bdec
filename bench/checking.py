"""`check` of a big store without an index: against reading the same files, and against itself."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.built import archives, city, forget
from bench.cities import DAY, ONE_TERM, THREE_YEARS
from bench.peak import cpu_seconds, peak_of
from bench.results import Amount, Result, Skipped, Told
from bench.row import Scene
from bench.timing import Action, compare, liushou, process, python

READ_ALL = """
import pathlib, sys, yaml
for file in sorted(pathlib.Path(sys.argv[1]).glob("data/*/*.yaml")):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""
_YARDSTICK = "CSafeLoader 只读同样的文件"
_MB = 1024
_LEAST = 0.001


def checked(root: Path) -> list[str]:
    """The command that checks a store on its day."""
    return liushou("-C", root, "check", "--on", str(DAY))


def check_afresh(root: Path) -> Action:
    """`check` of a store with findings, always without an index: what other commands are measured by."""
    check = process(liushou("-C", root, "check", "--on", str(DAY)), status=1)

    def run() -> None:
        forget(root)
        check()

    return run


def cold(scene: Scene) -> Iterator[Result]:
    """All rules over every file, archives of one term and of three years."""
    for children, kept in ((scene.sizes.middle, ONE_TERM), (scene.sizes.years, THREE_YEARS)):
        root = city(scene.kept, children, kept)
        check = process(checked(root))
        yield _against_reading(scene, _told(root, children), root, check, 0.18)


def reference(scene: Scene) -> Iterator[Result]:
    """The same, every file read by the exact reader."""
    root = city(scene.kept, scene.sizes.middle, ONE_TERM)
    exact = [sys.executable, "-m", "bench.reference", "-C", str(root), "check", "--on", str(DAY)]
    yield _against_reading(scene, _told(root, scene.sizes.middle), root, process(exact), 0.55)


def _against_reading(scene: Scene, name: str, root: Path, check: Action, goal: float) -> Result:
    reading = process(python(READ_ALL, root))
    return compare(
        name, check, _YARDSTICK, reading, goal, max(2, scene.sizes.runs - 2), prepare=lambda: forget(root)
    )


def memory(scene: Scene) -> Iterator[Result]:
    """All processes of the command together, cold and with an index."""
    for children, most in ((scene.sizes.middle, 80), (scene.sizes.large, 250)):
        root = city(scene.kept, children, ONE_TERM)
        forget(root)
        for state in ("冷", "有索引"):
            name = f"，{children:,} 份，{state}"
            peak = peak_of(checked(root))
            if peak is None:
                yield Skipped(name, "只在 Linux 上量")
                continue
            remark = f"各进程合计，共用的内存只算一次；最大的一个进程 {peak.largest / _MB:.0f} MB"
            yield Amount(name, peak.together / _MB, most, "MB", remark)


def growth(scene: Scene) -> Iterator[Result]:
    """Processor time a file in stores of three sizes, the best of some runs, without what comes before."""
    start, each = _start_up(scene), []
    for children, runs in ((scene.sizes.small, 5), (scene.sizes.middle, 3), (scene.sizes.large, 1)):
        root = city(scene.kept, children, ONE_TERM)
        spent = min(_cold_seconds(root) for _ in range(runs))
        # what a few archives take is lost in what the start takes, now more, now less
        each.append(max(spent - start, _LEAST) / children)
        yield Told(f"，{children:,} 份", "一份档案的处理器用时，启动除外", f"{each[-1] * 1e6:.0f} µs")
    yield Amount("，最多与最少之比", max(each) / min(each), 1.15, "×", "各种大小的库")


def _cold_seconds(root: Path) -> float:
    forget(root)
    return cpu_seconds(checked(root))


def _start_up(scene: Scene) -> float:
    """Of the whole command in a store with hardly anything in it."""
    root = scene.work / "nothing"
    root.mkdir()
    settings = "format: 1\nunit: {name: 空, level: 学校}\n"
    (root / "liushou.yaml").write_text(settings, encoding="utf-8", newline="\n")
    return min(_cold_seconds(root) for _ in range(5))


def _told(root: Path, children: int) -> str:
    """How many archives, and how long they are."""
    files = archives(root)
    some = files[:: max(1, len(files) // 500)]
    size = sum(file.stat().st_size for file in some) / len(some)
    return f"，{children:,} 份，平均 {size / 1000:.1f} KB"
