"""All findings of a store that was looked at file by file."""

from collections.abc import Iterator

from liushou.check.alone import Alone, Stamped
from liushou.check.catalogue import chosen
from liushou.check.overview import Overview
from liushou.check.runner import hits_across
from liushou.check.stamping import findings_in, order
from liushou.check.world import World
from liushou.findings import Finding
from liushou.records.fields import Record
from liushou.store.load import Loaded, load_file, refused
from liushou.store.variant import source_of


def findings_of(
    store: Overview, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The same findings as `runner.check` has of the store in memory, sorted in the same way.

    A file is read again only if rules over several files found something in it, or if it may hold comments
    that silence rules. Raises UsageError for a code that no rule begins with.
    """
    rules = chosen(select, ignore)
    codes = frozenset(rule.code for rule in rules)
    across = hits_across(world_of_files(store), rules)
    weighed = set(store.addressed)
    found = [one for one in store.findings if one.code in codes]
    for path, hits in across.items():
        if path not in weighed:
            found += findings_in(_file(store, path), hits, rules, store.setting.on, store.read)
    alone = Alone.of(rules)
    for path in store.addressed:
        found += _weighed(store, path, across.get(path, []), alone)
    return tuple(sorted(found, key=order))


def world_of_files(store: Overview) -> World:
    """What rules over several files see of it."""

    def record(path: str) -> Record | None:
        return _file(store, path).record

    ids = dict(store.columns.ids())
    for one in store.misplaced.values():
        ids[one.source.kind.name] |= {one.source.id}
    return World(store.setting, ids, store.columns.told, record)


def _weighed(store: Overview, path: str, across: list[Stamped], alone: Alone) -> Iterator[Finding]:
    """The findings of a file whose comments silence some of them, and what is wrong with the comments."""
    file = _file(store, path)
    hits = across + alone.hits(file, store.setting)
    return findings_in(file, hits, alone.rules, store.setting.on, store.read)


def _file(store: Overview, path: str) -> Loaded:
    misplaced, source = store.misplaced.get(path), source_of(store.root, path)
    if misplaced is not None:
        return refused(misplaced.source, misplaced.message)
    if source is None:
        raise ValueError(path)
    return load_file(source, store.read, store.keys)
