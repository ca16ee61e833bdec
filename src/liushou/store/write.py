"""Write a file so that a crash leaves the old one or the new one, never a torn one."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from liushou.errors import StoreError
from liushou.interruptions import put_off, stop_if_interrupted
from liushou.oserror import reason_of
from liushou.store.root import STATE

_WINDOWS = os.name == "nt"
_EXECUTABLE = 0o111
_PATIENCE_SECONDS = 5.0
_PAUSES_SECONDS = (0.05, 0.1, 0.2, 0.4)
"""A virus scanner of Windows keeps a new file open for a moment."""


class BusyError(StoreError):
    """Another process is writing."""


class UnlockableError(StoreError):
    """Nothing can be written here: a read-only disk, missing rights."""


def write_atomic(target: Path, data: bytes, *, executable: bool = False) -> None:
    """Replace `target` by `data`: temporary file beside it, fsync, replace, fsync of the folder.

    Who may read the file stays as it was; `executable` before it has its name, so that it is never without.
    Raises StoreError if the disk refuses.
    """
    stop_if_interrupted()
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        create(temporary, data, like=target)
        if executable:
            temporary.chmod(temporary.stat().st_mode | _EXECUTABLE)
        replace(temporary, target)
    except BaseException as error:
        with put_off(), contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise StoreError(f"无法写入 {target}：{reason_of(error)}。原来的文件没有改动。") from error
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise StoreError(f"{target} 已经写入，但磁盘没有确认：{reason_of(error)}。") from error


def create(file: Path, data: bytes, like: Path | None = None, mode: int = 0o666) -> None:
    """A new file, its bytes on the disk before this returns; who may read it is as for `like`, if that is.

    Else `mode` says so, less what the person's mask takes away. Raises OSError; then the file may be there in
    part.
    """
    with open(file, "xb", opener=partial(os.open, mode=mode)) as opened:
        if like is not None and like.exists():
            shutil.copymode(like, file)
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def replace(source: Path, target: Path) -> None:
    """Rename over `target`. Windows refuses while somebody has the file open, so there it tries again."""
    for pause in _PAUSES_SECONDS if _WINDOWS else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable; Windows keeps no handle on folders and needs none."""
    if _WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the store's lock while writing; a second writer waits briefly, then is told who is in the way.

    Raises BusyError if another process holds it for longer, UnlockableError if nothing can be written here.
    """
    from filelock import FileLock, Timeout

    state = root / STATE
    if state.resolve() != root.resolve() / STATE:
        raise UnlockableError(f"{state} 是链接，没有写入任何文件：请把它移走。")
    try:
        state.mkdir(exist_ok=True)
        lock = FileLock(state / "lock", timeout=_PATIENCE_SECONDS)
        lock.acquire()
    except Timeout:
        raise BusyError("另一个 liushou 正在写这个档案库：请等它完成后再试。") from None
    except OSError as error:
        where = "" if error.filename is None else f"（{Path(error.filename).name}）"
        raise UnlockableError(f"无法在 {root} 里写入{where}：{reason_of(error)}。") from error
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # the system lets go of it when the program ends, at the latest
            lock.release()
