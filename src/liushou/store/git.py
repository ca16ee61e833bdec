"""The only module that starts git.

`subprocess` and `shutil` are imported when it does: they take longer than all else of an unchanged check of
a school, which needs no git.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from liushou.store.root import SETTINGS

if TYPE_CHECKING:
    import subprocess
    from os import PathLike
    from pathlib import Path

T = TypeVar("T")

DIRTY = "-dirty"
ABBREV = 10
"""How many characters of a commit are shown, at least."""


class Told(NamedTuple):
    """What git did: its exit status, what it printed, and what it said on standard error."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """What it printed, as text; bytes that are no UTF-8 (in names of files) survive a round trip."""
        return self.out.decode("utf-8", "surrogateescape")


def tell_git(folder: "Path", *arguments: str, given: bytes = b"") -> Told | None:
    """Start git in `folder` with `given` on its standard input; None where it is not installed.

    Paths come out unquoted; callers that list paths add `-z`.
    """
    command = _command(folder, arguments)
    if command is None:
        return None
    import subprocess

    done = subprocess.run(
        command, capture_output=True, check=False, input=given, env=_surroundings(command[0], folder)
    )
    return Told(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def tell_meanwhile(
    folder: "str | PathLike[str]", commands: Iterable[tuple[str, ...]], work: Callable[[], T]
) -> tuple[T, tuple[Told, ...] | None]:
    """Start git once for each of `commands`, all at the same time, do `work` meanwhile, wait for all.

    What `work` gave, and what each git did, in order; None for the latter where git is not installed.
    """
    lines = [line for arguments in commands if (line := _command(folder, arguments)) is not None]
    surroundings = _surroundings(lines[0][0], folder) if lines else {}
    with ExitStack() as stack:
        running = [stack.enter_context(_started(line, surroundings)) for line in lines]
        done = work()
        told = [(process, *process.communicate()) for process in running]
    ended = tuple(Told(each.returncode, out, err.decode("utf-8", "replace")) for each, out, err in told)
    return done, ended or None


def run_git(folder: "Path", *arguments: str) -> str | None:
    """What git prints for `arguments` in `folder`, or None if it fails or is not installed."""
    told = tell_git(folder, *arguments)
    return told.text if told is not None and told.status == 0 else None


def name_of(told: str) -> str:
    """A person's name as git told it: the bytes an old git on Windows wrote in GBK read as such."""
    data = told.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def current_revision(root: "Path") -> str | None:
    """The abbreviated commit the store stands at; `-dirty` follows where its files differ from it.

    None outside git, without git, and before the first commit.
    """
    revision = run_git(root, "rev-parse", f"--short={ABBREV}", "HEAD")
    if revision is None:
        return None
    return revision.strip() + (DIRTY if _status(root) else "")


def prefix_of(root: "Path") -> str | None:
    """The way from the top of the work tree to the store: nothing, or `folder/`; None outside git."""
    found = run_git(root, "rev-parse", "--show-prefix")
    return None if found is None else found.removesuffix("\n")


def changed_paths(root: "Path") -> frozenset[str] | None:
    """The store's files that differ from the last commit, deleted and new ones too.

    None outside git, and where git cannot tell (its index is damaged). Paths are relative
    to the store, as its sources have them.
    """
    prefix, status = prefix_of(root), _status(root)
    if prefix is None or status is None:
        return None
    return frozenset(entry[3:].removeprefix(prefix) for entry in status.split("\0") if entry)


def all_committed(root: "Path") -> bool:
    """True if the store's files are those of the last commit: none is changed, new or ignored."""
    if changed_paths(root) != frozenset():
        return False
    options = ("-z", "--others", "--ignored", "--exclude-standard")
    return run_git(root, "ls-files", *options, "--", SETTINGS, "data/*.yaml", "data/*.yml") == ""


def committed(root: "Path", paths: Iterable[str]) -> dict[str, bytes | None]:
    """The bytes that files of the store have in the last commit; None for those it does not have."""
    prefix, wanted = prefix_of(root) or "", list(paths)
    found = objects(root, (f"HEAD:{prefix}{path}" for path in wanted))
    return dict(zip(wanted, found, strict=True))


def objects(folder: "Path", names: Iterable[str]) -> Iterator[bytes | None]:
    """The contents of blobs by their names (ids, or `revision:path`), in order; None for what is none.

    One `git cat-file --batch` reads them all.
    """
    wanted = list(names)
    asked = "".join(f"{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
    told = tell_git(folder, "cat-file", "--batch", given=asked) if wanted else None
    rest, at = told.out if told is not None else b"", 0
    for _ in wanted:
        end = rest.find(b"\n", at)
        size = _size_told(rest[at:end]) if end >= 0 else None
        at = end + 1
        if size is None:
            yield None
        else:
            yield rest[at : at + size]
            at += size + 1


def by_id(folder: "Path", ids: Iterable[str]) -> Mapping[str, bytes]:
    """The contents of blobs by their ids; those that are not on this machine are left out."""
    wanted = list(dict.fromkeys(ids))
    found = zip(wanted, objects(folder, wanted), strict=True)
    return {blob: data for blob, data in found if data is not None}


def _size_told(line: bytes) -> int | None:
    """The size in `<id> blob <size>`; None for any other line (`<name> missing`)."""
    words = line.split(b" ")
    return int(words[2]) if len(words) == 3 and words[1] == b"blob" and words[2].isdigit() else None


def _command(folder: "str | PathLike[str]", arguments: tuple[str, ...]) -> list[str] | None:
    import shutil

    program = shutil.which("git")
    if program is None or not os.path.isabs(program):  # noqa: PTH117  # Windows looks for programs beside the data first
        return None
    return [program, "-C", str(folder), "--no-optional-locks", "-c", "core.quotePath=false", *arguments]


def _surroundings(program: str, folder: "str | PathLike[str]") -> dict[str, str]:
    """The variables git is given: ours, and those by which it runs no program of the repository's choice."""
    import subprocess

    from liushou.store.git_programs import NO_FETCHING, refusals

    def ask(*arguments: str) -> bytes:
        command = [program, "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL).stdout

    refused = refusals(os.fspath(folder), ask, elsewhere="GIT_DIR" in os.environ)
    return {**os.environ, **NO_FETCHING, **refused}


@contextmanager
def _started(command: list[str], surroundings: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that is ended, whatever happens."""
    import subprocess

    pipe, none = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=none, stdout=pipe, stderr=pipe, env=surroundings) as process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise


def _status(root: "Path") -> str | None:
    """Changes of the store's files, each as `XY path` from the top of the work tree, ended by NUL."""
    options = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all")
    return run_git(root, "status", *options, "--", SETTINGS, "data")
