"""Workbooks made by hand, so that a test can say exactly what is in them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>'
    '<xf numFmtId="20"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)
DATE, MOMENT, TIME, SPAN = 1, 2, 3, 4
"""Styles of number cells in `xlsx`."""


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def xlsx(
    *sheets: str,
    hidden: Sequence[int] = (),
    part: str = "worksheets/sheet{}.xml",
    merged: Sequence[str] = (),
    strings: str | None = None,
    since_1904: bool = False,
) -> bytes:
    """A workbook of sheets given by the XML of their rows; `hidden` by index.

    `merged`: references, the same in every sheet. `strings`: the XML of the shared strings.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}" state="{"hidden" if n - 1 in hidden else "visible"}"/>'
        for n in numbers
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="{part.format(n)}"/>' for n in numbers
    )
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"'
    main = f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    styles = f'<Relationship Id="s" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    joined = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    joined = f"<mergeCells>{joined}</mergeCells>" if merged else ""
    shared = f'<Relationship Id="t" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    relations += shared if strings is not None else ""
    said = f'<workbookPr date1904="{int(since_1904)}"/>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>',
            "xl/workbook.xml": f"<workbook {spaces}>{said}<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}{styles}</Relationships>'
            ),
            "xl/styles.xml": _STYLES,
        }
        | {
            f"xl/{part.format(n)}": (
                f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{joined}</worksheet>'
            )
            for n, rows in zip(numbers, sheets, strict=True)
        }
        | ({} if strings is None else {"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>'})
    )


def rows_of(*rows: Sequence[str | float | None]) -> str:
    """The XML of rows without references: texts and numbers, None for no cell's content."""
    return "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)


def _cell(value: str | float | None) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value!r}</v></c>"


def ods(table: str, encrypted: str = "") -> bytes:
    """An OpenDocument spreadsheet of one table, given by the XML of its rows."""
    listed = f'<manifest:file-entry manifest:full-path="content.xml">{encrypted}</manifest:file-entry>'
    listed = f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0">{listed}</manifest:manifest>'
    spaces = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text", "calcext"))
    body = f'<office:body><office:spreadsheet><table:table table:name="S1">{table}</table:table>'
    content = f"{body}</office:spreadsheet></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": listed,
            "content.xml": f"<office:document-content {spaces}>{content}</office:document-content>",
        }
    )


def ods_row(*texts: str, rows: int = 1, columns: int = 1) -> str:
    """A row of texts, repeated; the last cell repeated."""
    cells = [
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    ]
    cells[-1:] = [
        cells[-1].replace("<table:table-cell", f'<table:table-cell table:number-columns-repeated="{columns}"')
    ]
    return f'<table:table-row table:number-rows-repeated="{rows}">{"".join(cells)}</table:table-row>'
