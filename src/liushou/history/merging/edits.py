"""The edits of a text that turn one version of an archive into another."""

from collections import defaultdict
from collections.abc import Iterator

from liushou.findings import Path
from liushou.history.compare import Change, compared
from liushou.records.fields import Record
from liushou.store.drafts import insert, put
from liushou.yamltext.amend import Edit, Remove
from liushou.yamltext.edit_values import Archive


def edits(model: type[Record], old: Archive, new: Archive) -> Iterator[Edit]:
    """The edits, one after the other, that make `old` the same as `new`: each difference is one or two.

    Fields first, since they are named by the old places of entries; then lists, those within others first.
    """
    lists: defaultdict[Path, list[Change]] = defaultdict(list)
    for change in compared(model, old, new):
        if change.of_entry:
            lists[change.was[:-1]].append(change)
        elif change.kind == "removed":
            yield Remove(change.was)
        else:
            yield put(model, change.was, change.new)
    for path in sorted(lists, key=len, reverse=True):
        yield from _of_list(model, path, lists[path])


def _of_list(model: type[Record], path: Path, changes: list[Change]) -> Iterator[Edit]:
    gone = {change.was[-1] for change in changes if change.kind != "added"}
    come = {change.path[-1]: change.new for change in changes if change.kind != "removed"}
    for place in sorted((place for place in gone if isinstance(place, int)), reverse=True):
        yield Remove((*path, place))
    for place in sorted(place for place in come if isinstance(place, int)):
        yield insert(model, path, come[place], place)
