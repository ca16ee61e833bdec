"""The summary of a unit: who counted what, by which definitions, of which archives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from liushou.stats.summary.counts import Tree

DefinitionKind = Literal["counts", "min_away_months", "term", "duty", "indicator", "checklist"]
Definitions = Mapping[DefinitionKind, Mapping[str, str]]
"""By kind and name (empty where a kind has only one) the words that define what was counted."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit: units of the same `name` and `parent` are the same unit."""

    name: str
    level: str
    parent: str | None = None
    region: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells units apart."""
        return self.parent or "", self.name


@dataclass(frozen=True, slots=True)
class Archives:
    """The archives that were counted: the whole name of the commit and its day.

    `signed` says whether its signature is good (None: it has none, or git cannot tell).
    """

    commit: str
    day: date
    signed: bool | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a unit for a term as of `on`: no name and no id of anyone is in it.

    `figures` are laid out as summary/figures.py says. `units` are those it was added up from, `lacking` the
    names of units it should have and has not; a unit that counted its own archives has neither, and
    `archives` only where they were all committed. `repeated` are heads that stand in two of its units and
    are taken off its own `heads`. `targets` are shares (0.98) by indicator.
    """

    unit: UnitName
    term: str
    begins: date
    ends: date
    on: date
    definitions: Definitions
    targets: Mapping[str, float]
    figures: Tree
    archives: Archives | None = None
    units: tuple["Summary", ...] = ()
    lacking: tuple[str, ...] = ()
    repeated: int = 0

    def leaves(self) -> Iterator["Summary"]:
        """The units that counted their own archives: itself, or those of its units."""
        if not self.units:
            yield self
        for unit in self.units:
            yield from unit.leaves()
