"""Changes that only follow an archive to its new id: to whom they name nothing has happened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from liushou.findings import Path
from liushou.history.compare import Change
from liushou.yamltext.edit_values import same
from liushou.yamltext.scalars import Value


def without_following(changes: Sequence[Change], ids: Mapping[str, str]) -> tuple[Change, ...]:
    """The changes but those that name the same archive by its new id; `ids` has the new ids by the old.

    An entry that went from a list and came to it again with nothing else in it than the new id is such a
    change, too.
    """
    if not ids:
        return tuple(changes)
    entries = [change for change in changes if change.of_entry]
    followed = {
        id(change) for change in changes if change.kind == "changed" and _follows(change, change, ids)
    }
    for gone, come in _by_list(entries):
        waiting = list(come)
        for one in gone:
            other = next((each for each in waiting if _follows(one, each, ids)), None)
            if other is not None:
                waiting.remove(other)
                followed |= {id(one), id(other)}
    return tuple(change for change in changes if id(change) not in followed)


def _by_list(entries: Iterable[Change]) -> Iterable[tuple[list[Change], list[Change]]]:
    """Of each list what went from it and what came to it."""
    lists: defaultdict[Path, tuple[list[Change], list[Change]]] = defaultdict(lambda: ([], []))
    for change in entries:
        if change.kind in ("removed", "added"):
            lists[change.path[:-1]][change.kind == "added"].append(change)
    return lists.values()


def _follows(gone: Change, come: Change, ids: Mapping[str, str]) -> bool:
    renamed = _renamed(gone.old, ids)
    return not same(renamed, gone.old) and same(renamed, come.new)


def _renamed(value: Value, ids: Mapping[str, str]) -> Value:
    if isinstance(value, dict):
        return {key: _renamed(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, ids) for item in value]
    return ids.get(value, value) if isinstance(value, str) else value
