"""The changes of a list entry by entry: which came, which went, which are told otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from liushou.findings import Path
from liushou.history.compare import Change
from liushou.history.words.phrases import Versions
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value

Found = Sequence[Change]
"""Changes of one list, in order."""


def whole(change: Change) -> bool:
    """True for an entry of the top list that came or went."""
    return change.of_entry and len(change.path) == 2


def is_new(change: Change, depth: int) -> bool:
    """True for an entry that came to a list so deep in the archive."""
    return change.kind == "added" and change.of_entry and len(change.path) == depth


def by_entry(changes: Iterable[Change]) -> Iterator[tuple[Path, Found]]:
    """The changes of each entry of the top list; one that came or went is by itself."""
    for (path, _), group in groupby(changes, key=lambda change: (change.path[:2], whole(change))):
        yield path, tuple(group)


def entry_of(versions: Versions, change: Change, path: Path) -> dict[str, Value]:
    gone = whole(change) and change.kind == "removed"
    entry = at(versions.old, change.was) if gone else at(versions.new, path)
    return entry if isinstance(entry, dict) else {}
