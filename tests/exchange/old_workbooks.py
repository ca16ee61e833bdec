"""An xls made by hand: a compound file of one stream, the stream of a few records."""

import struct
from collections.abc import Sequence

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_GLOBALS, _SHEET = 0x05, 0x10
DIMENSIONS = struct.pack("<IIHHH", 0, 9, 0, 9, 0)


def xls(
    texts: Sequence[str],
    cells: Sequence[tuple[int, int, int | float]],
    dimensions: bytes = DIMENSIONS,
    more: bytes = b"",
) -> bytes:
    """The stream of a workbook of one sheet. A cell is row, column, and the index of a text or a number.

    `more`: further records of the sheet.
    """
    strings = b"".join(struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts)
    table = record(0xFC, struct.pack("<II", len(texts), len(texts)) + strings)
    name = struct.pack("<BB", 1, 0) + b"S"
    head = _begin(_GLOBALS)
    sheet_at = len(head) + 4 + 6 + len(name) + len(table) + 4
    globals_ = head + record(0x85, struct.pack("<IH", sheet_at, 0) + name) + table + record(0x0A, b"")
    return (
        globals_
        + _begin(_SHEET)
        + record(0x200, dimensions)
        + b"".join(map(_cell, cells))
        + more
        + record(0x0A, b"")
    )


def several(row: int, first: int, numbers: Sequence[int]) -> bytes:
    """A record of several whole numbers beside one another (MULRK)."""
    parts = b"".join(struct.pack("<HI", 0, number << 2 | 2) for number in numbers)
    return record(0xBD, struct.pack("<HH", row, first) + parts + struct.pack("<H", first + len(numbers) - 1))


def compound(stream: bytes, name: str = "Workbook", *, small: bool = False) -> bytes:
    """The file: a table of sectors, the directory, the stream (`small`: in mini sectors)."""
    unit = _MINI if small else _SECTOR
    size = len(stream) if small else max(len(stream), _CUTOFF)
    stream = stream.ljust(-(-size // unit) * unit, b"\0")
    body = [stream[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(stream), _SECTOR)]
    first = 3 if small else 2
    table = [_TABLE, _END] + [_END] * small + [*range(first + 1, first + len(body)), _END]
    minis = [*range(1, len(stream) // _MINI), _END] if small else []
    root = _entry("Root Entry", 5, 3 if small else _END, len(stream) if small else 0)
    directory = root + _entry(name, 2, 0 if small else first, size) + bytes(256)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack(
        "<IIIIIIIII", 0, 1, 1, 0, _CUTOFF, 2 if small else _END, int(small), _END, 0
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return b"".join((header, _numbers(table), directory, *([_numbers(minis)] if small else []), *body))


def _cell(cell: tuple[int, int, int | float]) -> bytes:
    row, column, value = cell
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int):
        return record(0xFD, place + struct.pack("<I", value))
    return record(0x203, place + struct.pack("<d", value))


def _begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 6))


def record(kind: int, body: bytes) -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(body)) + body


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    links = struct.pack("<HBBIII", (len(name) + 1) * 2, kind, 1, _FREE, _FREE, 1 if kind == 5 else _FREE)
    return (text + links).ljust(116, b"\0") + struct.pack("<III", first, size, 0)


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers).ljust(_SECTOR, b"\xff")
