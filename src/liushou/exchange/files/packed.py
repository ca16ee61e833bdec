"""A packed workbook (xlsx, ods) unpacked once, within limits, for what it says of its sheets."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from liushou.exchange.files.facts import Facts
from liushou.exchange.files.limits import DAMAGED, LOCKED, WORD, SheetError
from liushou.exchange.files.ods_tables import table_facts
from liushou.exchange.files.xlsx_quick import sheet_facts
from liushou.exchange.files.xlsx_sheets import BOOK, RELATIONS, sheet_parts
from liushou.exchange.files.xml_part import NoXmlError

_MOST_UNPACKED = 100 << 20
_MOST_RATIO = 200
_BROKEN = (zipfile.BadZipFile, zlib.error, NoXmlError, NotImplementedError, RuntimeError, EOFError, OSError)
_CONTENT = "content.xml"
_BINARY_BOOK = "xl/workbook.bin"
_DOCUMENT, _TEXT_DOCUMENT = "word/document.xml", b"application/vnd.oasis.opendocument.text"
_ENCRYPTED, _SEALED = 1, "encrypted-package"
"""The mark of a part with a password, and the one part in which newer programs seal all others."""
_SHEET = "sheetData"
_TRACES = (_SHEET.encode(), _SHEET.encode("utf-16-le")[:-1])
"""A part with one of these may be read as a sheet, whatever it is called."""


def packed_facts(data: bytes) -> Sequence[Facts | None]:
    """What the sheets of an xlsx or ods file say, in the order of its list; None for no sheet of cells.

    Raises SheetError if it is neither, is damaged, has a password, or would unpack beyond the limits: what
    the archive says of its sizes is held to.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _names(archive)
            _hold_size(archive, len(data))
            if _CONTENT in names:
                return _tables(archive, names)
            return _sheets(archive)
    except SheetError:
        raise
    except (*_BROKEN, ValueError) as error:
        raise SheetError(DAMAGED) from error


def _names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts by their names in small letters. Of two kinds of books, nobody knows which is read."""
    members = archive.infolist()
    names = {member.filename.replace("\\", "/").lower(): member.filename for member in members}
    if _SEALED in names or any(member.flag_bits & _ENCRYPTED for member in members):
        raise SheetError(LOCKED)
    books = [name for name in (BOOK, _BINARY_BOOK, _CONTENT) if name in names]
    if books == [_BINARY_BOOK]:
        raise SheetError("是二进制工作簿（xlsb），请另存为 xlsx")
    if not books:
        raise SheetError(WORD if _DOCUMENT in names else "不是 xlsx 或 ods 表格")
    if len(books) > 1 or len(names) < len(members):
        raise SheetError(DAMAGED)
    return names


def _hold_size(archive: zipfile.ZipFile, packed: int) -> None:
    total = sum(member.file_size for member in archive.infolist())
    if total > min(_MOST_UNPACKED, _MOST_RATIO * packed):
        raise SheetError(f"解开以后太大（{total / (1 << 20):.0f} MiB）")


def _sheets(archive: zipfile.ZipFile) -> Sequence[Facts | None]:
    """Every part is read: a sheet may have any name."""
    found: dict[str, Facts | None] = {}
    kept: dict[str, bytes] = {}
    for member in archive.infolist():
        name = member.filename.replace("\\", "/").lower()
        part = archive.read(member)
        found[name] = _part_facts(part, xml=name.endswith(".xml"))
        if name in {BOOK, RELATIONS}:
            kept[name] = part
    parts = sheet_parts(kept[BOOK], kept.get(RELATIONS, b""))
    return [found.get(part) for part in parts]


def _tables(archive: zipfile.ZipFile, names: dict[str, str]) -> list[Facts]:
    """Every part is unpacked, for the sake of its size; what the manifest says of a password is believed."""
    parts = {name: archive.read(member) for name, member in names.items()}
    if b"encryption-data" in parts.get("meta-inf/manifest.xml", b""):
        raise SheetError(LOCKED)
    if parts.get("mimetype", b"").startswith(_TEXT_DOCUMENT):
        raise SheetError(WORD)
    return table_facts(parts[_CONTENT])


def _part_facts(part: bytes, *, xml: bool) -> Facts | None:
    """What a part says if it is a sheet. What only looks like XML need not be sound, unless it is one."""
    sheet = not xml and any(trace in part for trace in _TRACES)
    if not xml and not sheet and not part.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return None
    try:
        return sheet_facts(part)
    except NoXmlError:
        if xml or sheet:
            raise
    return None
