"""What readers outside read: names of children and their families masked wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.relations import RELATIONS
from liushou.documents.plain import Plain
from liushou.records.describe import fields_of
from liushou.records.fields import NAME, Record
from liushou.records.masks import mask
from liushou.store.load import Store

_PEOPLE = frozenset({"people", "lead", "contact"})
"""Keys under which stand those who act in office; names of grown-ups are printed there."""
_SHORTEST = 2


def discreet(value: Plain, reader: Reader) -> Plain:
    """The value, for readers outside with every full name of a child or its family masked (王某).

    So are those of helping classmates, of residents and of their families. Helpers keep their names, as do
    grown-ups in charge who are named outright.
    """
    return value if reader.audience == "internal" else veil_of(reader.store).over(value)


class Veil:
    """Masks the names of the archives of one store in texts about something else."""

    def __init__(self, store: Store) -> None:
        self.store = store
        students = {each.name for each in store.volunteers.values() if each.kind == "学生"}
        in_office = {each.name for each in store.volunteers.values()} - students
        children = {child.name for child in store.children.values()} | students
        archives: Iterable[Record] = (*store.children.values(), *store.residents.values())
        families = {name for record in archives for name in _names(record)} - in_office - RELATIONS
        self._children = _by_beginning(children - in_office)
        self._everybody = _by_beginning(children - in_office | families)

    def over(self, value: Plain) -> Plain:
        """The value with every name in its texts masked, but for grown-ups in charge."""
        return _veiled(value, self._everybody, self._children)

    def text(self, text: str) -> str:
        """The text with every name in it masked."""
        return _masked(text, self._everybody)


_Names = Mapping[str, Sequence[str]]
"""Names by their first two characters, the longest first."""


def veil_of(store: Store) -> Veil:
    """The veil of a store, made once for the store that was asked for last: it reads all archives."""
    if not _LAST or _LAST[0].store is not store:
        _LAST[:] = [Veil(store)]
    return _LAST[0]


_LAST: list[Veil] = []


def _by_beginning(names: Iterable[str]) -> _Names:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if len(name) >= _SHORTEST:
            found.setdefault(name[:_SHORTEST], []).append(name)
    return found


def _names(record: Record) -> Iterator[str]:
    """The names in an archive; those who did something (`by`) are none of the family's."""
    for attribute, part in _places(type(record)):
        value = getattr(record, attribute)
        if isinstance(value, str):
            yield value
        elif part and value is not None:
            for each in value if isinstance(value, tuple) else (value,):
                yield from _names(each)


@cache
def _places(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that are a name, or a part in which there are some."""
    return tuple(
        (info.attribute, info.part is not None)
        for info in fields_of(model).values()
        if (info.mark is NAME and not info.many) or (info.part is not None and _places(info.part))
    )


def _veiled(value: Plain, names: _Names, children: _Names) -> Plain:
    if isinstance(value, str):
        return _masked(value, names)
    if isinstance(value, Mapping):
        return {
            key: _veiled(each, children if key in _PEOPLE else names, children) for key, each in value.items()
        }
    if isinstance(value, Sequence):
        return tuple(_veiled(each, names, children) for each in value)
    return value


def _masked(text: str, names: _Names) -> str:
    pieces, done = [], 0
    for place in range(len(text) - 1):
        if place < done:
            continue
        found = next(
            (each for each in names.get(text[place : place + 2], ()) if text.startswith(each, place)), None
        )
        if found is not None:
            pieces += [text[done:place], mask(found, NAME)]
            done = place + len(found)
    return "".join((*pieces, text[done:])) if pieces else text
