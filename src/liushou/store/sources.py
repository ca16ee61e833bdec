"""The files of a store, and what is wrong with a file before it is read (LS006)."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from liushou.oserror import reason_of
from liushou.records.kinds import BY_FOLDER, BY_NAME, Kind
from liushou.records.types import looks_like_id
from liushou.store.root import SETTINGS

LARGEST_READ = 1 << 21
"""No more than this is read of a file: above the gate's limit, so that the gate still names it."""
RECORDISH = "*.y*ml"
"""Names of files that look meant as records."""

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
        base = self.root / folder
        if not base.is_dir():
            return ()
        with os.scandir(base) as entries:
            return [entry.name for entry in entries]

    def is_folder(self, path: str) -> bool:
        """True for a folder that is no link."""
        file = self.root / path
        return file.is_dir() and not file.is_symlink()

    def holds_recordish(self, folder: str) -> bool:
        """True if anything in a folder is named like a record."""
        return any((self.root / folder).rglob(RECORDISH))

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


def sources(root: Path, files: Files | None = None) -> Iterator[Source | Misplaced]:
    """Every file under data/ that is, or looks meant as, a record; by kind, then by name.

    `files` are those on the disk at `root`, where no others are given.
    """
    asked = files or OnDisk(root)
    for folder, kind in BY_FOLDER.items():
        for name in sorted(asked.names(f"data/{folder}")):
            path = f"data/{folder}/{name}"
            found = _examined(Source(path, kind, PurePosixPath(name).stem, root / path), name, asked)
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


def read_bytes(source: Source) -> bytes | str:
    """The bytes of a file, or in Chinese why it cannot be read."""
    try:
        with source.absolute.open("rb") as file:
            return file.read(LARGEST_READ)
    except OSError as error:
        return f"文件无法读取：{reason_of(error)}"
