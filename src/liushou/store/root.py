"""Where a store is: the nearest folder upward that has liushou.yaml."""

import os
from typing import TYPE_CHECKING

from liushou.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "liushou.yaml"
STATE = ".liushou"
"""Folder of locks, transactions and indexes inside a store; never under git."""
KEYS = "keys"
"""Folder of the keys of a store that seals, each wrapped for those who may have it; under git."""

LARGEST_READ = 1 << 21
"""No more than this is read of a file: above the gate's limit, so that the gate still names it."""

FOLDERS = ("children", "volunteers", "activities", "terms", "residents", "published", "erased", "unsealed")
"""The folders of records under data/, known here so that looking at them needs no model (`records.kinds`)."""


def find_root(start: "Path") -> "Path":
    """The root of the store that `start` lies in.

    Raises StoreError if neither `start` nor a folder above it has liushou.yaml.
    """
    try:
        start = start.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a circle of links, before Python 3.13
        raise StoreError(f"没有“{start}”这个文件夹：请检查 -C 后面的路径。") from None
    found = root_above(str(start))
    if found is not None:
        return type(start)(found)
    raise StoreError(
        f"这里不是档案库：从 {start} 往上都没有 {SETTINGS}。"
        "请到档案库的文件夹里运行，或用 -C 指明，或用 liushou init 新建一个。"
    )


def root_above(start: str) -> str | None:
    """The same for a full path without links, as text: pathlib takes longer to import than this to look."""
    folder, above = "", start
    while folder != above:
        folder, above = above, os.path.dirname(above)  # noqa: PTH120
        if os.path.isfile(os.path.join(folder, SETTINGS)):  # noqa: PTH113, PTH118
            return folder
    return None


def is_key_path(path: str) -> bool:
    """Whether a path from the root of a store is that of a wrapped key: keys/ident.1.age."""
    folder, _, name = path.partition("/")
    return folder == KEYS and name.endswith(".age") and "/" not in name
