"""Reading many files while another program writes several as one: what is read is one state of the store.

Readers take no lock, and a transaction replaces its files one after the other. So whoever reads looks at
two things before and after: whether a transaction is being applied (`COMMIT` is there), and which was applied
last (`applied`, an empty file that each transaction puts in its place before it removes COMMIT). Where either
changed, or one is being applied, what was read may be half old and half new, and is read again.
"""

import os
import time
from collections.abc import Callable
from typing import TypeVar

from liushou.errors import StoreError
from liushou.store.root import STATE

# ruff: noqa: PTH118 (asked at every start, and pathlib takes long to import)

FOLDER = "txn"
COMMIT = "COMMIT"
APPLIED = "applied"

_PAUSES_SECONDS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
_Mark = tuple[int, int] | None
T = TypeVar("T")


def steadily(root: "str | os.PathLike[str]", read: Callable[[], T]) -> T:
    """What `read` gives, read again for as long as a transaction was applied meanwhile.

    Raises StoreError where one goes on being applied: it was stopped half-way, or others write all the time.
    """
    for pause in _PAUSES_SECONDS:
        time.sleep(pause)
        before = _applied(root)
        if is_applying(root):
            continue
        found = read()
        if not is_applying(root) and _applied(root) == before:
            return found
    raise StoreError(
        f"{os.fspath(root)} 正在被别的程序改写，或上次没有写完："
        "请稍后再试；还是这样，就在那里运行 liushou check。"
    )


def is_applying(root: "str | os.PathLike[str]") -> bool:
    """Whether a transaction has been decided on and not all of its files may be in their places."""
    return os.path.lexists(os.path.join(root, STATE, FOLDER, COMMIT))


def _applied(root: "str | os.PathLike[str]") -> _Mark:
    """Which transaction was applied last; None before the first."""
    try:
        found = os.lstat(os.path.join(root, STATE, APPLIED))
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
