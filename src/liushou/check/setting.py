"""What every file of a store is held to: the unit's settings, its terms, and the day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from liushou.findings import Path
from liushou.records.fields import Record
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.terms import current_term


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The settings and terms of a store, and `on`, which counts as today.

    What is said of one file follows from the file and this alone, so that it can be found in another process
    and kept. `terms` are by id.
    """

    unit: Unit
    terms: Mapping[str, Term]
    on: date
    current_term: Term | None = field(init=False)
    """The term that holds the day, else the last begun; None before the first. Asked of every child."""

    def __post_init__(self) -> None:
        found = current_term({key: term.days for key, term in self.terms.items()}, self.on)
        object.__setattr__(self, "current_term", None if found is None else self.terms[found])


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A record in its setting: what rules look at that ask for the settings or terms too.

    `tokens` are the places of its file where a sealed text stands.
    """

    record: Record
    setting: Setting
    tokens: Collection[Path] = ()
