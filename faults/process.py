"""A command in a process of its own, forked from this one, where its modules are loaded already.

It runs the code of the program from `cli.main` on, as `liushou` would with these arguments; what is left
out is only the start of Python and the import of modules, which take a second under a tracer.
"""

import contextlib
import gc
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from liushou.cli import main

_LONGEST_SECONDS = 120.0
_CRASHED = 70

Job = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit status, or minus the signal that killed it; what it printed."""

    status: int
    out: str
    err: str

    @property
    def killed(self) -> bool:
        """Whether it was killed."""
        return self.status == -signal.SIGKILL


class HungError(Exception):
    """It did not end in time, and was killed."""


@dataclass(slots=True)
class Process:
    """A process that waits at its gate until it is let through."""

    pid: int
    gate: int
    out: Path
    err: Path

    def let_go(self) -> None:
        """Open the gate."""
        os.write(self.gate, b"g")
        os.close(self.gate)

    def stop(self) -> None:
        """Kill it, and all that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def wait(self) -> Ended:
        """Wait for its end; whatever it started is ended too. Raises HungError."""
        until = time.monotonic() + _LONGEST_SECONDS
        pause = 0.001
        while True:
            pid, how = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.stop()
                return Ended(os.waitstatus_to_exitcode(how), _text(self.out), _text(self.err))
            if time.monotonic() > until:
                self.stop()
                os.waitpid(self.pid, 0)
                raise HungError(_text(self.err))
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)


def command(arguments: Sequence[str]) -> Job:
    """`liushou …` as a job."""

    def run() -> int:
        sys.argv = ["liushou", *arguments]
        return main()

    return run


def start(job: Job, work: Path, name: str = "run") -> Process:
    """Fork a process for a job; what it prints goes to files in `work`, which is its current folder.

    When this returns it waits at its gate: whoever traces it then sees the calls of the job alone.
    """
    if threading.active_count() > 1:
        raise RuntimeError("only a process with one thread can be forked")
    out, err = work / f"{name}.out", work / f"{name}.err"
    for file in (out, err):  # what an earlier run said must never be taken for what this one says
        file.unlink(missing_ok=True)
    outside, gate = os.pipe()
    there, ready = os.pipe()
    pid = os.fork()
    if pid:
        os.close(outside)
        os.close(ready)
        os.read(there, 1)
        os.close(there)
        return Process(pid, gate, out, err)
    status = _CRASHED
    try:
        os.close(gate)
        _moved(out, err, work)
        os.close(there)
        os.write(ready, b"r")
        os.close(ready)
        os.read(outside, 1)
        os.close(outside)
        status = job()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)
    raise AssertionError


def run(job: Job, work: Path, name: str = "run") -> Ended:
    """The same, let through at once, to its end."""
    process = start(job, work, name)
    process.let_go()
    return process.wait()


def warm(jobs: Sequence[Job], work: Path) -> None:
    """Run jobs in this very process, so that what they import is there for those that are forked."""
    kept = os.dup(1), os.dup(2)
    here = Path.cwd()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        sys.stdout.flush()
        _redirected(work / "warm.out", work / "warm.err")
        for job in jobs:
            job()
            sys.stdout.flush()
            sys.stderr.flush()
    finally:
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        os.chdir(here)
        for number, how in handlers.items():
            signal.signal(number, how)
    gc.collect()
    gc.freeze()


def _moved(out: Path, err: Path, work: Path) -> None:
    """In the new process: a group of its own, its own files to print to, the same new ids in every run."""
    os.setsid()
    _redirected(out, err)
    os.chdir(work)
    tempfile.tempdir = str(work)
    chance = Random(2026)
    secrets._sysrand.getrandbits = chance.getrandbits  # type: ignore[attr-defined]  # noqa: SLF001


def _redirected(out: Path, err: Path) -> None:
    for number, file in ((1, out), (2, err)):
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(handle, number)
        os.close(handle)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
