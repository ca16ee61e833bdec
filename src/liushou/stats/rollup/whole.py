"""The figures of a sum: those of its units added up, with what only its units may tell left to them.

- A village belongs to the town around it. Where the units lie in several towns, villages are told apart as
  石桥镇·朝阳村; units of one town share its villages.
- An indicator of a unit's own, or a checklist, means what its definition says: where units define one name
  differently, it stands in no sum of them.
- A head that stands in several units counts once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from liushou.stats.summary.counts import Tree, added
from liushou.stats.summary.model import DefinitionKind, Definitions, Summary
from liushou.stats.summary.together import PLACE
from liushou.stats.summary.villages import with_villages

_TOWNS = ("乡镇", "县", "市")
"""Units of these levels that keep archives themselves are the town their villages belong to."""
_OWN: Mapping[DefinitionKind, str] = {
    "indicator": "indicators",
    "checklist": "checklists",
}
"""The kinds of definition without which a name means nothing, and where the figures have the names."""


def whole_figures(units: Sequence[Summary], repeated: int = 0) -> Tree:
    """The figures of the sum of these units, of which `repeated` heads stand in several.

    Raises UnlikeCountsError where they are not of the same shape.
    """
    towns = [towns_of(unit) for unit in units]
    several = len(frozenset().union(*towns)) > 1
    total = added(
        _told_apart(unit.figures, next(iter(its))) if several and len(its) == 1 else unit.figures
        for unit, its in zip(units, towns, strict=True)
    )
    for kind, names in differing(leaf.definitions for unit in units for leaf in unit.leaves()).items():
        part = total.get(_OWN[kind]) if kind in _OWN else None
        if isinstance(part, dict):
            total[_OWN[kind]] = {name: counts for name, counts in part.items() if name not in names}
    heads = total.get("heads")
    if isinstance(heads, int):
        total["heads"] = heads - repeated
    return total


def figures_within(unit: Summary, towns: Collection[str]) -> Tree:
    """The figures of a unit with its villages called as in the sum of units of these towns."""
    its = towns_of(unit)
    if len(its) > 1 or len(towns) == 1:
        return unit.figures
    return _told_apart(unit.figures, next(iter(its)))


def towns_of(unit: Summary) -> frozenset[str]:
    """The towns whose villages a sum names."""
    return frozenset(town_of(leaf) for leaf in unit.leaves())


def town_of(leaf: Summary) -> str:
    """The town (or what stands for it) whose villages a unit's archives name."""
    return leaf.unit.name if leaf.unit.level in _TOWNS else leaf.unit.parent or ""


def differing(several: Iterable[Definitions]) -> dict[DefinitionKind, frozenset[str]]:
    """By kind, the names that are defined in more than one way."""
    known: dict[tuple[DefinitionKind, str], str] = {}
    found: dict[DefinitionKind, set[str]] = {}
    for kind, name, words in chain.from_iterable(map(_each, several)):
        if known.setdefault((kind, name), words) != words:
            found.setdefault(kind, set()).add(name)
    return {kind: frozenset(names) for kind, names in found.items()}


def shared_definitions(several: Sequence[Definitions]) -> Definitions:
    """The definitions that all agree in who have them."""
    unlike = differing(several)
    found: dict[DefinitionKind, dict[str, str]] = {}
    for kind, name, words in chain.from_iterable(map(_each, several)):
        if name not in unlike.get(kind, ()):
            found.setdefault(kind, {})[name] = words
    return found


def _each(definitions: Definitions) -> Iterator[tuple[DefinitionKind, str, str]]:
    return ((kind, name, words) for kind, names in definitions.items() for name, words in names.items())


def _told_apart(figures: Tree, town: str) -> Tree:
    """The figures with the town before each village; `figures` stay as they are."""
    return with_villages(figures, lambda village: f"{town}{PLACE}{village}") if town else figures
