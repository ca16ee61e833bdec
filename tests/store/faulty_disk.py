"""A disk that fails or stops at a chosen call, and what a power cut may leave on it."""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Image = dict[str, dict[str, bytes | None]]
"""What is in each folder (by its path relative to the root): bytes of files, None for a folder."""


class Stopped(BaseException):
    """The machine went off: nothing runs any more, no clean-up either."""


class FaultyDisk:
    """Counts the calls that change the disk below `root`; the one numbered `at` (from 1) goes wrong.

    With `fault` None the machine stops there, before the call or (`late`) right after it; otherwise this one
    call fails with that errno, and if `then` is given the machine stops so many calls later. fsync is only
    noted: `durable` has what had been synced.
    """

    def __init__(
        self, root: Path, at: int, fault: int | None = None, *, late: bool = False, then: int | None = None
    ) -> None:
        self.root, self.at, self.fault = root, at, fault
        after = then if fault is not None else int(late)
        self.stop_at = None if after is None else at + after
        self.count = 0
        self.durable = image(root)
        self._moved: list[tuple[Path, Path, bytes]] = []
        self._synced = {file.stat().st_ino: file.read_bytes() for file in root.rglob("*") if file.is_file()}

    @contextmanager
    def injected(self) -> Iterator[None]:
        """Within this, the calls of the whole process go through this disk."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "replace", self._guarded(self._renaming(os.replace)))
            for name in ("mkdir", "rename", "unlink", "rmdir", "chmod"):
                patch.setattr(os, name, self._guarded(getattr(os, name)))
            patch.setattr(os, "fsync", self._guarded(self._sync))
            patch.setattr(io, "open", self._opening(io.open))
            yield

    @property
    def reached(self) -> bool:
        """Whether the faulty call was made at all."""
        return self.count >= self.at

    def _guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.at and self.fault is not None:
                raise OSError(self.fault, os.strerror(self.fault))
            if self.stop_at is not None and self.count >= self.stop_at:
                raise Stopped
            return real(*given, **named)

        return call

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        guarded = self._guarded(real)

        def call(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
            return (guarded if "x" in mode else real)(file, mode, *given, **named)

        return call

    def _renaming(self, real: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def call(source: Path, target: Path) -> None:
            self._moved.append((Path(source), Path(target), Path(source).read_bytes()))
            real(source, target)

        return call

    def possible(self) -> Iterator[Image]:
        """What may be on the disk after a power cut: of each folder all of it, or only what was synced.

        A rename is atomic, as on every file system with a journal: a file is not lost between two folders.
        """
        now = image(self.root)
        yield now
        yield self.durable
        for folder in sorted(now.keys() | self.durable.keys()):
            yield self._whole({**self.durable, folder: now.get(folder, {})})
            yield self._whole({**now, folder: self.durable.get(folder, {})})

    def _whole(self, kept: Image) -> Image:
        whole = {folder: dict(names) for folder, names in kept.items()}
        for source, target, data in self._moved:
            (old, new) = (path.parent.relative_to(self.root).as_posix() for path in (source, target))
            there = whole.get(new, {}).get(target.name) == data and _reachable(whole, new)
            if not there and old in whole:
                whole[old][source.name] = data
        return whole

    def _sync(self, handle: int) -> None:
        inode = os.fstat(handle).st_ino
        if inode == self.root.stat().st_ino:
            self._sync_folder(self.root)
        for path in self.root.rglob("*"):
            if path.stat().st_ino == inode:
                if path.is_dir():
                    self._sync_folder(path)
                else:
                    self._synced[inode] = path.read_bytes()

    def _sync_folder(self, folder: Path) -> None:
        """Names become durable; the bytes of a file that was not synced itself are torn."""
        self.durable[folder.relative_to(self.root).as_posix()] = {
            entry.name: None
            if entry.is_dir()
            else self._synced.get(entry.stat().st_ino, entry.read_bytes()[: entry.stat().st_size // 2])
            for entry in folder.iterdir()
        }


def _reachable(kept: Image, folder: str) -> bool:
    way = Path(folder)
    return folder == "." or (
        way.name in kept.get(way.parent.as_posix(), {}) and _reachable(kept, way.parent.as_posix())
    )


def image(root: Path) -> Image:
    """The tree as it is."""
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    return {
        folder.relative_to(root).as_posix(): {
            entry.name: None if entry.is_dir() else entry.read_bytes() for entry in folder.iterdir()
        }
        for folder in folders
    }


def restore(root: Path, kept: Image) -> None:
    """Make the tree be that image; a folder that its parent does not have is lost with what was in it."""
    shutil.rmtree(root)
    root.mkdir()
    pending = ["."]
    while pending:
        folder = pending.pop()
        for name, data in kept.get(folder, {}).items():
            if data is None:
                (root / folder / name).mkdir()
                pending.append((Path(folder) / name).as_posix())
            else:
                (root / folder / name).write_bytes(data)
