"""The files of a store that a merge left to be decided, and which of them somebody names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from liushou.errors import StoreError, UsageError
from liushou.history.resolving.conflict import Conflict, conflict_of
from liushou.screens.resolve import SideNames, side_names
from liushou.store.load import Store
from liushou.store.root import SETTINGS
from liushou.store.sources import Source, read_bytes
from liushou.store.unmerged import Stages, Undertaking, last_touch, undertaking, unmerged
from liushou.store.variant import source_of

_TITLES = ("id", "name", "title")


@dataclass(frozen=True, slots=True)
class Left:
    """What a merge left: the archives to decide on, other unmerged files, and what git is doing."""

    conflicts: tuple[Conflict, ...]
    others: tuple[str, ...]
    undertaking: Undertaking | None
    in_git: bool


def left_in(store: Store) -> Left:
    """All that a merge left in a store, the settings first, then by path."""
    stages = unmerged(store.root)
    marked = {file.source.path for file in store.files if any(fault.code == "LS004" for fault in file.faults)}
    paths = sorted({*stages, *marked}, key=lambda path: (path != SETTINGS, path))
    sources = {path: source_of(store.root, path) for path in paths}
    found = [_conflict(store.root, source, stages.get(source.path)) for source in sources.values() if source]
    return Left(
        tuple(one for one in found if one is not None),
        tuple(path for path, source in sources.items() if source is None),
        undertaking(store.root, stages),
        bool(stages),
    )


def meant(conflicts: Sequence[Conflict], words: Sequence[str], root: Path) -> tuple[Conflict, ...]:
    """Those that the words name, by id, name, title or path; all if there are no words.

    Raises UsageError for a word that names none of those there are.
    """
    if not words or not conflicts:
        return tuple(conflicts)
    chosen: set[str] = set()
    for word in words:
        fitting = {one.source.path for one in conflicts if _is_meant(one, word, root)}
        if not fitting:
            named = "、".join(one.source.path for one in conflicts)
            raise UsageError(f"“{word}”没有要处理的冲突。有冲突的是：{named}。")
        chosen |= fitting
    return tuple(one for one in conflicts if one.source.path in chosen)


def names_of(root: Path, doing: Undertaking | None, conflict: Conflict) -> SideNames:
    """What the two sides of a conflict are called, with the last commit of each that changed the file."""
    markers = next((block.names for block in conflict.answered().blocks), ("", ""))
    if doing is None:
        return side_names(None, (None, None), markers)
    path = conflict.source.path
    touches = (last_touch(root, doing.ours, path), last_touch(root, doing.theirs, path))
    return side_names(doing.doing, touches, markers)


def _conflict(root: Path, source: Source, stages: Stages | None) -> Conflict | None:
    """What is to be decided of one file; a link out of the store is not followed.

    Raises StoreError where it cannot be read: nobody knows then that there is nothing to decide.
    """
    file = source.absolute
    if not file.resolve().is_relative_to(root):
        return None
    data = read_bytes(source) if file.is_file() else None
    if isinstance(data, str):
        raise StoreError(f"{source.path}：{data}。")
    return conflict_of(source, data, stages)


def _is_meant(conflict: Conflict, word: str, root: Path) -> bool:
    archive = conflict.archive
    if word == conflict.source.id or word in {str(archive.get(key)) for key in _TITLES}:
        return True
    return word == conflict.source.path or Path(word).resolve() == (root / conflict.source.path).resolve()
