"""Several files written as one: after a crash the store is the old one or the new one, never between.

The folder `.liushou/txn` says where a run was stopped:

- none: nothing is pending;
- without COMMIT: before the commit point, so what is there is dropped;
- with COMMIT: after it, so what is left to do is done. Each file is told by its SHA-256 to be the old or
  the new one, so that doing it again changes nothing, and what somebody wrote meanwhile is not overwritten.
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from liushou.errors import StoreError
from liushou.interruptions import put_off, stop_if_interrupted
from liushou.oserror import reason_of
from liushou.store.journal import Entry, content_of, decode, digest, digest_of, encode, may_write
from liushou.store.root import STATE
from liushou.store.steady import APPLIED
from liushou.store.steady import COMMIT as _COMMIT
from liushou.store.steady import FOLDER as _FOLDER
from liushou.store.write import BusyError, UnlockableError, create, locked, replace, sync_folder


class Change(Protocol):
    """One file before and after, None where it is not there; its path from the root, and where it is."""

    @property
    def path(self) -> str: ...
    @property
    def absolute(self) -> Path: ...
    @property
    def before(self) -> bytes | None: ...
    @property
    def after(self) -> bytes | None: ...


_MANIFEST = "MANIFEST"


def commit(root: Path, changes: Sequence[Change]) -> None:
    """Write all changed files, durably, under the store's lock.

    Raises StoreError, writing nothing, where a file is no longer as it was read, another writer holds the
    lock, or the disk refuses. Where a file cannot be replaced after the commit point, the StoreError says
    so: the next run writes what is left.

    An interruption (Ctrl-C) before the commit point leaves everything as it was; one that comes later comes
    too late and has no effect.
    """
    stop_if_interrupted()
    if not changes:
        return
    root = root.resolve()
    with locked(root):
        _settle(root)
        entries = tuple(_entry(root, change, number) for number, change in enumerate(changes))
        try:
            with _or_nothing(root):
                _ready(root, entries)
                _prepare(root, entries, changes)
            _write(root, entries)
        except KeyboardInterrupt:  # between the two
            with put_off():
                if not _committed(root / STATE / _FOLDER):
                    _drop(root)
            raise


def _write(root: Path, entries: Sequence[Entry]) -> None:
    """All of it, or nothing; what would interrupt it waits, and comes too late once it is decided."""
    with put_off() as late:
        with _or_nothing(root):
            _pass_commit_point(root, entries)
        try:
            if len(entries) == 1:
                _close(root, entries)
            else:
                _finish(root, entries)
        finally:
            late.drop()


@contextlib.contextmanager
def _or_nothing(root: Path) -> Iterator[None]:
    """What fails here leaves nothing behind. Raises StoreError for what the disk refuses."""
    try:
        yield
    except OSError as error:
        _drop(root)
        where = error.filename2 or error.filename or root
        raise StoreError(f"无法写入 {where}：{reason_of(error)}。档案没有改动。") from error
    except BaseException:
        with put_off():
            _drop(root)
        raise


def recover(root: Path) -> bool:
    """Finish or drop what a crashed run left; True if there was something to finish.

    In the ordinary case there is nothing, and nothing is written. A run that is writing right now is waited
    for briefly. Raises StoreError where something is left that cannot be finished now.
    """
    folder = root / STATE / _FOLDER
    if not os.path.lexists(folder):
        return False
    try:
        with locked(root):
            return _settle(root.resolve())
    except BusyError:
        return False
    except UnlockableError as error:
        if not _committed(folder):
            return False
        raise StoreError(f"上次的改动还没有写完，而这里现在不能写：{error.message}") from error


def _entry(root: Path, change: Change, number: int) -> Entry:
    """Where a change is written: through a link inside the store to the file itself."""
    real = change.absolute.resolve()
    path = real.relative_to(root).as_posix() if real.is_relative_to(root) else ""
    if not may_write(path):
        raise StoreError(f"{change.path} 是链接，指到了不能写的地方，没有写入任何文件：请换成文件本身。")
    before, after = (None if data is None else digest(data) for data in (change.before, change.after))
    return Entry(path, f"{number:06}", before, after)


def _ready(root: Path, entries: Sequence[Entry]) -> None:
    """Raise StoreError for what would fail only after the commit point, if it can be known before."""
    if len({entry.path for entry in entries}) < len(entries):
        raise StoreError("两个档案是同一个文件（链接），没有写入任何文件：请换成文件本身。")
    device = (root / STATE).stat().st_dev
    for entry in entries:
        file = root / entry.path
        folder = next(above for above in file.parents if above.exists())
        if not os.access(file if file.exists() else folder, os.W_OK) or not os.access(folder, os.W_OK):
            raise StoreError(f"{entry.path} 是只读的，没有写入任何文件：请检查权限。")
        if folder.stat().st_dev != device:
            raise StoreError(f"{entry.path} 和 {STATE} 不在同一个磁盘上，没有写入任何文件。")


def _prepare(root: Path, entries: Sequence[Entry], changes: Sequence[Change]) -> None:
    """Everything up to the commit point, on the disk; a single file needs no journal."""
    folder = root / STATE / _FOLDER
    folder.mkdir()
    for entry, change in zip(entries, changes, strict=True):
        if change.after is not None:
            create(folder / entry.staged, change.after, like=root / entry.path)
    if len(entries) > 1:
        (folder / APPLIED).touch()
        create(folder / _MANIFEST, encode(entries))
        for each in (folder, folder.parent, root):
            sync_folder(each)


def _pass_commit_point(root: Path, entries: Sequence[Entry]) -> None:
    """The commit point is one rename, and on the disk before any file is replaced.

    Of a single file the rename that puts it in its place is itself the commit point.
    """
    _unchanged(root, entries)
    if len(entries) == 1:
        _apply(root, entries[0])
        return
    folder = root / STATE / _FOLDER
    replace(folder / _MANIFEST, folder / _COMMIT)
    sync_folder(folder)


def _unchanged(root: Path, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if digest_of(root / entry.path) != entry.before:
            raise StoreError(f"{entry.path} 刚刚被别的程序改动，没有写入任何文件：请再运行一次。")


def _settle(root: Path) -> bool:
    """Under the lock: finish what is committed (True), drop what is not."""
    folder = root / STATE / _FOLDER
    if folder.resolve() != folder:
        raise StoreError(f"{folder} 是链接，没有动它：请把它移走。")
    if not os.path.lexists(folder):
        return False
    if not _committed(folder):
        _drop(root)
        return False
    try:
        entries = decode(content_of(folder / _COMMIT))
    except (OSError, ValueError) as error:
        raise StoreError(
            f"上次的改动没有写完，而它的记录 {folder / _COMMIT} 已损坏，所以没有动任何文件。"
            f"请把文件夹 {folder} 移到别处留着（里面是没写完的内容），再用 liushou check 查看档案。"
        ) from error
    _finish(root, entries)
    return True


def _committed(folder: Path) -> bool:
    """Whether the commit point was passed; what cannot be looked into may have passed it."""
    try:
        (folder / _COMMIT).lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _finish(root: Path, entries: Sequence[Entry]) -> None:
    """Put every file that is still old in its place."""
    for entry in [entry for entry in entries if _pending(root, entry)]:
        try:
            _apply(root, entry)
        except OSError as error:
            raise StoreError(
                f"改动已经存好，但 {entry.path} 还没有写进去：{reason_of(error)}。"
                "请关掉正在打开它的程序，再运行任何 liushou 命令就会写完；不要重做这次改动。"
            ) from error
    _close(root, entries)


def _close(root: Path, entries: Sequence[Entry]) -> None:
    """Make durable that every file is in its place, then forget the transaction."""
    try:
        for folder in _folders(root, entries):
            sync_folder(folder)
        with contextlib.suppress(FileNotFoundError):  # one file alone; or this was done before a crash
            replace(root / STATE / _FOLDER / APPLIED, root / STATE / APPLIED)
        (root / STATE / _FOLDER / _COMMIT).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"改动已经写入，但没有收尾：{reason_of(error)}。下次运行时会收尾；不要重做这次改动。"
        ) from error
    _drop(root)
    with contextlib.suppress(OSError):
        sync_folder(root / STATE)


def _pending(root: Path, entry: Entry) -> bool:
    """Whether the file is still the old one. Raises StoreError where it is neither old nor new."""
    file, staged = root / entry.path, root / STATE / _FOLDER / entry.staged
    try:
        now = digest_of(file) if file.resolve() == file else ""
        if now == entry.after:
            return False
        if now == entry.before and (entry.after is None or digest_of(staged) == entry.after):
            return True
    except OSError as error:
        raise StoreError(f"上次的改动没有写完，而 {entry.path} 无法读取：{reason_of(error)}。") from error
    raise StoreError(
        f"上次的改动没有写完，而 {entry.path} 后来又被改过，所以没有动它。要写入的内容在 {staged}："
        f"请比较两者，改好 {entry.path} 以后，把文件夹 {staged.parent} 移到别处，再用 liushou check 检查。"
    )


def _apply(root: Path, entry: Entry) -> None:
    file = root / entry.path
    if entry.after is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    replace(root / STATE / _FOLDER / entry.staged, file)


def _folders(root: Path, entries: Sequence[Entry]) -> list[Path]:
    """The folders of the files, up to the root: any of them may be new."""
    above = {folder for entry in entries for folder in (root / entry.path).parents}
    return sorted(folder for folder in above if folder.is_relative_to(root))


def _drop(root: Path) -> None:
    """Remove what is staged, COMMIT first. What cannot be removed now is dropped by a later run."""
    folder = root / STATE / _FOLDER
    with contextlib.suppress(OSError):
        (folder / _COMMIT).unlink(missing_ok=True)
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
