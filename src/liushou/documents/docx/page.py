"""The page: paper, margins, page numbers on odd and even pages."""

import copy

from docx.document import Document
from docx.section import _Footer
from docx.shared import Mm

from liushou.documents.docx.styles import FOOTER
from liushou.documents.docx.text import paragraph
from liushou.documents.docx.xml import Element, element, qn
from liushou.documents.layout import PAGE_HEIGHT, PAGE_WIDTH, Layout


def set_page(document: Document, layout: Layout) -> None:
    """Give the document's one section its paper, margins and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.footer_distance = Mm(layout.footer)
    section.header_distance = Mm(layout.top / 2)
    if layout.numbered:
        _number_pages(section.footer, "right")
        _number_pages(section.even_page_footer, "left")


def end_section(document: Document, last: Element) -> None:
    """Let the section end with the paragraph `last`, so that what follows is numbered from 1 again."""
    end = document.element.body.sectPr
    if end.find(qn("w:pgNumType")) is None:
        end.find(qn("w:pgMar")).addnext(element("pgNumType", {"start": 1}))
    last[0].append(copy.deepcopy(end))


def _number_pages(footer: _Footer, side: str) -> None:
    """— 1 — one character from the outer margin (GB/T 9704-2012, 7.5)."""
    footer.is_linked_to_previous = False
    indent = element("ind", {f"{side}Chars": 100, side: 280})
    line = paragraph(FOOTER, (), indent, element("jc", {"val": side}))
    line.extend((_run(_text("— ")), *_page_field(), _run(_text(" —"))))
    root = footer._element  # noqa: SLF001  (python-docx has no public way to replace its paragraph)
    for old in list(root):
        root.remove(old)
    root.append(line)


def _page_field() -> list[Element]:
    instruction = element("instrText", {"xml:space": "preserve"})
    instruction.text = " PAGE "
    parts = (
        element("fldChar", {"fldCharType": "begin"}),
        instruction,
        element("fldChar", {"fldCharType": "separate"}),
        _text("1"),
        element("fldChar", {"fldCharType": "end"}),
    )
    return [_run(part) for part in parts]


def _run(content: Element) -> Element:
    hint = element("rPr", None, element("rFonts", {"hint": "eastAsia"}))
    return element("r", None, hint, content)


def _text(text: str) -> Element:
    made = element("t", {"xml:space": "preserve"})
    made.text = text
    return made
