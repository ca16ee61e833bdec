"""What git could not merge: the versions of each file that it keeps, and what it was doing to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from liushou.store.git import ABBREV, by_id, name_of, objects, run_git
from liushou.store.repository import day_in_china
from liushou.store.root import SETTINGS

Doing = Literal["merge", "rebase", "cherry-pick", "revert", "stash"]
_THEIRS: tuple[tuple[Doing, str, str], ...] = (
    ("rebase", "REBASE_HEAD", "REBASE_HEAD"),
    ("cherry-pick", "CHERRY_PICK_HEAD", "CHERRY_PICK_HEAD"),
    ("revert", "REVERT_HEAD", "REVERT_HEAD^"),
    ("merge", "MERGE_HEAD", "MERGE_HEAD"),
    ("stash", "refs/stash", "refs/stash"),
)
"""What git leaves while it waits, and the commit whose version is `theirs`; the first there is counts."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The versions of a file that git could not merge; None where the file is not in one.

    `base` is the common ancestor's, `ours` that of the branch that is checked out (in a rebase the one
    rebased onto), `theirs` that of the commit being brought in.
    """

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What git was doing when it stopped, and the commits whose versions are `ours` and `theirs`."""

    doing: Doing
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A commit: who made it, on which day (in China), its abbreviated name."""

    author: str
    day: date
    short: str


def unmerged(root: Path) -> Mapping[str, Stages]:
    """The stages of all unmerged files of a store, by their paths in it; nothing outside git."""
    listed = run_git(root, "ls-files", "--unmerged", "-z", "--", SETTINGS, "data") or ""
    blobs: dict[str, dict[str, str]] = {}
    for entry in listed.split("\0")[:-1]:
        about, _, path = entry.partition("\t")
        _, blob, stage = about.split(" ")
        blobs.setdefault(path, {})[stage] = blob
    data = by_id(root, (blob for stages in blobs.values() for blob in stages.values()))
    return {
        path: Stages(*(data.get(stages.get(stage, "")) for stage in "123")) for path, stages in blobs.items()
    }


def undertaking(root: Path, files: Mapping[str, Stages]) -> Undertaking | None:
    """What git is in the middle of, with these `files` unmerged; None where it cannot be told.

    That is so outside git, for a squash and for a patch. A stash that was applied leaves no trace but
    itself, so it counts only where it has what a file's `theirs` is.
    """
    for doing, sign, theirs in _THEIRS if files else ():
        if run_git(root, "rev-parse", "--verify", "--quiet", f"{sign}^{{commit}}") is None:
            continue
        if doing != "stash" or _holds_one(root, theirs, files):
            return Undertaking(doing, "HEAD", theirs)
    return None


def last_touch(root: Path, commit: str, path: str) -> Touch | None:
    """The last commit up to `commit` that changed a file of the store; None where there is none."""
    form = ("--encoding=UTF-8", "--format=%aN%x00%ct%x00%h", f"--abbrev={ABBREV}")
    asked = ("--literal-pathspecs", "log", "-1", "--no-show-signature", *form, commit, "--", path)
    told = (run_git(root, *asked) or "").strip("\n")
    if not told:
        return None
    author, seconds, short = told.split("\0")
    return Touch(name_of(author), day_in_china(seconds), short)


def _holds_one(root: Path, commit: str, files: Mapping[str, Stages]) -> bool:
    held = objects(root, (f"{commit}:./{path}" for path in files))
    return any(data == stages.theirs is not None for data, stages in zip(held, files.values(), strict=True))
