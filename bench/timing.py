"""Two things timed in turn, so that a drift of the machine's speed falls on both."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.results import Ratio

Action = Callable[[], object]


class FailedError(Exception):
    """A command ended otherwise than it should: a time of it would say nothing."""

    def __init__(self, found: int, status: int, command: Sequence[str]) -> None:
        super().__init__(f"应以 {status} 结束，却以 {found} 结束")
        self.command = " ".join(command[:20])


def compare(
    name: str,
    ours: Action,
    yardstick: str,
    theirs: Action,
    goal: float,
    runs: int = 9,
    *,
    prepare: Action = lambda: None,
    times: float = 1,
) -> Ratio:
    """Run both once to warm up, then `runs` times in turn; `prepare` is done before each pair, untimed.

    `times` is by how much the yardstick's time is multiplied, where it had less to do.
    """
    prepare()
    ours()
    theirs()
    pairs = []
    for _ in range(runs):
        prepare()
        pairs.append((_seconds(ours), _seconds(theirs) * times))
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


def process(command: Sequence[str], *, status: int = 0) -> Action:
    """A whole process, its output thrown away. Raises FailedError when it ends otherwise than it should."""

    def run() -> None:
        quiet = subprocess.DEVNULL
        found = subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=quiet).returncode
        if found != status:
            raise FailedError(found, status, command)

    return run


def liushou(*arguments: str | Path) -> list[str]:
    """The command as a person runs it: by its start script, where it is installed."""
    script = shutil.which("liushou", path=str(Path(sys.executable).parent))
    return [*((script,) if script else (sys.executable, "-m", "liushou")), *map(str, arguments)]


def python(code: str, *arguments: str | Path) -> list[str]:
    """A program of this Python, on one line."""
    return [sys.executable, "-c", code, *map(str, arguments)]


def _seconds(action: Action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
