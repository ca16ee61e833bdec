"""A text file as rows: whatever encoding and separator a spreadsheet chose when it saved."""

import codecs
import contextlib
import csv
import io
from collections.abc import Iterator
from itertools import islice

from liushou.exchange.files.extent import MOST_COLUMNS, MOST_ROWS, SheetError

_SEPARATORS = (",", "\t", ";")
_LOOKED_AT = 50
"""Rows by which the separator is told."""
_FORMULA_STARTS = ("=", "+", "-", "@")


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of a text file, trimmed. Raises SheetError if it is no text, or has too many rows or columns.

    The apostrophe that keeps a spreadsheet from running a text as a formula is taken off again.
    """
    text = _text(data)
    if text.lstrip().startswith("<"):
        raise SheetError("它其实是网页：请用 Excel 或 WPS 打开，另存为 xlsx")
    best = max(_SEPARATORS, key=lambda separator: _likeness(text, separator))
    return _rows(text, best)


def _text(data: bytes) -> str:
    """UTF-8 and UTF-16 by their mark, else UTF-8, else GB 18030 (which has GBK in it)."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise SheetError("不是表格文件，请另存为 xlsx 或 csv") from None
    if "\0" in text:
        raise SheetError("不是表格文件，请另存为 xlsx 或 csv")
    return text


def _likeness(text: str, separator: str) -> tuple[int, int]:
    """How much a text looks parted by a separator: rows that have several cells, then cells."""
    lengths: list[int] = []
    with contextlib.suppress(csv.Error):
        lengths.extend(len(row) for row in islice(_parted(text, separator), _LOOKED_AT))
    return sum(length > 1 for length in lengths), sum(lengths)


def _rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in _parted(text, separator):
            if any(map(str.strip, row[MOST_COLUMNS:])):
                raise SheetError(f"太大：最多 {MOST_COLUMNS} 列")
            if len(rows) < MOST_ROWS:
                rows.append([_cell(cell) for cell in row[:MOST_COLUMNS]])
            elif any(map(str.strip, row)):
                raise SheetError(f"太大：最多 {MOST_ROWS} 行")
    except csv.Error as error:
        raise SheetError("引号没有配对，或一格太长，请另存为 xlsx 再试") from error
    return rows


def _parted(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _cell(written: str) -> str:
    text = written.strip().replace("\r\n", "\n")
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS) else text
