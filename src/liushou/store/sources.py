"""The files of a store, and what is wrong with a file before it is read (LS006)."""

import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from io import FileIO
from pathlib import Path, PurePosixPath
from typing import Protocol

from liushou.oserror import reason_of
from liushou.records.kinds import BY_FOLDER, BY_NAME, Kind
from liushou.records.types import looks_like_id
from liushou.store.root import LARGEST_READ, SETTINGS

RECORDISH = "*.y*ml"
"""Names of files that look meant as records."""
_PIECE = 1 << 16
"""Larger than nearly every archive, and small enough to be had without asking the system for memory."""

UNREADABLE = "文件无法读取"
"""What is said of a file that the system does not let us read."""
LEADS_NOWHERE = "链接指向不存在的文件"
LEADS_OUT = "链接指到了档案库之外：请换成文件本身"
NO_FILE = "不是普通文件"


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `path` relative to the root with forward slashes, its kind, the id by its name."""

    path: str
    kind: Kind
    id: str
    absolute: Path


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A file that cannot be read as a record, and why (in Chinese)."""

    source: Source
    message: str


def settings_source(root: Path) -> Source:
    """The store's own settings file."""
    return Source(SETTINGS, BY_NAME["unit"], "liushou", root / SETTINGS)


Reader = Callable[[Source], bytes | str]
"""How the bytes of a file are had, or in Chinese why they cannot be."""


class Files(Protocol):
    """The files of a store by their paths from its root: those on the disk, or those of a commit."""

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder; none where there is no such folder."""

    def is_folder(self, path: str) -> bool:
        """True for a folder; a link to one is none."""

    def holds_recordish(self, folder: str) -> bool:
        """True if anything in a folder, however deep, is named like a record."""

    def trouble(self, path: str) -> str | None:
        """Why what stands at a path, links followed, is no file of the store; None where it is one."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The files of a store on the disk; `root` is resolved."""

    root: Path

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder. Raises OSError where it cannot be read."""
        return self.entries(folder)

    def entries(self, folder: str) -> Mapping[str, bool]:
        """The names in a folder, each with whether it is certainly a file of the store; others may be one.

        The system tells of each name what it is, and a plain file in a folder of the store is in the store.
        Raises OSError where the folder cannot be read.
        """
        base = self.root / folder
        if not base.is_dir():
            return {}
        inside = base.resolve().is_relative_to(self.root)
        with os.scandir(base) as entries:
            return {entry.name: inside and entry.is_file(follow_symlinks=False) for entry in entries}

    def is_folder(self, path: str) -> bool:
        """True for a folder that is no link."""
        file = self.root / path
        return file.is_dir() and not file.is_symlink()

    def holds_recordish(self, folder: str) -> bool:
        """True if anything in a folder is named like a record; never for one outside the store."""
        place = self.root / folder
        inside = place.resolve().is_relative_to(self.root)
        return inside and any(fnmatchcase(entry.name, RECORDISH) for entry in below(place))

    def trouble(self, path: str) -> str | None:
        """Why a path is no file of the store."""
        try:
            real = (self.root / path).resolve(strict=True)
            mode = real.stat().st_mode
        except (OSError, RuntimeError):
            return LEADS_NOWHERE
        if not real.is_relative_to(self.root):
            return LEADS_OUT
        return None if stat.S_ISREG(mode) else NO_FILE


def sources(
    root: Path, files: Files | None = None, *, but: Container[str] = ()
) -> Iterator[Source | Misplaced]:
    """Every file under data/ that is, or looks meant as, a record; by kind, then by name.

    `files` are those on the disk at `root`, where no others are given; folders in `but` are passed over.
    """
    asked = files or OnDisk(root)
    for folder, kind in BY_FOLDER.items():
        if folder in but:
            continue
        path = f"data/{folder}"
        base = root / path
        entries = (
            asked.entries(path) if isinstance(asked, OnDisk) else dict.fromkeys(asked.names(path), False)
        )
        for name in sorted(entries):
            stem, _, suffix = name.rpartition(".")
            if entries[name] and suffix == "yaml" and looks_like_id(stem):
                yield Source(f"{path}/{name}", kind, stem, base / name)
                continue
            here = Source(f"{path}/{name}", kind, PurePosixPath(name).stem, base / name)
            found = _examined(here, name, asked)
            if found is not None:
                yield found


def _examined(source: Source, name: str, files: Files) -> Source | Misplaced | None:
    if name.startswith("."):
        return None
    if files.is_folder(source.path):
        has_records = files.holds_recordish(source.path)
        return Misplaced(source, "子文件夹里的文件不会被读取：请移到上一层") if has_records else None
    suffix = PurePosixPath(name).suffix
    if suffix == ".yml":
        return Misplaced(source, "扩展名应为 .yaml：请改名，否则不会被读取")
    if suffix != ".yaml":
        return None
    trouble = files.trouble(source.path)
    if trouble is None and not looks_like_id(source.id):
        trouble = "文件名应为小写字母和数字（可用连字符相连），如 c-7kq2m.yaml"
    return source if trouble is None else Misplaced(source, trouble)


def below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything in a folder, however deep, but not through links; what cannot be listed is left out.

    Deeper than Python's own walks go, which end at its limit of recursion or at the longest path there is.
    """
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        yield from entries
        waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]


def read_bytes(source: Source) -> bytes | str:
    """The bytes of a file, or in Chinese why it cannot be read."""
    try:
        with source.absolute.open("rb", buffering=0) as file:
            return _all_of(file)
    except OSError as error:
        return f"{UNREADABLE}：{reason_of(error)}"


def _all_of(file: FileIO) -> bytes:
    """What an open file has, no more than LARGEST_READ of it."""
    pieces, size = [file.read(_PIECE)], 0
    while pieces[-1] and (size := size + len(pieces[-1])) < LARGEST_READ:
        pieces.append(file.read(min(_PIECE, LARGEST_READ - size)))
    return b"".join(pieces)
