"""A process under strace: which system calls it makes that concern a folder, and one of them made to fail."""

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faults.process import Ended, Job, Process, start

CHANGING = (
    *("write", "pwrite64", "writev", "sendfile", "copy_file_range", "fsync", "fdatasync", "ftruncate"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "unlink", "unlinkat"),
    *("mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "utimensat"),
    *("open", "openat", "flock", "close"),
)
"""Before each of these a process can be killed; between two of them nothing on the disk changes."""

ERRORS = {
    "open": ("EACCES", "EIO", "EMFILE"),
    "open to write": ("ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EINTR"),
    "read": ("EIO", "EINTR"),
    "getdents64": ("EIO",),
    "write": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
    "sync": ("EIO", "ENOSPC", "EINTR"),
    "ftruncate": ("EIO", "ENOSPC"),
    "rename": ("ENOSPC", "EIO", "EACCES", "EROFS", "EBUSY"),
    "link": ("ENOSPC", "EACCES"),
    "unlink": ("EIO", "EACCES", "EROFS"),
    "mkdir": ("ENOSPC", "EDQUOT", "EROFS", "EACCES"),
    "rmdir": ("EIO", "EBUSY"),
    "chmod": ("EPERM", "EROFS"),
    "flock": ("ENOLCK", "ENOSYS", "EINTR"),
    "close": ("EIO", "EDQUOT"),
}
"""What a system may answer, by kind of call."""
LASTING = ("ENOSPC", "EIO", "EROFS")
"""What does not go away: the same call fails each time from then on."""
PASSING = ("write", "close")
"""Calls of which only one is made to fail: what a command says is written too, and a file must close."""

_KINDS = {
    **dict.fromkeys(("open", "openat"), "open"),
    **dict.fromkeys(("read", "pread64"), "read"),
    **dict.fromkeys(("write", "pwrite64", "writev", "sendfile", "copy_file_range"), "write"),
    **dict.fromkeys(("fsync", "fdatasync"), "sync"),
    **dict.fromkeys(("rename", "renameat", "renameat2"), "rename"),
    **dict.fromkeys(("link", "linkat", "symlink"), "link"),
    **dict.fromkeys(("unlink", "unlinkat"), "unlink"),
    **dict.fromkeys(("mkdir", "mkdirat"), "mkdir"),
    **dict.fromkeys(("chmod", "fchmod", "fchmodat"), "chmod"),
    **{name: name for name in ("getdents64", "ftruncate", "rmdir", "flock", "close")},
}
_TRACED = ",".join(f"?{name}" for name in dict.fromkeys((*CHANGING, *_KINDS)))
_LINE = re.compile(r"(?:\d+\s+)?(?P<name>\w+)\(")
_CREATING = ("O_WRONLY", "O_RDWR", "O_CREAT")
_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Call:
    """A system call of a run: its name, the so many-th of that name, and how it looked."""

    name: str
    number: int
    line: str

    @property
    def writes(self) -> bool:
        """Whether it can change something on the disk."""
        reads = _KINDS.get(self.name) == "open" and not any(word in self.line for word in _CREATING)
        return self.name in CHANGING and not reads

    @property
    def errors(self) -> Sequence[str]:
        """What it may answer but success."""
        kind = _KINDS.get(self.name, "")
        return ERRORS.get(f"{kind} to write" if kind == "open" and self.writes else kind, ())


@dataclass(frozen=True, slots=True)
class Fault:
    """What befalls a call: `error` is its answer, None a kill before it is done.

    `lasting`: so does every later call of that name.

    strace counts the calls of a name from the moment the process was let go.
    """

    call: Call
    error: str | None = None
    lasting: bool = False

    def __str__(self) -> str:
        what = "SIGKILL" if self.error is None else f"{self.error}{'+' if self.lasting else ''}"
        return f"{self.call.name}#{self.call.number} {what}"

    @property
    def inject(self) -> str:
        """For strace."""
        how = "signal=SIGKILL" if self.error is None else f"error={self.error}"
        return f"{self.call.name}:{how}:when={self.call.number}{'+' if self.lasting else ''}"


class TraceError(Exception):
    """strace is not there, or may not trace."""


def why_not() -> str | None:
    """Why nothing can be traced here; None where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    with subprocess.Popen(["sleep", "60"]) as other:
        tried = ["strace", "-qq", "-o", os.devnull, "-e", "trace=none", "-p", str(other.pid)]
        with subprocess.Popen(tried, stderr=subprocess.PIPE) as tracer:
            allowed = _attached_within(other.pid, 2.0)
            other.kill()
            tracer.communicate()
    return None if allowed else "strace may not trace other processes here (ptrace)"


def calls_of(job: Job, work: Path, about: Path) -> tuple[Ended, tuple[Call, ...]]:
    """An undisturbed run, and its calls that concern a folder, in order."""
    ended, lines = _traced(job, work, ("-e", f"trace={_TRACED}"))
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        match = _LINE.match(line)
        if match is None:
            continue
        seen[match["name"]] += 1
        if str(about) in line:
            found.append(Call(match["name"], seen[match["name"]], line))
    return ended, tuple(found)


def befallen(job: Job, work: Path, about: Path, fault: Fault) -> tuple[Ended, bool]:
    """A run that a fault befalls, and whether it did befall a call that concerns the folder."""
    name = fault.call.name
    ended, lines = _traced(job, work, ("-e", f"trace={name}", "-e", f"inject={fault.inject}"))
    if fault.error is None:
        last = next((line for line in reversed(lines) if _LINE.match(line)), "")
        return ended, ended.killed and str(about) in last
    return ended, any("(INJECTED)" in line and str(about) in line for line in lines)


def _traced(job: Job, work: Path, options: Sequence[str]) -> tuple[Ended, list[str]]:
    process, log = start(job, work), work / "trace"
    log.unlink(missing_ok=True)
    arguments = ["strace", "-y", "-s", "0", "-o", str(log), *options, "-p", str(process.pid)]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as tracer:
        _until_attached(process, tracer)
        process.let_go()
        ended = process.wait()
        tracer.communicate()
    return ended, log.read_text(encoding="utf-8", errors="replace").splitlines()


def _until_attached(process: Process, tracer: "subprocess.Popen[str]") -> None:
    said = tracer.stderr.readline() if tracer.stderr is not None else ""
    if "attached" not in said or not _attached_within(process.pid, _PATIENCE_SECONDS):
        process.stop()
        raise TraceError(said.strip())


def _attached_within(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not _field(pid, "TracerPid").startswith("0"):
            return True
        time.sleep(0.001)
    return False


def _field(pid: int, name: str) -> str:
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(line.partition(":")[2].strip() for line in text.splitlines() if line.startswith(name))
