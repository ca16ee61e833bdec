"""Workbooks to write, and reading back what was written."""

import io
import zipfile
from dataclasses import replace

from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Read
from openpyxl.worksheet.worksheet import Worksheet

from liushou.exchange.books.model import Head, Paper, Sheet, Value, Workbook
from liushou.exchange.books.write import workbook_bytes

NAME, SEX = Head("姓名", target="name"), Head("性别", choices=("男", "女"), target="sex")


def sheet(*rows: tuple[Value, ...], heads: tuple[Head, ...] = (NAME, SEX), **more: object) -> Sheet:
    """A sheet 花名册 with these rows and whatever else is said of it."""
    return replace(Sheet("花名册", "学生花名册", heads, rows), **more)  # type: ignore[arg-type]


def written(*sheets: Sheet | Paper) -> bytes:
    """The file of a workbook of these sheets."""
    return workbook_bytes(Workbook("测试", sheets))


def read(*sheets: Sheet | Paper) -> Read:
    """A workbook of these sheets, as another program reads it."""
    return load_workbook(io.BytesIO(written(*sheets)))


def first(*sheets: Sheet | Paper) -> Worksheet:
    """Its first sheet."""
    found = read(*sheets).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def parts(data: bytes) -> dict[str, str]:
    """The XML parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}
