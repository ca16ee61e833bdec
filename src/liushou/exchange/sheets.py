"""Reading a sheet that somebody filled in: csv, xlsx, xls or ods, as rows of text."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from liushou.cells import text_of
from liushou.errors import UsageError
from liushou.exchange.files.read import read_book

_ERROR = re.compile(r"\A#(?:N/A|DIV/0!|Err:[0-9]+|[A-Z_]+[!?])\Z")
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
    """The cells of a sheet as texts; of a workbook, the first visible sheet that is not empty.

    Dates are 2026-11-20, times 14:30, whole numbers have no `.0`, truth is 是 or 否; a formula that failed
    is empty. Raises UsageError as `read_book` does.
    """
    rows = next((grid.rows for grid in read_book(path).grids if grid.rows), ())
    return tuple(tuple(_ERROR.sub("", text_of(cell)) for cell in row) for row in rows)


def table(path: Path, columns: Mapping[str, Sequence[str]], required: Collection[str]) -> tuple[Row, ...]:
    """The rows below the headings that have something in one of the `columns`.

    `columns`: the headings accepted for each field. They are compared without spaces, wide and narrow
    brackets alike; a heading of the sheet that is not found so is tried without what people add to it (必填,
    a star). The headings are the first row that has all `required` fields.

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
