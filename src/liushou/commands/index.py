"""The index of a store, as all commands use it."""

from contextlib import AbstractContextManager
from os import PathLike

from liushou.program import program
from liushou.store.index.database import Index, opened
from liushou.store.index.state import TreeState, tree_state
from liushou.store.root import FOLDERS

_ROOMS = ("yamltext", "records", "store", "check", "stats", "commands/check")
"""What decides what is kept in it."""


def index_of(root: str | PathLike[str]) -> AbstractContextManager[Index]:
    """The index of a store, as far as it is this program's."""
    return opened(root, program(*_ROOMS))


def state_of(root: str | PathLike[str], index: Index) -> TreeState:
    """What lies in the store now."""
    return tree_state(root, FOLDERS, index.stats)
