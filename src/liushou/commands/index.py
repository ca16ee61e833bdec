"""The index of a store, as all commands use it."""

import os
from contextlib import AbstractContextManager
from os import PathLike

from liushou.program import program
from liushou.store.index.database import Index, opened
from liushou.store.index.state import TreeState, tree_state
from liushou.store.root import FOLDERS, KEYS

_ROOMS = ("yamltext", "records", "store", "check", "stats", "commands/check")
"""What decides what is kept in it."""
_ERASED = "data/erased"


def index_of(root: str | PathLike[str]) -> AbstractContextManager[Index]:
    """The index of a store, as far as it is this program's.

    Keys or erasures that somebody else made, and git brought, empty it: what archives said before is in it.
    """
    held_back = ".".join(str(_entries(root, folder)) for folder in (KEYS, _ERASED))
    return opened(root, f"{program(*_ROOMS)} {held_back}")


def _entries(root: str | PathLike[str], folder: str) -> int:
    try:
        return len(os.listdir(os.path.join(root, folder)))  # noqa: PTH118, PTH208 - as unchanged, without pathlib
    except OSError:
        return 0


def state_of(root: str | PathLike[str], index: Index) -> TreeState:
    """What lies in the store now."""
    return tree_state(root, FOLDERS, index.stats)
