"""Two things timed in turn, so that a drift of the machine's speed falls on both."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Action = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians in seconds of what was measured and of its yardstick, and of their ratio, with its spread."""

    name: str
    yardstick: str
    goal: float
    ours: float
    theirs: float
    ratio: float
    lowest: float
    highest: float

    def line(self) -> str:
        """The row of the table."""
        met = "达到" if self.ratio <= self.goal else "未达"
        return (
            f"| {self.name} | {self.yardstick} | {self.ours * 1000:.1f} ms | {self.theirs * 1000:.1f} ms "
            f"| {self.ratio:.2f} × ({self.lowest:.2f}–{self.highest:.2f}) | ≤ {self.goal} × | {met} |"
        )


HEAD = (
    "| 项目 | 对照 | 本程序（中位数） | 对照（中位数） | 比值（范围） | 目标 | |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def compare(
    name: str,
    ours: Action,
    yardstick: str,
    theirs: Action,
    goal: float,
    runs: int = 9,
    *,
    prepare: Action = lambda: None,
) -> Ratio:
    """Run both once to warm up, then `runs` times in turn; `prepare` is done before each pair, untimed."""
    prepare()
    ours()
    theirs()
    pairs = []
    for _ in range(runs):
        prepare()
        pairs.append((_seconds(ours), _seconds(theirs)))
    ratios = sorted(a / b for a, b in pairs)
    return Ratio(
        name,
        yardstick,
        goal,
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(ratios),
        ratios[0],
        ratios[-1],
    )


def process(command: Sequence[str]) -> Action:
    """A whole process, its output thrown away."""
    return lambda: subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _seconds(action: Action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
