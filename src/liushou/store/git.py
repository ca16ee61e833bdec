"""The only module that starts git."""

import shutil
import subprocess
from pathlib import Path

from liushou.store.root import SETTINGS

DIRTY = "-dirty"


def run_git(folder: Path, *arguments: str) -> str | None:
    """What `git` prints for `arguments` in `folder`, or None if it fails or is not installed.

    Paths come out unquoted; callers that list paths add `-z`.
    """
    program = shutil.which("git")
    if program is None:
        return None
    command = [program, "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None


def current_revision(root: Path) -> str | None:
    """The abbreviated commit the store stands at; `-dirty` follows where its files differ from it.

    None outside git, without git, and before the first commit.
    """
    revision = run_git(root, "rev-parse", "--short=10", "HEAD")
    if revision is None:
        return None
    changed = run_git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", SETTINGS, "data")
    return revision.strip() + (DIRTY if changed else "")
