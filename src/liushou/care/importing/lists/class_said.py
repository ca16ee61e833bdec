"""The class that a row names, to tell children of one name apart."""

from dataclasses import dataclass

from liushou.care.importing.cells.reading import said
from liushou.care.importing.cells.said import CellError, Context
from liushou.cells import Cell
from liushou.records.child import Child
from liushou.records.schooling import class_label


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A grade and a class of it."""

    grade: str
    class_: int | str

    def __str__(self) -> str:
        return class_label(self.grade, self.class_) or self.grade


def class_said(cell: Cell, context: Context) -> SchoolClass | None:
    """The class of a cell; None where it names none, or none that is understood."""
    try:
        values = said(Child, "class_label", cell, context).values
    except CellError:
        return None
    grade, class_ = values.get("school.grade"), values.get("school.class")
    if isinstance(grade, str) and isinstance(class_, int | str):
        return SchoolClass(grade, class_)
    return None
