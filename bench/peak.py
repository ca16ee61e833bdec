"""How much memory and processor time a command takes with all the processes it starts.

Run as a module it measures the command on its command line and writes the numbers as JSON: what the system
tells of a process begins with its parent's size, so a small parent starts it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.timing import FailedError, process

_EVERY = 0.02
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Peak:
    """In KB: the largest process, and all of them together with shared pages counted once."""

    largest: int
    together: int


def peak_of(command: Sequence[str]) -> Peak | None:
    """The peak of a command and its children; None where the system does not tell (all but Linux)."""
    if not (_PROC / "self" / "smaps_rollup").exists():
        return None
    watching = [sys.executable, "-m", "bench.peak", *command]
    done = subprocess.run(watching, check=False, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        raise FailedError(done.returncode, 0, command)
    return Peak(**json.loads(done.stdout))


def cpu_seconds(command: Sequence[str]) -> float:
    """Of the processors, by the command and the processes that it has waited for."""
    before = os.times()
    process(command)()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def watched(command: Sequence[str]) -> Peak:
    """Run it and look at its processes every fiftieth of a second."""
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    together = 0
    while True:
        ended, status, used = os.wait4(running.pid, os.WNOHANG)
        if ended:
            break
        together = max(together, sum(map(_proportional, _tree(running.pid))))
        time.sleep(_EVERY)
    if status:
        raise SystemExit(f"没有做成：{' '.join(command)}")
    return Peak(used.ru_maxrss, max(together, used.ru_maxrss))


def _tree(pid: int) -> Iterator[int]:
    """A process and its descendants, those that end meanwhile left out."""
    yield pid
    try:
        children = (_PROC / str(pid) / "task" / str(pid) / "children").read_text(encoding="ascii")
    except OSError:
        return
    for child in children.split():
        yield from _tree(int(child))


def _proportional(pid: int) -> int:
    """Its memory in KB, a page that n processes share counted as one n-th."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    print(json.dumps(asdict(watched(sys.argv[1:]))))
