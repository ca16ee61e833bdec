"""A text file as rows: whatever encoding and separator a spreadsheet chose when it saved."""

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from liushou.exchange.files.limits import MOST_COLUMNS, MOST_ROWS, UNKNOWN, SheetError

_SEPARATORS = (",", "\t", ";")
_LOOKED_AT = 50
"""Rows by which the separator is told."""
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LOST, _MOST_LOST = "??", 5
"""What a program writes for Chinese characters that its encoding does not have."""
_PAGE_STARTS = ("<", "mime-version:")
_SAID = re.compile(r"(?i)sep=(.)(?:\r\n|[\r\n]|$)")
"""A first line by which Excel is told the separator; it is no row of the sheet."""
_KEPT = re.compile(r'="((?:[^"]|"")*)"')
"""A text written as a formula, so that a spreadsheet does not take it for a number."""


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of a text file, trimmed. Raises SheetError if it is no text, or has too many rows or columns.

    What keeps a spreadsheet from running a text as a formula (an apostrophe) or from taking it for a number
    (`="013"`) is taken off again.
    """
    text = _text(data)
    if text.lstrip()[:_LOOKED_AT].lower().startswith(_PAGE_STARTS):
        raise SheetError("它其实是网页或 XML：请用 Excel 或 WPS 打开，另存为 xlsx")
    if text.isascii() and text.count(_LOST) > _MOST_LOST:
        raise SheetError("里面的汉字都成了问号，已经丢失：请从原来的表另存为 xlsx")
    said = _SAID.match(text)
    if said:
        return _rows(text[said.end() :], said[1])
    return _rows(text, max(_SEPARATORS, key=lambda separator: _likeness(text, separator)))


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
            raise SheetError(UNKNOWN) from None
    if "\0" in text:
        raise SheetError(UNKNOWN)
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
    text = written.strip()
    kept = _KEPT.fullmatch(text)
    if kept:
        return kept[1].replace('""', '"').strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS) else text
