"""A workbook as WPS writes it: names with a prefix, texts in runs of fonts, cells of nothing but a border."""

from tests.exchange.workbooks import packed

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LAST = 60


def _runs(*texts: str) -> str:
    """A text in runs of several fonts."""
    font = "<x:rPr><x:b/><x:sz val='18'/><x:color rgb='FFFF0000'/><x:rFont val='方正小标宋简体'/></x:rPr>"
    return "".join(f"<x:r>{font}<x:t xml:space='preserve'>{text}</x:t></x:r>" for text in texts)


def _text(text: str, more: str = "") -> str:
    return f"<x:t>{text}</x:t>{more}"


_TEXTS = (
    _runs("石桥小学", "留守儿童花名册 "),
    _text("姓  名", "<x:rPh sb='0' eb='1'><x:t>xìng</x:t></x:rPh>"),
    _text("性_x000D_\n别"),
    _text("出生日期", "<x:phoneticPr fontId='1'/>"),
    _text("班级"),
    _runs("李", "小雨"),
    _text("女"),
    _text("五（2）班"),
    _text("吴小刚"),
    _text("男"),
    _text("合计"),
)


def _shared(place: str, number: int) -> str:
    return f'<x:c r="{place}" s="1" t="s"><x:v>{number}</x:v></x:c>'


def _counted(place: str, formula: str, value: str, kind: str = "n") -> str:
    return f'<x:c r="{place}" t="{kind}"><x:f>{formula}</x:f><x:v>{value}</x:v></x:c>'


def _day(place: str, serial: float) -> str:
    return f'<x:c r="{place}" s="2"><x:v>{serial}</x:v></x:c>'


_LINES = (
    _shared("A1", 0) + '<x:c r="B1" s="1"/>',
    "".join(_shared(f"{letter}2", number) for number, letter in enumerate("ABCD", 1))
    + '<x:c r="XFD2" s="1"/>',
    _shared("A3", 5) + _shared("B3", 6) + _day("C3", 42068) + _shared("D3", 7),
    _shared("A4", 8) + _shared("B4", 9) + _day("C4", 41791.00000000001)
    + _counted("D4", '601&amp;"班"', "601班", "str"),
    _shared("A5", 10) + _counted("B5", "COUNTA(A3:A4)", "2"),
    *(f'<x:c r="A{number}" s="1"/>' for number in range(6, _LAST)),
)  # fmt: skip
_PARTS = (
    ("worksheet", "worksheets/sheet1.xml"),
    ("styles", "styles.xml"),
    ("sharedStrings", "sharedStrings.xml"),
)


def wps_book() -> bytes:
    """A sheet of two children below a merged title, in bordered rows and with a cell at the very end."""
    rows = "".join(f'<x:row r="{number}">{line}</x:row>' for number, line in enumerate(_LINES, 1))
    texts = "".join(f"<x:si>{text}</x:si>" for text in _TEXTS)
    day = "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"
    spaces = f'xmlns:x="{_MAIN}" xmlns:r="{_OFFICE}"'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
            "docProps/app.xml": "<Properties><Application>WPS 表格</Application></Properties>",
            "xl/workbook.xml": (
                f'<x:workbook {spaces}><x:workbookPr codeName="ThisWorkbook"/><x:sheets>'
                '<x:sheet name="Sheet1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>'
            ),
            "xl/_rels/workbook.xml.rels": _relations(*_PARTS),
            "xl/sharedStrings.xml": f'<x:sst {spaces} count="99">{texts}</x:sst>',
            "xl/styles.xml": (
                f'<x:styleSheet {spaces}><x:numFmts><x:numFmt numFmtId="178" formatCode="{day}"/></x:numFmts>'
                '<x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="49"/><x:xf numFmtId="178"/></x:cellXfs>'
                "</x:styleSheet>"
            ),
            "xl/worksheets/sheet1.xml": (
                f'<x:worksheet {spaces}><x:dimension ref="A1:XFD{_LAST}"/><x:sheetData>{rows}</x:sheetData>'
                '<x:mergeCells count="1"><x:mergeCell ref="A1:D1"/></x:mergeCells></x:worksheet>'
            ),
        }
    )


def _relations(*parts: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
