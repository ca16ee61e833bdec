"""The files of a store, and what is wrong with a file before it is read (LS006)."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liushou.records.kinds import BY_FOLDER, BY_NAME, Kind
from liushou.records.types import looks_like_id
from liushou.store.root import SETTINGS

_LARGEST_READ = 1 << 21
"""No more than this is read of a file: above the gate's limit, so that the gate still names it."""


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


def sources(root: Path) -> Iterator[Source | Misplaced]:
    """Every file under data/ that is, or looks meant as, a record; by kind, then by name."""
    for folder, kind in BY_FOLDER.items():
        base = root / "data" / folder
        if not base.is_dir():
            continue
        with os.scandir(base) as entries:
            names = sorted(entry.name for entry in entries)
        for name in names:
            found = _examine(root, base / name, f"data/{folder}/{name}", kind)
            if found is not None:
                yield found


def _examine(root: Path, file: Path, path: str, kind: Kind) -> Source | Misplaced | None:
    source = Source(path, kind, file.stem, file)
    if file.name.startswith("."):
        return None
    if file.is_dir() and not file.is_symlink():
        has_records = any(file.rglob("*.y*ml"))
        return Misplaced(source, "子文件夹里的文件不会被读取：请移到上一层") if has_records else None
    if file.suffix == ".yml":
        return Misplaced(source, "扩展名应为 .yaml：请改名，否则不会被读取")
    if file.suffix != ".yaml":
        return None
    return _regular(root, source)


def _regular(root: Path, source: Source) -> Source | Misplaced:
    try:
        real = source.absolute.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError):
        return Misplaced(source, "链接指向不存在的文件")
    if not real.is_relative_to(root):
        return Misplaced(source, "链接指到了档案库之外：请换成文件本身")
    if not stat.S_ISREG(mode):
        return Misplaced(source, "不是普通文件")
    if not looks_like_id(source.id):
        return Misplaced(source, "文件名应为小写字母和数字（可用连字符相连），如 c-7kq2m.yaml")
    return source


def read_bytes(source: Source) -> bytes | str:
    """The bytes of a file, or in Chinese why it cannot be read."""
    try:
        with source.absolute.open("rb") as file:
            return file.read(_LARGEST_READ)
    except OSError as error:
        return f"文件无法读取（{error.strerror or '读取出错'}）：请检查权限"
