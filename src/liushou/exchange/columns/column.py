"""One column of a sheet: what a cell under it says of a record."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["children", "volunteers", "residents", "records", "attendance", "grades"]
"""What the rows of a sheet are."""

Form = Literal["text", "day", "number", "truth"]
"""How a cell is written: id numbers and phones as text, so that a spreadsheet leaves them alone."""

NOT_TAKEN = "-"
"""The target of a column that is known and left alone: a running number, an age that a birth date says."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as our own workbooks head it, and whatever else people call it.

    `target` is where a cell belongs: a path of the record (`school.grade`), with the relation for parents
    (`parents[父亲].phone`), the place for guardians and members of a resident's family
    (`guardians[0].phone` is the primary one's, `family[0].name` the first one's), or a word
    of its own for what says several fields at once (`class_label`, `parents.name`); docs of each in the
    module of its kind. `group` is the heading above, in heads of two rows; without a group there, `heading`
    alone names the column. `choices` are the terms of a drop-down, `width` is in cells, `needed` marks what
    a new record cannot do without.
    """

    target: str
    heading: str
    also: tuple[str, ...] = ()
    group: str = ""
    form: Form = "text"
    width: int = 12
    choices: tuple[str, ...] = ()
    needed: bool = False
    hint: str = ""

    @property
    def full(self) -> str:
        """The heading where there is no group above it: 父亲电话."""
        return f"{self.group}{self.heading}"
