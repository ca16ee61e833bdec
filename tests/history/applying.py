"""The new version of an archive, out of the old one and what is different."""

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy

from liushou.findings import Path
from liushou.history.compare import Change
from liushou.yamltext.edit_values import Archive, at
from liushou.yamltext.values import Value


def applied(old: Archive, changes: Iterable[Change]) -> Archive:
    """The version that differs from `old` by the `changes`; `old` is not touched.

    Fields first, since they name entries by their old places; then lists, those within others first.
    """
    new = deepcopy(old)
    lists: defaultdict[Path, list[Change]] = defaultdict(list)
    for change in changes:
        if change.of_entry:
            lists[change.was[:-1]].append(change)
        else:
            _change_field(at(new, change.was[:-1]), change)
    for path in sorted(lists, key=len, reverse=True):
        _change_list(at(new, path), lists[path])
    return new


def _change_field(around: Value, change: Change) -> None:
    key = change.was[-1]
    if isinstance(around, dict) and isinstance(key, str):
        if change.kind == "removed":
            del around[key]
        else:
            around[key] = deepcopy(change.new)


def _change_list(items: Value, changes: Iterable[Change]) -> None:
    if not isinstance(items, list):
        return
    gone: dict[int, Value] = {}
    come: dict[int, Value] = {}
    for change in changes:
        before, after = change.was[-1], change.path[-1]
        if not isinstance(before, int) or not isinstance(after, int):
            continue
        if change.kind != "added":
            gone[before] = items[before]
        if change.kind != "removed":
            come[after] = items[before] if change.kind == "moved" else deepcopy(change.new)
    for place in sorted(gone, reverse=True):
        del items[place]
    for place in sorted(come):
        items.insert(place, come[place])
