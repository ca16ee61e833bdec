"""A row whose cells have been understood: what it says of whom, and what was taken or is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from liushou.care.importing.outcome import Row
from liushou.yamltext.scalars import Value

Keys = tuple[str, ...]
"""The keys that lead to a field within a record or a part of one."""


class Leaf(NamedTuple):
    """One value that a row says: its plain target, and the value as a file has it.

    `month`: only the month of the day was said. `weak`: it follows from another cell (a birth date from an
    id number, a situation from 留守类型), and gives way to whatever is said of it.
    """

    target: str
    value: Value
    month: bool = False
    weak: bool = False


Entry = Mapping[Keys, Leaf]
"""What is said of one part of a record, by the keys within it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a row cannot be taken: the target of the cell ("" for the row), the reason in Chinese.

    `lacking` is the target without whose value the row cannot be taken and that `--default` may give.
    """

    target: str
    reason: str
    lacking: str = ""


class Fault(NamedTuple):
    """Why a cell cannot be taken, or why two cannot together: what is wrong, and the columns it is about."""

    wrong: Wrong
    columns: tuple[str, ...]


@dataclass(slots=True)
class Marginalia:
    """What is noted beside one row while it is worked on."""

    told: list[str] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def refuse(self, target: str, reason: str) -> None:
        """The row cannot be taken for this reason."""
        self.wrong.append(Wrong(target, reason))

    def lacks(self, target: str, reason: str) -> None:
        """The row cannot be taken while nobody says what belongs at `target`."""
        self.wrong.append(Wrong(target, reason, target))


@dataclass(frozen=True, slots=True)
class Understood:
    """A row by what it says. `columns` are the targets of the cells that the plain targets come from.

    `own`: fields of the record by their keys (`("school", "grade")`); `lists`: entries of its lists, by the
    key of the list and what picks the entry (`("parents", "父亲")`, `("guardians", 0)`). `claim` is
    the 留守类型 that a cell names, `unsaid` why it does not say by itself what the parents do. `covered` is
    the name where it is masked (王某); `notes` what was taken for granted, by the target of the cell, and
    under "" what was not taken at all. `faults` are the cells that are not among all this, since they cannot
    be understood, or do not agree.
    """

    row: Row
    own: Entry
    lists: Mapping[tuple[str, str | int], Entry]
    columns: Mapping[str, str] = field(default_factory=dict)
    claim: str = ""
    unsaid: str = ""
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    covered: str = ""
    faults: tuple[Fault, ...] = ()

    def value(self, *keys: str) -> Value:
        """The value said of a field of the record; None where nothing is said."""
        leaf = self.own.get(keys)
        return None if leaf is None else leaf.value

    def text(self, *keys: str) -> str:
        """The text said of a field of the record, "" for nothing."""
        value = self.value(*keys)
        return value if isinstance(value, str) else ""

    def entries(self, key: str) -> dict[str | int, Entry]:
        """What is said of the entries of one list, by what picks them."""
        return {pick: entry for (first, pick), entry in self.lists.items() if first == key}

    def content(self) -> frozenset[tuple[str, str]]:
        """All that the row says, to be held against another."""
        leaves = (leaf for entry in (self.own, *self.lists.values()) for leaf in entry.values())
        return frozenset((leaf.target, str(leaf.value)) for leaf in leaves) | {("", self.claim)}

    def says_as(self, other: "Understood") -> bool:
        """True if the two rows say the same of everything."""
        return self.content() == other.content()
