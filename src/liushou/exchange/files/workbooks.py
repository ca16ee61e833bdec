"""The cells of a workbook as texts, after it was looked at closely enough to be opened safely."""

import io
import zipfile
import zlib
from typing import IO
from xml.parsers.expat import ExpatError

from liushou.cells import text_of
from liushou.exchange.files.extent import SheetError, hold_extent
from liushou.exchange.files.xls_extent import hold_xls

_PACKED = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_UNPACKED = 100 << 20
_MOST_RATIO = 200
_HEAD = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, ExpatError, NotImplementedError, RuntimeError, EOFError, OSError)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as xlsx, ods or xls do."""
    return data.startswith((_PACKED, _OLD))


def workbook_rows(data: bytes) -> list[list[str]]:
    """The rows of the first visible sheet that is not empty, from the sheet's first row and column on.

    Raises SheetError if it is no workbook, is damaged, has a password, or would unpack beyond the limits.
    """
    if data.startswith(_PACKED):
        _hold_packed(data)
    else:
        hold_xls(data)
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        with load_workbook(io.BytesIO(data)) as book:
            for index, sheet in enumerate(book.sheets_metadata):
                if sheet.visible is not SheetVisibleEnum.Visible or sheet.typ is not SheetTypeEnum.WorkSheet:
                    continue
                rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
                if any(cell != "" for row in rows for cell in row):
                    return [[text_of(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise SheetError("文件已损坏，或有密码") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library has no other name for its own defects
            raise
        raise SheetError("文件已损坏") from error
    return []


def _hold_packed(data: bytes) -> None:
    """Unpack everything once, within limits: what the archive says of its sizes is held to, or refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _hold_contents(archive, len(data))
            for member in archive.infolist():
                with archive.open(member) as part:
                    _hold_part(part, xml=member.filename.endswith(".xml"))
    except SheetError:
        raise
    except (*_BROKEN, ValueError) as error:
        raise SheetError("文件已损坏，或有密码") from error


def _hold_contents(archive: zipfile.ZipFile, packed: int) -> None:
    if not {"xl/workbook.xml", "content.xml"} & set(archive.namelist()):
        raise SheetError("不是 xlsx 或 ods 表格")
    total = sum(member.file_size for member in archive.infolist())
    if total > min(_MOST_UNPACKED, _MOST_RATIO * packed):
        raise SheetError(f"解开以后太大（{total / (1 << 20):.0f} MiB）")


def _hold_part(part: IO[bytes], *, xml: bool) -> None:
    """Read one part to its end. A sheet may have any name; what only looks like XML need not be sound."""
    head = part.read(_HEAD)
    if not xml and not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        while part.read(_HEAD):
            pass
        return
    part.seek(0)
    try:
        hold_extent(part)
    except ExpatError:
        if xml:
            raise
