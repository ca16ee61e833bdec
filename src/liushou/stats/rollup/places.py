"""Where units are: stores, summary files, and folders that hold such, to any depth."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from liushou.oserror import reason_of
from liushou.store.root import SETTINGS

_SUFFIX = ".json"
_NOT_OURS = (".", "~$", "__MACOSX")
"""What names begin with that a file system or an office program made beside the files of people."""
_JUNCTION = 0xA0000003
"""What Windows calls a folder that leads elsewhere (IO_REPARSE_TAG_MOUNT_POINT)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A store, a summary file, or a folder with the places in it; of "nothing" `why` says what is wrong.

    `bare`: a folder in which nothing lies that anyone has put there.
    """

    path: Path
    kind: Literal["store", "summary", "folder", "nothing"]
    parts: tuple["Place", ...] = ()
    why: str = ""
    bare: bool = False

    @property
    def name(self) -> str:
        """What the folder or file is called."""
        return self.path.resolve().name

    def each(self) -> Iterator["Place"]:
        """Itself and all places in it, in order."""
        yield self
        for part in self.parts:
            yield from part.each()


def place_at(path: Path) -> Place:
    """What is at a path. A store is not searched for others; a file that was named is taken as a summary."""
    if path.is_file():
        return Place(path, "summary")
    if not path.is_dir():
        return Place(path, "nothing", why="没有这个文件或文件夹：请检查写法")
    if (path / SETTINGS).is_file():
        return Place(path, "store")
    try:
        with os.scandir(path) as found:
            entries = sorted(
                (entry for entry in found if not entry.name.startswith(_NOT_OURS)), key=lambda one: one.name
            )
    except OSError as error:
        return Place(path, "nothing", why=f"文件夹打不开：{reason_of(error)}")
    inside = (_inside(entry) for entry in entries)
    return Place(path, "folder", tuple(one for one in inside if one is not None), bare=not entries)


def _inside(entry: "os.DirEntry[str]") -> Place | None:
    """What is in a folder: a link leads elsewhere, or to what is found anyway."""
    if _leads_away(entry):
        return None
    if not entry.is_dir():
        return Place(Path(entry.path), "summary") if entry.name.lower().endswith(_SUFFIX) else None
    found = place_at(Path(entry.path))
    return found if found.kind != "folder" or found.parts or found.bare else None


def _leads_away(entry: "os.DirEntry[str]") -> bool:
    try:
        tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    except OSError:
        return True
    return entry.is_symlink() or tag == _JUNCTION
