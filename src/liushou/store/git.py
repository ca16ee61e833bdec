"""The only module that starts git."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from liushou.store.root import SETTINGS

DIRTY = "-dirty"
_SIZE = re.compile(rb" blob ([0-9]+)$")


def run_git(folder: Path, *arguments: str) -> str | None:
    """What `git` prints for `arguments` in `folder`, or None if it fails or is not installed.

    Paths come out unquoted; callers that list paths add `-z`.
    """
    printed = _run(folder, *arguments)
    return None if printed is None else printed.decode("utf-8", "surrogateescape")


def current_revision(root: Path) -> str | None:
    """The abbreviated commit the store stands at; `-dirty` follows where its files differ from it.

    None outside git, without git, and before the first commit.
    """
    revision = run_git(root, "rev-parse", "--short=10", "HEAD")
    if revision is None:
        return None
    return revision.strip() + (DIRTY if _status(root) else "")


def prefix_of(root: Path) -> str | None:
    """The way from the top of the work tree to the store: nothing, or `folder/`; None outside git."""
    found = run_git(root, "rev-parse", "--show-prefix")
    return None if found is None else found.removesuffix("\n")


def changed_paths(root: Path) -> frozenset[str] | None:
    """The store's files that differ from the last commit, deleted and new ones too; None outside git.

    Paths are relative to the store, as its sources have them.
    """
    inside, prefix = run_git(root, "rev-parse", "--is-inside-work-tree"), prefix_of(root)
    if inside is None or prefix is None:
        return None
    entries = (_status(root) or "").split("\0")
    return frozenset(entry[3:].removeprefix(prefix) for entry in entries if entry)


def committed(root: Path, paths: Iterable[str]) -> dict[str, bytes | None]:
    """The bytes that files of the store have in the last commit; None for those it does not have."""
    prefix, wanted = prefix_of(root) or "", list(paths)
    names = "".join(f"HEAD:{prefix}{path}\n" for path in wanted)
    printed = _run(root, "cat-file", "--batch", given=names.encode("utf-8", "surrogateescape"))
    found: dict[str, bytes | None] = {}
    rest = printed or b""
    for path in wanted:
        head, _, rest = rest.partition(b"\n")
        size = _SIZE.search(head)
        found[path] = None if size is None else rest[: int(size[1])]
        if size is not None:
            rest = rest[int(size[1]) + 1 :]
    return found


def _run(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    program = shutil.which("git")
    if program is None:
        return None
    command = [program, "-C", str(folder), "--no-optional-locks", "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, input=given)
    return done.stdout if done.returncode == 0 else None


def _status(root: Path) -> str | None:
    """Changes of the store's files, each as `XY path` from the top of the work tree, ended by NUL."""
    options = ("--porcelain", "-z", "--no-renames", "--untracked-files=all")
    return run_git(root, "status", *options, "--", SETTINGS, "data")
