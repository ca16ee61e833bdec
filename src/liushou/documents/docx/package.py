"""The docx package: an empty document of ours, and the same bytes for the same content."""

import io
import zipfile
from datetime import date, datetime, time
from functools import cache

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from liushou.documents.docx.fonts import font_table
from liushou.documents.docx.own_styles import merged
from liushou.documents.docx.page import set_page
from liushou.documents.docx.styles import styles_element
from liushou.documents.docx.xml import Element, element
from liushou.documents.language.escape import clean
from liushou.documents.layout import Layout

AUTHOR = "liushou"
_NOT_USED = (
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WORD_2013 = "15"


def empty_document(layout: Layout, styles: bytes | None = None) -> Document:
    """A document with our styles, fonts, settings and page, and no content.

    `styles` is a file whose styles take the place of ours (own_styles).
    """
    return docx.Document(io.BytesIO(_base(layout, styles)))


@cache
def _base(layout: Layout, own: bytes | None) -> bytes:
    """The empty document of a layout as a file: what is made of python-docx's own once for all."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in _NOT_USED]:
            del relations[key]
    styles = styles_element()
    _refill(document.styles.element, styles if own is None else merged(styles, own))
    _refill(document.settings.element, _settings())
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = etree.tostring(  # noqa: SLF001  (python-docx keeps the font table as bytes)
        font_table(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    set_page(document, layout)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _refill(root: Element, source: Element) -> None:
    for old in list(root):
        root.remove(old)
    root.extend(list(source))


def _settings() -> Element:
    compatibility = {
        "name": "compatibilityMode",
        "uri": "http://schemas.microsoft.com/office/word",
        "val": _WORD_2013,
    }
    return element(
        "settings",
        None,
        element("zoom", {"percent": 100}),
        element("defaultTabStop", {"val": 640}),
        element("evenAndOddHeaders"),
        element("characterSpacingControl", {"val": "compressPunctuation"}),
        element(
            "compat",
            None,
            element("doNotExpandShiftReturn"),
            element("useFELayout"),
            element("compatSetting", compatibility),
        ),
        element("themeFontLang", {"val": "en-US", "eastAsia": "zh-CN"}),
        element("decimalSymbol", {"val": "."}),
        element("listSeparator", {"val": ","}),
    )


def add_part(document: Document, name: str, content_type: str, blob: bytes) -> str:
    """Add a part (`charts/chart1.xml`) of the document; returns the id of its relation."""
    part = Part(PackURI(f"/word/{name}"), content_type, blob, document.part.package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)


def saved(document: Document, title: str, day: date) -> bytes:
    """The document as a file; its properties carry `day` and nothing of the machine or the moment."""
    properties = document.core_properties
    properties.title = clean(title).replace("\n", "")[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = datetime.combine(day, time())
    properties.comments, properties.revision, properties.language = "", 1, "zh-CN"
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_bytes(buffer)


def _same_bytes(source: io.BytesIO) -> bytes:
    """The archive with its entries as they come, but without times and uncompressed.

    Uncompressed because the bytes of deflate differ from one zlib to the next; git compresses anyway.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return target.getvalue()
