"""An old workbook (xls), record by record: how far its sheets reach, and what it says beside values.

What is in the stream `Workbook` or `Book` is [MS-XLS]: records of a type, a length and that many bytes.
"""

import struct
from collections.abc import Iterator

from liushou.exchange.files.facts import Facts
from liushou.exchange.files.grid import Merged
from liushou.exchange.files.limits import DAMAGED, LOCKED, MOST_COLUMNS, MOST_ROWS, UNKNOWN, SheetError, far
from liushou.exchange.files.xls_container import Container

_NAMES = frozenset({"workbook", "book"})
"""Excel 97 and Excel 95; a file that has both is read by the newer one."""
_SEALED = "encryptedpackage"
_BEGIN = frozenset({0x09, 0x209, 0x409, 0x809})
_END, _PASSWORD, _SHEET = 0x0A, 0x2F, 0x85
_ROW, _MERGED, _DIMENSIONS, _STRINGS = 0x208, 0xE5, 0x200, 0xFC
_FORMULAS, _TRUTHS, _SEVERAL = frozenset({0x06, 0x206, 0x406}), frozenset({0x05, 0x205}), 0xBD
_CELLS = frozenset({0x02, 0x03, 0x04, 0x7E, 0xD6, 0xFD, 0x203, 0x204, 0x27E, _SEVERAL}) | _FORMULAS | _TRUTHS
_DIMENSIONS_BEFORE = 10
"""Excel 97 counts rows with four bytes; the record before had no more than ten bytes."""
_SHORTEST_STRING = 3
_GRID = (65536, 256)
_NO_HEIGHT = 0x20
_IS_ERROR, _NO_NUMBER = 2, b"\xff\xff"
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_OTHER_ERROR = "#VALUE!"


def book_facts(data: bytes) -> list[Facts]:
    """What the sheets say, in the order of the book's list of them.

    Raises SheetError for a cell with a content outside the limits, for a container that is damaged and for
    a file with a password. Counts and sizes are held to what a file of this length can have: room would be
    made for them unseen.
    """
    try:
        streams = Container(data).streams(_NAMES | {_SEALED})
        books = {name: _Book(stream).facts() for name, stream in streams if name in _NAMES}
    except (struct.error, IndexError) as error:
        raise SheetError(DAMAGED) from error
    if any(name == _SEALED for name, _ in streams):
        raise SheetError(LOCKED)
    if len(books) < len(streams):
        raise SheetError(DAMAGED)
    if not books:
        raise SheetError(UNKNOWN)
    return books[max(books)]


class _Book:
    """Follows the records of a stream and refuses the first cell with a content outside the limits."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.sheets: list[int] = []
        """Where in the stream each sheet begins."""
        self.found: dict[int, Facts] = {}
        """The facts of each part by where it begins."""
        self.open: list[int] = []
        """Where the parts begin that have not ended: a chart stands within a sheet."""

    def facts(self) -> list[Facts]:
        """What each sheet says. Raises SheetError where none begins: it would be read from there unseen."""
        for place, kind, body in self._records():
            if kind in _BEGIN:
                self.open.append(place)
                self.found[place] = Facts()
            elif kind == _END and self.open:
                self.open.pop()
            elif kind in _CELLS:
                self._cell(kind, body)
            else:
                self._other(kind, body)
        if not self.found.keys() >= set(self.sheets):
            raise SheetError(DAMAGED)
        return [self.found[place] for place in self.sheets]

    def _records(self) -> Iterator[tuple[int, int, bytes]]:
        place, last = 0, len(self.stream) - 4
        while place <= last:
            kind, length = struct.unpack_from("<HH", self.stream, place)
            yield place, kind, self.stream[place + 4 : place + 4 + length]
            place += 4 + length

    def _here(self) -> Facts:
        """The facts of the sheet that is open; what a chart in it says is nobody's."""
        return self.found[self.open[0]] if len(self.open) == 1 else Facts()

    def _cell(self, kind: int, body: bytes) -> None:
        row, first = struct.unpack_from("<HH", body)
        column = struct.unpack("<H", body[-2:])[0] if kind == _SEVERAL else first
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise far(row + 1, column + 1)
        if kind in _TRUTHS and body[7]:
            self._here().errors[row, column] = _ERRORS.get(body[6], _OTHER_ERROR)
        elif kind in _FORMULAS and body[6] == _IS_ERROR and body[12:14] == _NO_NUMBER:
            self._here().errors[row, column] = _ERRORS.get(body[8], _OTHER_ERROR)

    def _other(self, kind: int, body: bytes) -> None:
        if kind == _ROW:
            (row, flags) = struct.unpack_from("<H10xH", body)
            if flags & _NO_HEIGHT:
                self._here().hidden.add(row)
        elif kind == _MERGED:
            for top, bottom, left, right in struct.iter_unpack(
                "<HHHH", body[2 : 2 + (len(body) - 2) // 8 * 8]
            ):
                self._here().merged.append(Merged(top, left, bottom, right))
        elif kind == _SHEET:
            self.sheets += struct.unpack_from("<I", body)
        elif kind == _PASSWORD:
            raise SheetError(LOCKED)
        elif kind == _DIMENSIONS:
            _hold_dimensions(body)
        elif kind == _STRINGS and struct.unpack_from("<4xI", body)[0] > len(self.stream) // _SHORTEST_STRING:
            raise SheetError(DAMAGED)


def _hold_dimensions(body: bytes) -> None:
    long = len(body) > _DIMENSIONS_BEFORE
    top, bottom, left, right = struct.unpack_from("<IIHH" if long else "<HHHH", body)
    if not (top <= bottom <= _GRID[0] and left <= right <= _GRID[1]):
        raise SheetError(DAMAGED)
