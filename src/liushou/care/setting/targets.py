"""Whose archives are meant by the words before the assignments of `set`."""

from collections.abc import Iterator, Sequence
from datetime import date

from liushou.errors import UsageError
from liushou.records.kinds import KindName
from liushou.store.load import Store
from liushou.store.sources import Source
from liushou.store.who import find_many, find_one, parted, records_of, title_of
from liushou.terms import reads_as_term, resolve_term

_KINDS: tuple[KindName, ...] = ("child", "volunteer", "activity", "resident", "term")
_SETTINGS = frozenset({"unit", "liushou", "liushou.yaml", "单位"})


def targets(store: Store, words: Sequence[str], day: date) -> tuple[Source, ...]:
    """The archives that the words name, each once: ids, names (children first), `unit`, filters of children.

    An id of a file that gives no record is one too, so that it can be mended. Raises UsageError for a word
    that names nobody or several, and where nobody meets the filters.
    """
    names, filters = parted(words)
    named = [_named(store, word, day) for word in names]
    met = [_source(store, "child", id_) for id_ in find_many(store, filters, "child", day)] if filters else []
    if filters and not met:
        raise UsageError(f"没有儿童符合“{' '.join(filters)}”：没有要改的。")
    return tuple({source.path: source for source in (*named, *met)}.values())


def _named(store: Store, word: str, day: date) -> Source:
    if word in _SETTINGS:
        return _source(store, "unit", "liushou")
    unread = [file.source for file in store.unread() if file.source.id == word]
    if len(unread) == 1:
        return unread[0]
    if reads_as_term(word):
        days = {key: term.days for key, term in store.terms.items()}
        return _source(store, "term", resolve_term(word, days, day))
    kinds = next(_kinds_with(store, word), _KINDS)
    kind, id_, _ = find_one(store, word, kinds)
    return _source(store, kind, id_)


def _kinds_with(store: Store, word: str) -> Iterator[tuple[KindName]]:
    """The kinds that have such an id or name, in the order in which people are looked for."""
    for kind in _KINDS:
        found = records_of(store, kind)
        if word in found or any(title_of(record) == word for record in found.values()):
            yield (kind,)


def _source(store: Store, kind: KindName, id_: str) -> Source:
    return next(file.source for file in store.files if (file.source.kind.name, file.source.id) == (kind, id_))
