"""Workbooks written by hand, part by part, so that any part can be hostile."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADS = ("姓名", "性别", "出生日期", "班级", "村", "备注")
VALUES = ("周一帆", "男", "2015-05-05", "五年级1班", "朝阳村", "好")


def row(values: tuple[str, ...] = VALUES, number: int = 0) -> str:
    """A row of a sheet, its cells being texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f'<row r="{number}">{cells}</row>' if number else f"<row>{cells}</row>"


def parts(rows: str, *, strings: str | None = None) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet that has these rows."""
    document = f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    sheet = f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    shared = f'<Relationship Id="r2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{document}</Relationships>',
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{sheet}'
            f"{shared if strings is not None else ''}</Relationships>"
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    if strings is not None:
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return found


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def sound() -> str:
    """The rows of a sheet that can be imported."""
    return row(HEADS) + row()


def xlsx(rows: str | None = None, strings: str | None = None, **others: str | bytes) -> bytes:
    """A workbook; `others` are parts in the place of ours or beside them, `__` standing for a slash."""
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in others.items()}
    return packed({**parts(sound() if rows is None else rows, strings=strings), **named})
