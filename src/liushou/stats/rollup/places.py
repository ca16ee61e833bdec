"""Where units are: stores, summary files, and folders that hold such, to any depth."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from liushou.oserror import reason_of
from liushou.stats.summary.layout import FORMAT
from liushou.store.root import SETTINGS

_SUFFIX = ".json"
_TEXT = ".txt"
_BEGINNING = 100
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

    @property
    def where(self) -> str:
        """The path as it is told and kept: with forward slashes, so that results are alike everywhere."""
        return self.path.as_posix()

    def each(self) -> Iterator["Place"]:
        """Itself and all places in it, in order."""
        yield self
        for part in self.parts:
            yield from part.each()


def place_at(path: Path) -> Place:
    """What is at a path. A store is not searched for others; a file that was named is taken as a summary."""
    try:
        if path.is_file():
            return Place(path, "summary")
        if not path.is_dir():
            return Place(path, "nothing", why="没有这个文件或文件夹：请检查写法")
        if (path / SETTINGS).is_file():
            return Place(path, "store")
        with os.scandir(path) as found:
            entries = sorted(
                (entry for entry in found if not entry.name.startswith(_NOT_OURS)), key=lambda one: one.name
            )
    except OSError as error:  # whoever may not enter a folder may not even ask what is in it
        return Place(path, "nothing", why=f"文件夹打不开：{reason_of(error)}")
    inside = (_inside(entry) for entry in entries)
    return Place(path, "folder", tuple(one for one in inside if one is not None), bare=not entries)


def _inside(entry: "os.DirEntry[str]") -> Place | None:
    """What is in a folder: a link leads elsewhere, or to what is found anyway."""
    if _leads_away(entry):
        return None
    if not entry.is_dir():
        return Place(Path(entry.path), "summary") if _is_report(entry) else None
    found = place_at(Path(entry.path))
    return found if found.kind != "folder" or found.parts or found.bare else None


def _is_report(entry: "os.DirEntry[str]") -> bool:
    """Whether a file is to be read as a summary: by its name, or by what is in it where that was changed.

    Programs that send files along leave x.json.1, x.json.txt or x.txt. A pipe or a device is never opened.
    """
    name = entry.name.lower()
    if not entry.is_file():
        return False
    return _SUFFIX in name or (name.endswith(_TEXT) and _begins_as_summary(Path(entry.path)))


def _begins_as_summary(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return FORMAT.encode() in opened.read(_BEGINNING)
    except OSError:
        return False


def _leads_away(entry: "os.DirEntry[str]") -> bool:
    try:
        tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    except OSError:
        return True
    return entry.is_symlink() or tag == _JUNCTION
