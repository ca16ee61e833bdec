"""The sheets of a workbook, after it was looked at closely enough to be opened safely."""

import io
from collections.abc import Sequence

from liushou.exchange.files.facts import Facts
from liushou.exchange.files.grid import Book, Grid
from liushou.exchange.files.grids import grid_of
from liushou.exchange.files.limits import DAMAGED, LOCKED, MOST_SHEETS, SheetError
from liushou.exchange.files.packed import packed_facts
from liushou.exchange.files.xls_records import book_facts

_PACKED = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_CELLS = 8_000_000
"""Of all sheets, the empty ones between counted: a sheet of a few bytes may have two far corners."""
_ERRORS_READ = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
)
"""The reader gives up a whole file for any other."""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as xlsx, ods or xls do."""
    return data.startswith((_PACKED, _OLD))


def workbook(data: bytes) -> Book:
    """The sheets of a workbook.

    Raises SheetError if it is no workbook, is damaged, has a password, or would unpack beyond the limits.
    """
    packed = data.startswith(_PACKED)
    facts: Sequence[Facts | None] = packed_facts(data) if packed else book_facts(data)
    from python_calamine import CalamineError, PasswordError

    try:
        return _read(data, facts)
    except PasswordError as error:
        raise SheetError(LOCKED) from error
    except CalamineError as error:
        raise SheetError(_why(facts) if packed else DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library has no other name for its own defects
            raise
        raise SheetError(DAMAGED) from error


def _read(data: bytes, facts: Sequence[Facts | None]) -> Book:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    grids: list[Grid] = []
    unseen: list[Grid] = []
    room = _MOST_CELLS
    with load_workbook(io.BytesIO(data)) as book:
        if len(book.sheets_metadata) != len(facts):
            raise SheetError(DAMAGED)
        if len(facts) > MOST_SHEETS:
            raise SheetError(f"有 {len(facts)} 张工作表，最多 {MOST_SHEETS} 张：请只留下要用的，另存一份再试")
        for index, sheet in enumerate(book.sheets_metadata):
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                continue
            said = facts[index]
            if said is None:
                raise SheetError(DAMAGED)
            cells = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
            room -= sum(map(len, cells))
            if room < 0:
                raise SheetError("各工作表加起来太大：请只留下要用的，另存一份再试")
            grid = grid_of(sheet.name, cells, said)
            if sheet.visible is SheetVisibleEnum.Visible:
                grids.append(grid)
            elif grid.rows:
                unseen.append(grid)
    return Book(tuple(grids), tuple(unseen))


def _why(facts: Sequence[Facts | None]) -> str:
    """Why a file that is sound was not read."""
    for sheet in filter(None, facts):
        for (row, column), text in sheet.errors.items():
            if text not in _ERRORS_READ:
                return f"第 {row + 1} 行第 {column + 1} 列的公式出错（{text}）：请改好或删去这一格再试"
    return DAMAGED
