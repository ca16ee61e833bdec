"""git as the watcher of many files: of those it watches only the changed ones need be looked at.

git tells in parallel, and in C, which files differ in their status from what its own index file says. That
is enough where we have read a file ourselves and git's index file has not changed since: then a file that
git finds unchanged is the one that was read, whatever git converts on the way in and out (line endings,
filters). What git says of contents is never believed.

git compares times in whole seconds, so a file is only given into its care when its times are seconds old:
whoever writes to it later gives it another ctime. (On Windows there is none; there, as for git itself, a
change that keeps both size and mtime goes unseen.)
"""

# ruff: noqa: PTH112, PTH116, PTH118, PTH121, PTH123 (an unchanged check is told again without importing pathlib, a tenth of what it takes)

import os
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from liushou.digests import blake2b
from liushou.store.git import Told, tell_meanwhile
from liushou.store.index.contents import SHA1, SHA256
from liushou.store.index.table import SIGNATURE, Table, joined, separate

_WIDTHS = {"sha1": SHA1, "sha256": SHA256}
_SECOND = 1_000_000_000
PLACE = ("rev-parse", "--show-object-format", "--git-path", "index", "--show-toplevel", "--show-prefix")
_EXACT = ("core.trustctime=true", "core.checkStat=default", "core.fsmonitor=false", "core.preloadIndex=true")
"""Whatever a repository is set to: look at every file, and at all of its status."""


class Repository(NamedTuple):
    """The repository around a store: how long its ids are, and where its index file is."""

    width: int
    index_file: str


def changed_since_index(paths: Iterable[str]) -> tuple[str, ...]:
    """The question to git which files are not as its index has them: `paths` are files and folders."""
    settings = [part for setting in _EXACT for part in ("-c", setting)]
    return (*settings, "diff-files", "--ignore-submodules", "--name-only", "-z", "--relative", "--", *paths)


def repository(root: str, told: Told) -> Repository | None:
    """What git said to `PLACE` in `root`; None outside git, and where its work tree is another place."""
    lines = told.text.split("\n")
    if told.status != 0 or told.err or len(lines) < 4 or lines[0] not in _WIDTHS:
        return None
    here = os.path.join(lines[2], lines[3])
    if not os.path.isdir(here) or not os.path.samefile(here, root):
        return None
    return Repository(_WIDTHS[lines[0]], os.path.join(root, lines[1]))


def fingerprint(index: "str | os.PathLike[str]", before: int) -> bytes:
    """A digest of git's index file; empty where there is none, and where it is not older than `before`.

    `before` is in nanoseconds. So it cannot have been replaced since, and is the one that git looked at.
    """
    try:
        with open(index, "rb") as file:
            data = file.read()
        if os.stat(index).st_mtime_ns >= before:
            return b""
    except OSError:
        return b""
    return blake2b(data, digest_size=32).digest()


def names_told(told: Told) -> dict[str, set[str]] | None:
    """The paths that git told, one ended by each NUL, as names by folder; None where it had trouble."""
    if told.status != 0 or told.err:
        return None
    found: dict[str, set[str]] = {}
    for path in os.fsdecode(told.out).split("\0")[:-1]:
        folder, _, name = path.rpartition("/")
        found.setdefault(folder, set()).add(name)
    return found


def watched(root: str, paths: Iterable[str]) -> dict[str, set[str]] | None:
    """The names by folder that git's index has and would tell us about, and finds unchanged right now.

    Those that git is told not to look at (assume-unchanged, outside a sparse checkout) and those in the
    middle of a merge are not among them.
    """
    asked = tuple(paths)
    listing = ("ls-files", "-v", "-z", "--", *asked)
    _, told = tell_meanwhile(root, (listing, changed_since_index(asked)), lambda: None)
    if told is None or told[0].status != 0 or told[0].err:
        return None
    kept = b"".join(line[2:] + b"\0" for line in told[0].out.split(b"\0") if line.startswith(b"H "))
    listed, changed = names_told(Told(0, kept, "")), names_told(told[1])
    if listed is None or changed is None:
        return None
    return {folder: names - changed.get(folder, set()) for folder, names in listed.items()}


def given_up(table: Table, known: Table, examined: Collection[str]) -> bytes:
    """The unwatched names of `table`, which was made of `known` by looking at `examined`.

    What had to be looked at, and what is new, is no more in git's care: its index file knows another file.
    """
    if table is known and not examined:
        return known.unwatched
    names = separate(table.names)
    new = set(names).difference(separate(known.names)) if table.names != known.names else set()
    left = new.union(separate(known.unwatched), examined)
    return joined(name for name in names if name in left)


def unwatched(
    tables: Mapping[str, Table], care: Mapping[str, Collection[str]], before: int
) -> dict[str, bytes]:
    """For each folder the names that are not given into git's `care`, joined."""
    return {folder: _left(table, care.get(folder, ()), before) for folder, table in tables.items()}


def _left(table: Table, care: Collection[str], before: int) -> bytes:
    numbers = SIGNATURE.iter_unpack(table.signatures)
    return joined(
        name
        for name, (_, mtime, ctime, _) in zip(separate(table.names), numbers, strict=True)
        if name not in care or not ctime or max(mtime, ctime) // _SECOND >= before // _SECOND
    )
