"""One cell read, for the tests of what cells say."""

from datetime import date

from liushou.care.importing.cells.reading import said
from liushou.care.importing.cells.said import CellError, Context, Said
from liushou.cells import Cell
from liushou.records.child import Child
from liushou.records.fields import Record

TODAY = date(2026, 11, 20)
CONTEXT = Context(TODAY, frozenset({"枫坪村", "石桥村"}))


def read(target: str, cell: Cell, model: type[Record] = Child) -> Said:
    """What the cell says."""
    return said(model, target, cell, CONTEXT)


def values(target: str, cell: Cell, model: type[Record] = Child) -> dict[str, object]:
    """The values that the cell says."""
    return dict(read(target, cell, model).values)


def reason(target: str, cell: Cell, model: type[Record] = Child) -> str:
    """Why the cell cannot be taken, "" where it can."""
    try:
        read(target, cell, model)
    except CellError as error:
        return error.reason
    return ""
