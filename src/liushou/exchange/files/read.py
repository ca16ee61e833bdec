"""A file that somebody sent, as the grids of its sheets."""

from pathlib import Path

from liushou.errors import UsageError
from liushou.exchange.files.csv_rows import csv_rows
from liushou.exchange.files.facts import Facts
from liushou.exchange.files.grid import Book
from liushou.exchange.files.grids import grid_of
from liushou.exchange.files.limits import LARGEST, SheetError
from liushou.exchange.files.workbooks import is_workbook, workbook
from liushou.oserror import reason_of


def read_book(path: Path) -> Book:
    """The sheets of a file: xlsx, xls, ods, or a text file with separators.

    What a file is called does not matter. Raises UsageError for a file that cannot be read, is none of
    these, or is too large (20 MiB, 100 MiB unpacked, 20,000 rows, 200 columns).
    """
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would be waited for
        raise UsageError(f"“{path}”不是普通文件。")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UsageError(f"没有“{path}”这个文件。") from None
    except OSError as error:
        raise UsageError(f"“{path}”无法读取：{reason_of(error)}。") from error
    try:
        return book_of(data)
    except SheetError as error:
        raise UsageError(f"“{path}”不能作为表格读取：{error}。") from error


def book_of(data: bytes) -> Book:
    """The sheets of a file by its bytes.

    A text file (UTF-8, UTF-16 or GBK; comma, tab or semicolon) is one sheet without a name, all its cells
    are texts. Raises SheetError, whose words fit behind `不能作为表格读取：`.
    """
    if len(data) > LARGEST:
        raise SheetError(f"太大（超过 {LARGEST >> 20} MiB）")
    if is_workbook(data):
        return workbook(data)
    return Book((grid_of("", csv_rows(data), Facts()),))
