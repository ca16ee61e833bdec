"""One command in a process of its own: how it ended, what it said, what it took."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS = 60
"""Of processor time, after which the system ends the process: far more than anything may take."""
MOST_BYTES = 6 << 30
"""Of addresses; what is really used is measured."""
_STARTER = """
import os, sys
tell, closed, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
pid = os.fork()
if pid == 0:
    os.close(tell)
    for stream in filter(None, closed.split(",")):
        os.close(int(stream))
    os.execv(command[0], command)
_, status, used = os.wait4(pid, 0)
seconds = used.ru_utime + used.ru_stime
os.write(tell, f"{os.waitstatus_to_exitcode(status)} {seconds} {used.ru_maxrss}".encode())
"""
"""A process between: a new one counts as its own the memory of what it was forked from; this has little."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a process ended (below zero: by a signal), its streams, its processor time and largest memory."""

    status: int
    out: str
    err: str
    seconds: float
    mebibytes: float


def run(
    words: Sequence[str | Path],
    *,
    folder: Path,
    environment: Mapping[str, str | None] | None = None,
    closed: Sequence[int] = (),
) -> Run:
    """`liushou` with these words, started in `folder`; the variables given are set, or removed where None.

    `closed` are the standard streams (0, 1, 2) that it has not got.
    """
    variables = {**os.environ, **(environment or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        told, tell = os.pipe()
        command = [sys.executable, "-m", "liushou", *map(str, words)]
        process = subprocess.Popen(
            [sys.executable, "-ISc", _STARTER, str(tell), ",".join(map(str, closed)), *command],
            cwd=folder,
            env={key: value for key, value in variables.items() if value is not None},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            pass_fds=[tell],
            preexec_fn=_limit,
        )
        os.close(tell)
        process.wait()
        with os.fdopen(told) as pipe:
            status, seconds, kibibytes = pipe.read().split()
        texts = [_all_of(stream.fileno()) for stream in (out, err)]
    return Run(int(status), *texts, round(float(seconds), 3), round(int(kibibytes) / 1024, 1))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def _all_of(stream: int) -> str:
    os.lseek(stream, 0, os.SEEK_SET)
    with os.fdopen(os.dup(stream), "rb") as file:
        return file.read().decode("utf-8", "replace")
