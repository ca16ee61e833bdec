"""Differences between two versions of a store for other programs (cli.md, `diff`)."""

from collections.abc import Iterable

from liushou.history.archives import Difference
from liushou.history.compare import Change
from liushou.history.words.labels import label, readable, written
from liushou.store.shelf import called
from liushou.yamltext.scalars import Value

Json = dict[str, Value]


def differences_json(found: Iterable[Difference], *, reveal: bool) -> list[Json]:
    """One object an archive.

    `fields` and `entries` lead from the old version to the new one: first the fields (`was`: the place in
    the old version, where it is another), then what went from lists, then what came to them at `index`.
    `moved` entries stand at another place, `was` being the old one. Both are empty where the archive is only
    written in another way, or where a side cannot be read: `unread` then says which, and why.
    """
    return [_archive(each, reveal=reveal) for each in found]


def _archive(found: Difference, *, reveal: bool) -> Json:
    shown: Json = {
        "path": found.path,
        "record": found.kind.name,
        "id": found.id,
        "name": called(found.values),
        "change": found.change,
        "fields": [_field(found, one, reveal=reveal) for one in found.changes if not one.of_entry],
        "entries": [_entry(found, one, reveal=reveal) for one in found.changes if one.of_entry],
    }
    if found.renamed:
        shown["was"] = found.was
    if found.unread:
        shown["unread"] = {str(side): why for side, why in found.unread.items()}
    return shown


def _field(found: Difference, change: Change, *, reveal: bool) -> Json:
    model = found.kind.model
    shown: Json = {
        "field": written(change.path),
        "label": label(model, change.path),
        "change": change.kind,
        "old": readable(model, change.was, change.old, reveal=reveal),
        "new": readable(model, change.path, change.new, reveal=reveal),
    }
    if change.was != change.path:
        shown["was"] = written(change.was)
    return shown


def _entry(found: Difference, change: Change, *, reveal: bool) -> Json:
    model = found.kind.model
    gone = change.kind == "removed"
    path, value = (change.was, change.old) if gone else (change.path, change.new)
    index = path[-1]
    shown: Json = {
        "list": written(change.path[:-1]),
        "label": label(model, change.path[:-1]),
        "change": change.kind,
        "index": index,
        "value": readable(model, path, value, reveal=reveal),
    }
    if change.was != change.path and (change.kind == "moved" or change.was[:-1] != change.path[:-1]):
        shown["was"] = written(change.was)
    return shown
