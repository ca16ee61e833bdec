"""The container of old Office files, [MS-CFB]: sectors chained by a table, streams named by a directory."""

import struct
from collections.abc import Collection

from liushou.exchange.files.limits import DAMAGED, SheetError

_HEADER = 512
_LARGE_SECTOR = 4096
_NAME = 64
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Sector numbers from here on mean an end, a free sector or the table itself."""


class Container:
    """The sectors of a compound file.

    Raises SheetError, IndexError or struct.error for one that is damaged: counts and sizes are held to what
    a file of this length can have.
    """

    def __init__(self, data: bytes) -> None:
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        counts = struct.unpack_from("<II", data, 40) + struct.unpack_from("<I4xI", data, 64)
        if shift not in {9, 12} or mini_shift != 6 or max(counts) > len(data) >> shift:
            raise SheetError(DAMAGED)
        self.data, self.size, self.mini_size = data, 1 << shift, 1 << mini_shift
        (self.directory_at,) = struct.unpack_from("<I", data, 48)
        self.cutoff, mini_at = struct.unpack_from("<II", data, 56)
        self.table = self._numbers(self._table_sectors(counts[1]))
        self.mini_table = self._numbers(self._chain(mini_at, self.table))

    def streams(self, names: Collection[str]) -> list[tuple[str, bytes]]:
        """The streams of these names (in small letters)."""
        directory = b"".join(map(self._sector, self._chain(self.directory_at, self.table)))
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        named = [
            (entry[:_NAME].decode("utf-16-le", "replace").partition("\0")[0].lower(), entry)
            for entry in entries
        ]
        return [(name, self._stream(entry, entries[0])) for name, entry in named if name in names]

    def _stream(self, entry: bytes, root: bytes) -> bytes:
        first, size, larger = struct.unpack_from("<III", entry, 116)
        root_first, root_size, root_larger = struct.unpack_from("<III", root, 116)
        beyond = self.size == _LARGE_SECTOR and (larger or root_larger)
        if beyond or max(size, root_size) > len(self.data):
            raise SheetError(DAMAGED)
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
                raise SheetError(DAMAGED)
            first = table[first]
        return found
