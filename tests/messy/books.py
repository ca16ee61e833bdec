"""Workbooks as offices make them, and what they do to them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Line = Sequence[object]
Data = Callable[[], bytes]

HEADS = ("姓名", "性别", "出生日期")
PLAIN = {"姓名": "name", "性别": "sex", "出生日期": "birth_date"}
"""The least a roster has, and what its columns mean."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of lines; `hidden` are numbers of rows, `unseen_columns` letters, `merged` references."""

    lines: Sequence[Line]
    name: str = "Sheet1"
    merged: Sequence[str] = ()
    hidden: Sequence[int] = ()
    unseen_columns: Sequence[str] = ()
    state: str = "visible"
    filtered: str = ""


def book(*sheets: Sheet) -> Data:
    """The bytes of a workbook of these sheets."""
    return lambda: _saved(sheets)


def roster(*lines: Line, heads: Line = HEADS) -> Data:
    """A workbook of one sheet: the headings in its first row."""
    return book(Sheet((heads, *lines)))


def text_file(encoding: str, separator: str, *lines: Sequence[str]) -> Data:
    """A text file as a spreadsheet program of a Chinese Windows saves it."""
    text = "".join(f"{separator.join(line)}\r\n" for line in lines)
    return lambda: text.encode(encoding)


def _saved(sheets: Sequence[Sheet]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for one in sheets:
        _write(made.create_sheet(one.name), one)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _write(sheet: Worksheet, said: Sheet) -> None:
    for line in said.lines:
        sheet.append(line)
    for reference in said.merged:
        sheet.merge_cells(reference)
    for number in said.hidden:
        sheet.row_dimensions[number].hidden = True
    for letter in said.unseen_columns:
        sheet.column_dimensions[letter].hidden = True
    sheet.sheet_state = said.state
    if said.filtered:
        sheet.auto_filter.ref = said.filtered
