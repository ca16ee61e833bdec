"""`python -m bench.scale 10 100`: so many units of 180 children rolled up, from stores and from summaries.

The table is that of docs/scale.md; files are made in a temporary folder. Both ways must give one sum. This
process does nothing itself and stays small: what the system tells of a process begins with its parent's size.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CHILDREN = 180
_ALONE = 100
"""With more units than these, one process alone is not waited for."""
_HEAD = (
    "| 单位 | 儿童 | 做什么 | 用时 | 处理器用时 | 合每份档案 | 最大的进程 |\n"
    "| ---: | ---: | --- | ---: | ---: | ---: | ---: |"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, of the processors (all processes), and the largest process in KB."""

    clock: float
    work: float
    largest: int


def main() -> None:
    """Measure and print the table, for each number of units on the command line."""
    print(f"Python {platform.python_version()}，{platform.system()}\n\n{_HEAD}", flush=True)
    for units in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), units)


def _measure(root: Path, units: int) -> None:
    stores, sent, whole = root / "stores", root / "sent", root / "sum.json"
    _run("-c", "from bench.scale import write; write()", str(stores), str(units))
    for workers in (1, 2) if units <= _ALONE else (2,):
        cost = _rolled_up(stores, root / "counted.json", "--workers", str(workers))
        _tell(units, f"rollup 档案库，{workers} 个进程", cost)
    cost = _run("-c", "from bench.scale import report; report()", str(stores), str(sent))
    size = sum(file.stat().st_size for file in sent.iterdir()) / units
    _tell(units, f"各单位自己统计（每份上报文件 {size / 1000:.1f} KB）", cost)
    cost = _rolled_up(sent, root / "added.json", "--summary", str(whole))
    _tell(units, f"rollup 上报文件（写出的汇总文件 {whole.stat().st_size / 1e6:.1f} MB）", cost)
    _tell(units, "再读这一份汇总文件", _rolled_up(whole, root / "again.json"))
    if _sum_of(root / "counted.json") != _sum_of(root / "added.json"):
        raise SystemExit("两种算法的合计不一样")


def write() -> None:
    """Make the stores: the folder and how many, on the command line."""
    from bench.nation import write_nation

    write_nation(Path(sys.argv[1]), int(sys.argv[2]), CHILDREN)


def report() -> None:
    """What each unit would send, one after the other: the folders of stores and of files."""
    from bench.nation import DAY, TERM
    from liushou.stats.frames import frames_of
    from liushou.stats.population import scope_of
    from liushou.stats.summary.of_unit import summary_of
    from liushou.stats.summary.text import summary_text
    from liushou.store.load import load

    folder = Path(sys.argv[2])
    folder.mkdir()
    for number, settings in enumerate(sorted(Path(sys.argv[1]).glob("*/*/*/liushou.yaml"))):
        summary = summary_of(frames_of(scope_of(load(settings.parent), TERM, DAY)))
        (folder / f"{number:04}.json").write_text(summary_text(summary), encoding="utf-8", newline="\n")


def _rolled_up(place: Path, output: Path, *more: str) -> Cost:
    named = ("--unit", "合计", "--level", "市", "--on", "2026-11-20", "-o", str(output))
    return _run("-m", "liushou", "rollup", str(place), *named, *more)


def _run(*arguments: str) -> Cost:
    """Of a Python process with all the processes it started."""
    clock = time.perf_counter()
    quiet = subprocess.DEVNULL
    started = subprocess.Popen([sys.executable, *arguments], stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(started.pid, 0)
    if status:
        raise SystemExit(f"没有做成：{' '.join(arguments)}")
    return Cost(time.perf_counter() - clock, used.ru_utime + used.ru_stime, used.ru_maxrss)


def _sum_of(file: Path) -> object:
    found = json.loads(file.read_text(encoding="utf-8"))
    return {key: found[key] for key in ("population", "heads", "indicators", "breakdowns", "duties", "cases")}


def _tell(units: int, what: str, cost: Cost) -> None:
    each = cost.work / (units * CHILDREN) * 1000
    print(
        f"| {units} | {units * CHILDREN} | {what} | {cost.clock:.1f} s | {cost.work:.1f} s "
        f"| {each:.2f} ms | {cost.largest / 1024:.0f} MB |",
        flush=True,
    )


if __name__ == "__main__":
    main()
