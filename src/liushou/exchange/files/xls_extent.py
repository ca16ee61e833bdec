"""How far the sheets of an old workbook (xls) reach, told from its records before room is made for them.

The container is [MS-CFB] (sectors chained by a table, streams named by a directory), what is in its stream
`Workbook` or `Book` is [MS-XLS] (records of a type, a length and that many bytes).
"""

import struct
from collections.abc import Iterator

from liushou.exchange.files.extent import MOST_COLUMNS, MOST_ROWS, SheetError, far

_NAMES = frozenset({"workbook", "book"})
_CELLS = frozenset({0x02, 0x03, 0x04, 0x05, 0x06, 0x7E, 0xBD, 0xD6, 0xFD})
_CELLS_LATER = frozenset({0x203, 0x204, 0x205, 0x206, 0x27E, 0x406})
_SEVERAL = 0xBD
_DIMENSIONS, _DIMENSIONS_BEFORE = 0x200, 10
"""Excel 97 counts rows with four bytes; the record before had no more than ten bytes."""
_STRINGS, _SHORTEST_STRING = 0xFC, 3
_GRID = (65536, 256)
_HEADER = 512
_LARGE_SECTOR = 4096
_NAME = 64
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Sector numbers from here on mean an end, a free sector or the table itself."""


def hold_xls(data: bytes) -> None:
    """Raises SheetError for a cell with a content outside the limits, and for a container that is damaged.

    Counts and sizes are held to what a file of this length can have: room would be made for them unseen.
    """
    try:
        streams = list(_Container(data).streams())
        for stream in streams:
            for kind, body in _records(stream):
                _hold(kind, body, len(stream))
    except (struct.error, IndexError) as error:
        raise SheetError("文件已损坏") from error
    if not streams:
        raise SheetError("不是 xls 表格，或有密码")


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _hold(kind: int, body: bytes, size: int) -> None:
    if kind == _DIMENSIONS:
        long = len(body) > _DIMENSIONS_BEFORE
        top, bottom, left, right = struct.unpack_from("<IIHH" if long else "<HHHH", body)
        if not (top <= bottom <= _GRID[0] and left <= right <= _GRID[1]):
            raise SheetError("文件已损坏")
    elif kind == _STRINGS:
        (strings,) = struct.unpack_from("<4xI", body)
        if strings > size // _SHORTEST_STRING:
            raise SheetError("文件已损坏")
    elif kind in _CELLS or kind in _CELLS_LATER:
        row, column = struct.unpack_from("<HH", body)
        if kind == _SEVERAL:
            (column,) = struct.unpack("<H", body[-2:])
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise far(row + 1, column + 1)


class _Container:
    """The sectors of a compound file."""

    def __init__(self, data: bytes) -> None:
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        counts = struct.unpack_from("<II", data, 40) + struct.unpack_from("<I4xI", data, 64)
        if shift not in {9, 12} or mini_shift != 6 or max(counts) > len(data) >> shift:
            raise SheetError("文件已损坏")
        self.data, self.size, self.mini_size = data, 1 << shift, 1 << mini_shift
        (self.directory_at,) = struct.unpack_from("<I", data, 48)
        self.cutoff, mini_at = struct.unpack_from("<II", data, 56)
        self.table = self._numbers(self._table_sectors(counts[1]))
        self.mini_table = self._numbers(self._chain(mini_at, self.table))

    def streams(self) -> Iterator[bytes]:
        """The streams that may be a workbook."""
        directory = b"".join(map(self._sector, self._chain(self.directory_at, self.table)))
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        for entry in entries:
            name = entry[:_NAME].decode("utf-16-le", "replace").partition("\0")[0]
            if name.lower() in _NAMES:
                yield self._stream(entry, entries[0])

    def _stream(self, entry: bytes, root: bytes) -> bytes:
        first, size, larger = struct.unpack_from("<III", entry, 116)
        root_first, root_size, root_larger = struct.unpack_from("<III", root, 116)
        beyond = self.size == _LARGE_SECTOR and (larger or root_larger)
        if beyond or max(size, root_size) > len(self.data):
            raise SheetError("文件已损坏")
        if size >= self.cutoff:
            return b"".join(map(self._sector, self._chain(first, self.table)))[:size]
        minis = b"".join(map(self._sector, self._chain(root_first, self.table)))
        parts = (minis[at * self.mini_size :][: self.mini_size] for at in self._chain(first, self.mini_table))
        return b"".join(parts)[:size]

    def _table_sectors(self, count: int) -> list[int]:
        """The sectors of the table: the first 109 in the header, the others in a chain of their own."""
        (at,) = struct.unpack_from("<I", self.data, 68)
        found = list(struct.unpack_from("<109I", self.data, 76))
        seen: set[int] = set()
        while at < _LAST and at not in seen:
            seen.add(at)
            *more, at = self._numbers([at])
            found += more
        return [number for number in found[:count] if number < _LAST]

    def _numbers(self, sectors: list[int]) -> list[int]:
        whole = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4]))

    def _sector(self, number: int) -> bytes:
        """A whole sector. Raises IndexError where the file ends before it does."""
        begin = max(_HEADER, self.size) + number * self.size
        if begin + self.size > len(self.data):
            raise IndexError
        return self.data[begin : begin + self.size]

    def _chain(self, first: int, table: list[int]) -> list[int]:
        """The sectors of a stream. Raises SheetError for a chain without end, IndexError for a broken one."""
        found: list[int] = []
        while first < _LAST:
            found.append(first)
            if len(found) > len(table):
                raise SheetError("文件已损坏")
            first = table[first]
        return found
