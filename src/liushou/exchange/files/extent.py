"""How far the sheets of a packed workbook reach, told from its XML before anything is made of them.

A reader makes room for all cells between the corners: a file of 2 KiB with one cell in the last row and
column asks for 512 GiB, and the program is ended by the system.
"""

import re
from typing import IO
from xml.parsers.expat import ParserCreate

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_CHUNK = 1 << 16
_COUNT = re.compile(r"[0-9]{1,10}")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_CONTENTS = frozenset({"v", "is", "f", "t"})
_LETTERS = 26


class SheetError(ValueError):
    """Why, in Chinese, a file is not read as a sheet."""


class _Extent:
    """Follows the elements of a sheet and refuses the first cell with a content outside the limits."""

    def __init__(self) -> None:
        self.in_sheet = False
        self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name.startswith("table:"):
            self._table(name, attributes)
            return
        local = name.rpartition(":")[2]
        if name == "text:p":
            self._content()
        elif local == "sheetData":
            self.in_sheet = True
        elif not self.in_sheet:
            return
        elif local == "row":
            self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
        elif local == "c":
            self._cell(attributes.get("r"))
        elif local in _CONTENTS:
            self._content()

    def _cell(self, reference: str | None) -> None:
        self.column += 1
        if reference is None:
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise SheetError(f"单元格编号 {reference!r} 不对，文件可能已损坏")
        self.row, self.column = int(found[2]), 0
        for letter in found[1].upper():
            self.column = self.column * _LETTERS + ord(letter) - ord("A") + 1

    def _table(self, name: str, attributes: dict[str, str]) -> None:
        """OpenDocument counts cells and rows, and writes equal ones once with their number."""
        if name == "table:table":
            self.row = 0
        elif name == "table:table-row":
            self.row += _number(attributes.get("table:number-rows-repeated"), 1)
            self.column = 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self.column += _number(attributes.get("table:number-columns-repeated"), 1)
            if "office:value-type" in attributes:
                self._content()

    def _content(self) -> None:
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise far(self.row, self.column)


def far(row: int, column: int) -> SheetError:
    """The error for a cell with a content outside the limits, counted from 1."""
    return SheetError(
        f"第 {row} 行第 {column} 列有内容，最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列：请删去多余的行和列再试"
    )


def hold_extent(file: IO[bytes]) -> None:
    """Read one XML part of a workbook to its end.

    Raises SheetError for a cell with a content outside the limits and for a document type (entities),
    ExpatError for what is no XML.
    """
    parser, extent = ParserCreate(), _Extent()
    parser.StartElementHandler = extent.start
    parser.StartDoctypeDeclHandler = _no_doctype
    while chunk := file.read(_CHUNK):
        parser.Parse(chunk)
    parser.Parse(b"", True)


def _no_doctype(*_: object) -> None:
    raise SheetError("文件里有不该有的内容（DOCTYPE）")


def _number(written: str | None, otherwise: int) -> int:
    if written is None:
        return otherwise
    if _COUNT.fullmatch(written) is None:
        raise SheetError("行列的编号不对，文件可能已损坏")
    return int(written)
