"""What a roll-up is: the sum, and everything about the units that its reader has to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from liushou.stats.summary.model import Summary, UnitName

RemarkKind = Literal["missing", "late", "day", "twice", "unreadable", "definition", "shared"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a unit that stands in the way of adding it up, or of comparing it.

    missing: expected and not there. late: reports another term. day: counted as of another day.
    twice: given more than once, or contained in another. unreadable: a file or store that cannot be read.
    definition: counts by other definitions than most. shared: children who stand in another unit too.
    `counted` says whether its figures are in the sum; `text` tells it in Chinese, with what to do. `due` is
    False for a file that is no summary and so stands for no unit; `folder` is where a file lies, by name.
    """

    kind: RemarkKind
    unit: str
    text: str
    counted: bool
    due: bool = True
    folder: str = ""


@dataclass(frozen=True, slots=True)
class SharedChild:
    """A child with several archives on the register on the day: (unit, child's id there) for each."""

    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rollup:
    """The sum of units: `total.units` are its parts, in the order given.

    `behind`, where names were asked for and units are stores: unit → indicator → ids of the children of the
    denominator who are not in the numerator. `folder` is the folder whose name the sum has, where nobody
    says what it is called.
    """

    total: Summary
    remarks: tuple[Remark, ...]
    shared: tuple[SharedChild, ...] = ()
    behind: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a roll-up is asked for.

    `unit` is who adds up (None: the parent its units name, or the folder they lie in), `term` the term (None:
    the latest that units report), `on` the day stores are counted as of. `expected` are names of units that
    should be there; `targets`, where given, are the goals all units are measured by; `names` asks for the
    children behind a figure; `flat` has all units side by side, whatever folders they lie in and
    parents they name.
    """

    unit: UnitName | None
    term: str | None
    on: date
    expected: tuple[str, ...] = ()
    targets: Mapping[str, float] | None = None
    names: bool = False
    flat: bool = False
