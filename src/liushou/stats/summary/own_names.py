"""The names a unit has given to its own duties, indicators and lists, as its superior is told them."""

from collections.abc import Callable, Mapping

from liushou.records.unit import Unit
from liushou.stats.summary.counts import Counts, Tree

_NAMED = ("indicators", "duties", "unit_duties", "checklists", "residents")
"""Parts of the figures in which something stands under a name that the unit may have given."""


def telling(unit: Unit, discreet: Callable[[str], str]) -> Callable[[str], str]:
    """How a name is told: one that the unit has given, as `discreet` says it, every other as it is.

    What ships with the program names nobody, whoever may be called like a word of it.
    """
    own = {duty.told for duty in unit.duties} | {one.name for one in unit.indicators}
    for checklist in unit.checklists:
        own |= {checklist.name, *(item.name for item in checklist.items)}
    told = {name: discreet(name) for name in own}
    return lambda name: told.get(name, name)


def with_names(figures: Mapping[str, Counts], told: Callable[[str], str]) -> Tree:
    """The figures with every name that the unit may have given as it is told."""
    return {key: _renamed(part, told) if key in _NAMED else part for key, part in figures.items()}


def _renamed(part: Counts, told: Callable[[str], str]) -> Counts:
    if not isinstance(part, dict):
        return part
    return {told(name): _renamed(each, told) for name, each in part.items()}
