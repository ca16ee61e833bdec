"""Which people the unit's own indicators mean by their names."""

from collections.abc import Iterable, Iterator, Mapping

from liushou.records.unit import Unit

People = Mapping[str, frozenset[str]]
"""The ids of the children and volunteers of a name."""


def asked_for(unit: Unit, named: Iterable[tuple[str, str]]) -> People:
    """Of everybody `named` (name and id), those whose name a filter of the unit's own indicators may mean.

    Whoever is not meant changes no figure: so an archive more spoils no rows that are kept.
    """
    values = _values(unit)
    found: dict[str, set[str]] = {}
    if values:
        for name, id_ in named:
            if any(value in name for value in values):
                found.setdefault(name, set()).add(id_)
    return {name: frozenset(ids) for name, ids in found.items()}


def _values(unit: Unit) -> frozenset[str]:
    """The values that the filters ask for; a name is meant by one that is the name, or a part of it."""
    if not unit.indicators:
        return frozenset()
    # Only a filter needs the parser library.
    from liushou.records.filter_grammar import Both, Condition, Either, FilterError, Not, parse_filter

    def values(condition: Condition) -> Iterator[str]:
        if isinstance(condition, Not):
            yield from values(condition.part)
        elif isinstance(condition, (Both, Either)):
            for part in condition.parts:
                yield from values(part)
        else:
            yield condition.value

    found: set[str] = set()
    for text in (text for one in unit.indicators for text in (one.of, one.where) if text is not None):
        try:
            found.update(values(parse_filter(text)))
        except FilterError:
            continue
    return frozenset(found)
