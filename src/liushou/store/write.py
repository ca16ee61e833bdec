"""Write a file so that a crash leaves the old one or the new one, never a torn one."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from liushou.errors import StoreError
from liushou.store.root import STATE

_PATIENCE_SECONDS = 5.0


def write_atomic(target: Path, data: bytes) -> None:
    """Replace `target` by `data`: temporary file beside it, fsync, replace, fsync of the folder.

    Who may read the file stays as it was. Raises StoreError if the disk refuses.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise StoreError(f"无法写入 {target}：{error.strerror or error}。原来的文件没有改动。") from error


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows keeps no handle on folders and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the store's lock while writing; a second writer waits briefly, then is told who is in the way."""
    state = root / STATE
    try:
        state.mkdir(exist_ok=True)
        lock = FileLock(state / "lock", timeout=_PATIENCE_SECONDS)
        lock.acquire()
    except Timeout:
        raise StoreError("另一个 liushou 正在写这个档案库：请等它完成后再试。") from None
    except OSError as error:
        raise StoreError(f"无法在 {root} 里写入：{error.strerror or error}。") from error
    try:
        yield
    finally:
        lock.release()
