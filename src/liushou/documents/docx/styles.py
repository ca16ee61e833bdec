"""The styles of official documents, written out whole: nothing is inherited from a theme."""

from dataclasses import dataclass, replace

from liushou.documents.columns import SMALL_SIZE, TABLE_SIZE
from liushou.documents.docx import fonts
from liushou.documents.docx.xml import Element, element
from liushou.documents.layout import PITCH

BODY_SIZE = 16.0
TIGHTER = -5
"""Twips between body characters, so that 28 of 16 pt stand on the 156 mm of a line."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; sizes and distances in points, indent of the first line in characters."""

    id: str
    name: str
    font: str = fonts.BODY
    size: float = BODY_SIZE
    align: str = "left"
    indent: int = 0
    pitch: float | None = PITCH
    before: float = 0
    after: float = 0
    keep: bool = False
    outline: int | None = None
    tighter: bool = False


BODY = Style("BodyText", "Body Text", align="both", indent=2, tighter=True)
FLUSH = Style("Flush", "顶格正文", align="both", tighter=True)
ANNEX = Style("Annex", "附件标识", fonts.HEI)
TITLE = Style("Title", "Title", fonts.TITLE, 22, "center", pitch=36, after=PITCH, keep=True)
HEADINGS = (
    Style("Heading1", "heading 1", fonts.HEI, indent=2, keep=True, outline=0, tighter=True),
    Style("Heading2", "heading 2", fonts.KAI, indent=2, keep=True, outline=1, tighter=True),
    Style("Heading3", "heading 3", indent=2, keep=True, outline=2, tighter=True),
    Style("Heading4", "heading 4", indent=2, keep=True, outline=3, tighter=True),
)
CAPTION = Style("Caption", "caption", fonts.HEI, TABLE_SIZE, "center", pitch=22, before=6, after=3, keep=True)
CELL = Style("TableText", "表格文字", size=TABLE_SIZE, pitch=18, before=2, after=2)
CELL_HEAD = Style("TableHead", "表头", fonts.HEI, TABLE_SIZE, "center", pitch=18, before=2, after=2)
CELL_SMALL = Style("TableTextSmall", "表格小字", size=SMALL_SIZE, pitch=15, before=1.5, after=1.5)
CELL_HEAD_SMALL = replace(CELL_SMALL, id="TableHeadSmall", name="小字表头", font=fonts.HEI, align="center")
GAP_BEFORE = Style("TableGapBefore", "表前间隔", size=4, pitch=5, keep=True)
GAP = Style("TableGap", "表后间隔", size=6, pitch=10)
GAP_AT_END = Style("TableEnd", "页末表后", size=1, pitch=1)
"""After a table that ends a page: what a full page has room for."""
NOTE = Style("Note", "表注", size=10.5, pitch=18, after=4)
FIGURE = Style("Figure", "图", size=TABLE_SIZE, align="center", pitch=None, before=6)
SIGNATURE = Style("Signature", "落款", align="right")
ATTACHMENT = Style("Attachment", "附件说明")
FOOTER = Style("Footer", "footer", fonts.SONG, 14, pitch=None)

PARAGRAPH_STYLES = (
    BODY, FLUSH, ANNEX, TITLE, *HEADINGS, CAPTION, CELL, CELL_HEAD, CELL_SMALL, CELL_HEAD_SMALL, GAP_BEFORE,
    GAP, GAP_AT_END, NOTE, FIGURE, SIGNATURE, ATTACHMENT, FOOTER,
)  # fmt: skip


def styles_element() -> Element:
    """The whole of styles.xml."""
    return element(
        "styles",
        None,
        _defaults(),
        element("style", {"type": "paragraph", "default": 1, "styleId": "Normal"}, *_named("Normal")),
        _character_default(),
        _table_default(),
        *(_paragraph_style(style) for style in PARAGRAPH_STYLES),
    )


def _defaults() -> Element:
    run = element(
        "rPr",
        None,
        fonts.fonts(fonts.BODY),
        element("sz", {"val": _half_points(BODY_SIZE)}),
        element("szCs", {"val": _half_points(BODY_SIZE)}),
        element("lang", {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
    )
    return element(
        "docDefaults",
        None,
        element("rPrDefault", None, run),
        element("pPrDefault", None, element("pPr", None, *_no_spaces())),
    )


def _character_default() -> Element:
    return element(
        "style",
        {"type": "character", "default": 1, "styleId": "DefaultParagraphFont"},
        *_named("Default Paragraph Font"),
    )


def _table_default() -> Element:
    margins = [
        element(side, {"w": 0 if side in ("top", "bottom") else 80, "type": "dxa"})
        for side in ("top", "left", "bottom", "right")
    ]
    return element(
        "style",
        {"type": "table", "default": 1, "styleId": "TableNormal"},
        *_named("Normal Table"),
        element(
            "tblPr", None, element("tblInd", {"w": 0, "type": "dxa"}), element("tblCellMar", None, *margins)
        ),
    )


def _named(name: str) -> tuple[Element, ...]:
    return (element("name", {"val": name}), element("qFormat"))


def _paragraph_style(style: Style) -> Element:
    return element(
        "style",
        {"type": "paragraph", "styleId": style.id},
        element("name", {"val": style.name}),
        element("basedOn", {"val": "Normal"}),
        element("qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
    )


def _paragraph_properties(style: Style) -> Element:
    properties = element("pPr")
    if style.keep:
        properties.append(element("keepNext"))
    properties.append(element("widowControl", {"val": 0}))
    properties.extend((*_no_spaces(), element("snapToGrid", {"val": 0}), spacing(style)))
    if style.indent:
        first = round(style.indent * style.size * 20)
        properties.append(element("ind", {"firstLineChars": style.indent * 100, "firstLine": first}))
    properties.append(element("jc", {"val": style.align}))
    if style.outline is not None:
        properties.append(element("outlineLvl", {"val": style.outline}))
    return properties


def _no_spaces() -> tuple[Element, Element]:
    """No space between Chinese and Latin letters or digits: 2026年9月1日."""
    return element("autoSpaceDE", {"val": 0}), element("autoSpaceDN", {"val": 0})


def spacing(style: Style) -> Element:
    """The distances and the line pitch of a style."""
    line, rule = (twips(style.pitch), "exact") if style.pitch else (240, "auto")
    distances = {"before": twips(style.before), "after": twips(style.after)}
    return element("spacing", {**distances, "line": line, "lineRule": rule})


def _run_properties(style: Style) -> Element:
    latin = fonts.SONG if style is FOOTER else fonts.LATIN
    properties = element("rPr", None, fonts.fonts(style.font, latin))
    if style.tighter:
        properties.append(element("spacing", {"val": TIGHTER}))
    properties.append(element("sz", {"val": _half_points(style.size)}))
    properties.append(element("szCs", {"val": _half_points(style.size)}))
    return properties


def twips(points: float) -> int:
    """Points as twips."""
    return round(points * 20)


def _half_points(points: float) -> int:
    return round(points * 2)
