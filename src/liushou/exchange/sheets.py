"""Reading a sheet that somebody filled in: csv, xlsx, xls or ods, as rows of text."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from liushou.errors import UsageError
from liushou.exchange.files.csv_rows import csv_rows
from liushou.exchange.files.extent import MOST_COLUMNS, MOST_ROWS, SheetError
from liushou.exchange.files.workbooks import is_workbook, workbook_rows

_LARGEST = 20 << 20
_MARKS = re.compile(r"(?:\([^()]*\)|[*:])$")
"""What people add to a heading: （必填）, (*), a star, a colon."""
_NARROW = str.maketrans("（）＊：", "()*:")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings: its number in the sheet, from 1, and its texts by field.

    A field whose heading the sheet does not have is not in `cells`; an empty cell is "".
    """

    number: int
    cells: Mapping[str, str]


def read_sheet(path: Path) -> Rows:
    """The cells of a sheet as trimmed texts; of a workbook, the first visible sheet that is not empty.

    Text files may be UTF-8, UTF-16 or GBK, with comma, tab or semicolon. Dates are 2026-11-20, times 14:30,
    whole numbers have no `.0`, truth is 是 or 否. Empty rows and columns at the end are dropped.

    Raises UsageError for a file that cannot be read, is none of these, or is too large (20 MiB, 100 MiB
    unpacked, 20,000 rows, 200 columns).
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise UsageError(f"没有“{path}”这个文件。") from None
    except OSError as error:
        raise UsageError(f"“{path}”无法读取：{error.strerror or error}。") from error
    try:
        return _rows(data)
    except SheetError as error:
        raise UsageError(f"“{path}”不能作为表格读取：{error}。") from error


def table(path: Path, columns: Mapping[str, Sequence[str]], required: Collection[str]) -> tuple[Row, ...]:
    """The rows below the headings that have something in one of the `columns`.

    `columns`: the headings accepted for each field. They are compared without spaces, wide and narrow
    brackets alike; a heading of the sheet that is not found so is tried without what people add to it (必填,
    a star). The headings are the
    first row that has all `required` fields.

    Raises UsageError as `read_sheet` does, and where no row has the headings.
    """
    rows = read_sheet(path)
    known = {_solid(heading): field for field, headings in columns.items() for heading in headings}
    found = [_places(row, known) for row in rows]
    head = next((number for number, places in enumerate(found) if set(required) <= places.keys()), None)
    if head is None:
        raise UsageError(_no_head(path, columns, required, found))
    below = (
        Row(number, {field: row[place] for field, place in found[head].items()})
        for number, row in enumerate(rows[head + 1 :], start=head + 2)
    )
    return tuple(row for row in below if any(row.cells.values()))


def _rows(data: bytes) -> Rows:
    if len(data) > _LARGEST:
        raise SheetError(f"太大（超过 {_LARGEST >> 20} MiB）")
    rows = _trimmed(workbook_rows(data) if is_workbook(data) else csv_rows(data))
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows[:1]):
        raise SheetError(f"太大：最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列")
    return rows


def _places(row: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    """Where each field stands in a row of headings; of two columns for one field, the first."""
    places: dict[str, int] = {}
    for place, text in enumerate(row):
        heading = _solid(text)
        while heading not in known and (bare := _MARKS.sub("", heading).lstrip("*")) != heading:
            heading = bare
        if heading in known:
            places.setdefault(known[heading], place)
    return places


def _no_head(
    path: Path,
    columns: Mapping[str, Sequence[str]],
    required: Collection[str],
    found: Sequence[dict[str, int]],
) -> str:
    nearest = max(found, key=lambda places: len(set(required) & places.keys()), default={})
    lacking = "、".join(" 或 ".join(columns[field]) for field in required if field not in nearest)
    return f"“{path}”里没有找到表头：要有一行写明各列的名称，没有找到的列：{lacking}。"


def _solid(text: str) -> str:
    """A heading without spaces, its marks narrow."""
    return "".join(text.split()).translate(_NARROW)


def _trimmed(rows: Sequence[Sequence[str]]) -> Rows:
    """The rows without what is empty at the end, all of one length."""
    width = max((place + 1 for row in rows for place, text in enumerate(row) if text), default=0)
    height = max((number for number, row in enumerate(rows, start=1) if any(row)), default=0)
    return tuple(tuple(row[:width]) + ("",) * (width - len(row)) for row in rows[:height])
