"""Blocks as a docx file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from docx.document import Document

from liushou.documents.blocks import (
    Attachments,
    Block,
    Chart,
    Form,
    Heading,
    Item,
    Lines,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
)
from liushou.documents.docx import chart as charts
from liushou.documents.docx.forms import form_element
from liushou.documents.docx.grid import keep_last_rows, table_element
from liushou.documents.docx.package import add_part, empty_document, saved
from liushou.documents.docx.page import end_section
from liushou.documents.docx.signature import attachment_elements, signature_elements
from liushou.documents.docx.styles import (
    ANNEX,
    BODY,
    CAPTION,
    FIGURE,
    FLUSH,
    GAP,
    GAP_AT_END,
    GAP_BEFORE,
    HEADINGS,
    NOTE,
    TITLE,
    spacing,
)
from liushou.documents.docx.text import begin_page, keep_with_next, paragraph, plain
from liushou.documents.docx.xml import Element, element, qn
from liushou.documents.frontmatter import Page
from liushou.documents.introduces import introduces
from liushou.documents.layout import LAYOUTS, PITCH, Layout


def write_docx(
    blocks: Sequence[Block],
    *,
    title: str,
    date: date,
    profile: Page = "document",
    styles: bytes | None = None,
) -> bytes:
    """The file of a document; `title` and `date` go into its properties, `profile` is its page layout.

    `styles` is a unit's own style file (own_styles), if it has one.
    """
    layout = LAYOUTS[profile]
    document = empty_document(layout, styles)
    body = document.element.body
    end = body.find(qn("w:sectPr"))
    for each in _Writer(document, layout).elements(blocks):
        end.addprevious(each)
    return saved(document, title, date)


class _Writer:
    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.made: list[Element] = []
        self.charts = 0
        self.new_page = False

    def elements(self, blocks: Sequence[Block]) -> list[Element]:
        """What stands in the body of the document."""
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, PageBreak):
                self._break(restarts=block.restarts)
            elif isinstance(block, Form):
                self._add(self._form(block, following))
            else:
                self._add(self._block(block))
                if introduces(block, following):
                    keep_with_next(self.made[-1])
            if self.made and (following is None or isinstance(following, PageBreak)):
                _end_page(self.made[-1])
        return self.made

    def _break(self, *, restarts: bool) -> None:
        """A new page; a document of its own is a section, where pages have numbers."""
        if restarts and self.layout.numbered and self.made:
            end_section(self.document, self.made[-1])
        else:
            self.new_page = bool(self.made)

    def _add(self, elements: Sequence[Element]) -> None:
        if self.new_page and elements:
            if elements[0].tag == qn("w:tbl"):
                elements = (paragraph(GAP), *elements)
            begin_page(elements[0])
            self.new_page = False
        self.made += elements

    def _block(self, block: Block) -> Sequence[Element]:
        if isinstance(block, Table):
            before = paragraph(CAPTION, plain(block.caption)) if block.caption else paragraph(GAP_BEFORE)
            return (before, table_element(block, self.layout.text_width), paragraph(GAP))
        if isinstance(block, Chart | Lines):
            return self._chart(block)
        if isinstance(block, Signature | Attachments):
            return self._at_end(block)
        if isinstance(block, Title):
            return (self._title(block),)
        return (_paragraph(block),)

    def _form(self, block: Form, following: Block | None) -> Sequence[Element]:
        """The form; a line without borders over or under it stays on its page."""
        joined = isinstance(following, Form) and following.borders != block.borders
        gap = paragraph(GAP)
        if joined:
            keep_with_next(gap)
        return (form_element(block, self.layout.text_width, joined=joined), gap)

    def _title(self, block: Title) -> Element:
        """The title, a line below what stands over it (发文字号, 附件)."""
        style = replace(TITLE, after=self.layout.under_title)
        if self.made and not self.new_page:
            style = replace(style, before=PITCH)
        return paragraph(TITLE, block.runs, *(() if style == TITLE else (spacing(style),)))

    def _at_end(self, block: Signature | Attachments) -> Sequence[Element]:
        """What never stands on a page without any text before it."""
        if self.made and self.made[-1].tag == qn("w:p"):
            keep_with_next(self.made[-1])
        if _gap_after_table(self.made):
            keep_last_rows(self.made[-2])
        return signature_elements(block) if isinstance(block, Signature) else attachment_elements(block)

    def _chart(self, block: Chart | Lines) -> Sequence[Element]:
        self.charts += 1
        name = f"charts/chart{self.charts}.xml"
        relation = add_part(self.document, name, charts.CONTENT_TYPE, charts.chart_part(block))
        figure = paragraph(FIGURE)
        figure.append(charts.drawing(block, relation, self.charts, self.layout.text_width))
        if not block.source:
            return (figure,)
        keep_with_next(figure)
        return (figure, paragraph(NOTE, plain(block.source), element("jc", {"val": "center"})))


def _gap_after_table(made: Sequence[Element]) -> bool:
    return len(made) > 1 and made[-2].tag == qn("w:tbl")


def _end_page(last: Element) -> None:
    """Let the paragraph that must follow a table take no room: on a full page it would begin a new one."""
    style = last.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is not None and style.get(qn("w:val")) == GAP.id:
        style.set(qn("w:val"), GAP_AT_END.id)


def _paragraph(block: Block) -> Element:
    if isinstance(block, Heading):
        return paragraph(HEADINGS[block.level - 1], block.runs, lead=block.number)
    if isinstance(block, Item):
        return paragraph(BODY, block.runs, lead=block.mark)
    if not isinstance(block, Paragraph):
        raise TypeError(block)
    if block.kind == "body":
        return paragraph(BODY, block.runs)
    if block.kind in ("note", "annex"):
        return paragraph(NOTE if block.kind == "note" else ANNEX, block.runs)
    aligned = [] if block.kind == "flush" else [element("jc", {"val": block.kind})]
    return paragraph(FLUSH, block.runs, *aligned)
