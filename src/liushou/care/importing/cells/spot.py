"""Where a cell stands: its target, and what the model says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from liushou.care.importing.cells.said import Context, Said, Weak
from liushou.cells import Cell
from liushou.records.describe import FieldInfo
from liushou.records.fields import HIDDEN, Record
from liushou.records.targets import Target, info_of, label_of, mark_of, parse_target
from liushou.yamltext.scalars import Value


@dataclass(frozen=True)
class Spot:
    """A column: the model its rows are of, and the target of its cells."""

    model: type[Record]
    target: str

    @cached_property
    def parsed(self) -> Target:
        """The target's keys and pick."""
        return parse_target(self.target)

    @cached_property
    def key(self) -> str:
        """The field itself, `phone` of `parents[父亲].phone`."""
        return self.parsed.keys[-1]

    @cached_property
    def info(self) -> FieldInfo | None:
        """What the model says of the field."""
        return info_of(self.model, self.target)

    @cached_property
    def label(self) -> str:
        """What people call it."""
        return label_of(self.model, self.target)

    @cached_property
    def hidden(self) -> bool:
        """Whether a reason may not quote what the cell says."""
        return mark_of(self.model, self.target) in HIDDEN

    def beside(self, key: str) -> str:
        """The target of another field of the same part: `guardians[0].birth_date`."""
        head, dot, _ = self.target.rpartition(".")
        return f"{head}{dot}{key}"

    def says(self, value: Value, weak: Weak | None = None) -> Said:
        """The one value that the cell says."""
        return Said({self.target: value}, weak={self.target: weak}) if weak else Said({self.target: value})


class Given(NamedTuple):
    """A cell to be read: where it stands, its raw value, its text (not empty), what it is read against."""

    spot: Spot
    cell: Cell
    text: str
    context: Context


Reader = Callable[[Given], Said]
"""How the cells of one kind of column are understood. Raises CellError."""
