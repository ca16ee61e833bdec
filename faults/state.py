"""What lies in a store's folder: its files, and what a stopped writer left."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_STATE = ".liushou"
_OWN = ("lock", "applied", ".gitignore")
"""What always stays in .liushou, and nobody misses."""
_SALT = re.compile(rb"salt = [0-9a-f]+")
"""Drawn by chance for each clone (.git/config)."""
_INDEX = "index.sqlite"

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Seen:
    """The files of a store by path, and the paths of what should not be there."""

    files: Files
    left: tuple[str, ...]


def seen(root: Path) -> Seen:
    """Look at a store. What git keeps for itself is passed over but for its hooks; so is the index."""
    files: dict[str, bytes] = {}
    left: list[str] = []
    for folder, folders, names in os.walk(root):
        base = Path(folder)
        folders.sort()
        inside = base.relative_to(root).as_posix()
        if inside == ".git":
            folders[:] = ["hooks"]
            names = [name for name in names if name == "config"]
        if inside.startswith(_STATE):
            ours = {name for name in names if name in _OWN or name.startswith(_INDEX)}
            left += [f"{inside}/{name}" for name in sorted({*names, *folders} - ours)]
            continue
        for name in sorted(names):
            path = (base / name).relative_to(root).as_posix()
            if name.startswith(".") and name.endswith(".tmp"):
                left.append(path)
            else:
                files[path] = _SALT.sub(b"", (base / name).read_bytes())
                if (base / name).stat().st_mode & 0o100:
                    files[f"{path} (executable)"] = b""
    return Seen(files, tuple(left))


def told(files: Files, old: Files, new: Files) -> str:
    """`old`, `new`, or which file is neither (`torn`), or that some are old and some are new (`mixed`)."""
    if files == new:
        return "new"
    if files == old:
        return "old"
    for path in sorted({*files, *old, *new}):
        if files.get(path) not in (old.get(path), new.get(path)):
            return f"torn: {path} ({len(files.get(path, b''))} bytes)"
    return "mixed"
