"""What the reader of a workbook may see of a value."""

from collections.abc import Iterable
from dataclasses import dataclass

from liushou.documents.contexts.reader import Reader
from liushou.exchange.books.model import Value
from liushou.records.fields import HIDDEN, Sensitivity
from liushou.records.masks import mask
from liushou.records.present import plain
from liushou.screens.books.exporting import Exporting

_OFFICE = frozenset({"name", "kind", "organisation", "position"})
"""Of helpers, who act in office, documents show these to everybody (documents/contexts/child_people.py)."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One reader: inside the unit as lists show it (covered unless revealed), outside as documents do."""

    reader: Reader
    reveal: bool

    def seen(self, value: Value, mark: Sensitivity | None) -> Value:
        """A value of that sensitivity as this reader sees it; None where not even a mask is shown."""
        if value is None or mark is None:
            return value
        if self.internal:
            covered = mark in HIDDEN and not self.reveal
            return mask(plain(value), mark) if covered else value
        if isinstance(value, str):
            return self.reader.text(value, mark)
        return value if mark is Sensitivity.STATUS and self.reader.audience == "superior" else None

    def of_helper(self, target: str, value: Value, mark: Sensitivity | None, kind: str) -> Value:
        """The same of a helper's value; readers outside see what it does in office, but of a 学生 little."""
        if not self.internal and target in _OFFICE and kind != "学生":
            return value
        return self.seen(value, mark)

    @property
    def comes_back(self) -> bool:
        """False for the public: without 编号, which would tell two sheets of the same child, none can."""
        return self.reader.audience != "public"

    def targets(self, targets: Iterable[str]) -> tuple[str, ...]:
        """Those of these columns that this reader gets: 编号 is for those who may send the workbook back."""
        return tuple(target for target in targets if target != "id" or self.comes_back)

    @property
    def internal(self) -> bool:
        """True for a reader inside the unit."""
        return self.reader.audience == "internal"


def sight_of(exporting: Exporting) -> Sight:
    """The sight of whom a workbook is made for; nothing is revealed to readers outside."""
    return Sight(Reader(exporting.store, exporting.audience), exporting.reveal)
