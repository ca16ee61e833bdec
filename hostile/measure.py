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
        process = subprocess.Popen(
            [sys.executable, "-m", "liushou", *map(str, words)],
            cwd=folder,
            env={key: value for key, value in variables.items() if value is not None},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=lambda: _limit(closed),
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = [_all_of(stream.fileno()) for stream in (out, err)]
    seconds = used.ru_utime + used.ru_stime
    return Run(process.returncode, *texts, round(seconds, 3), round(used.ru_maxrss / 1024, 1))


def _limit(closed: Sequence[int]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    for stream in closed:
        os.close(stream)


def _all_of(stream: int) -> str:
    os.lseek(stream, 0, os.SEEK_SET)
    with os.fdopen(os.dup(stream), "rb") as file:
        return file.read().decode("utf-8", "replace")
