"""A page of figures in the format asked for."""

from datetime import date
from pathlib import Path

from liushou.documents.figures.model import Page

FIGURE_FORMATS = ("html", "docx", "pdf", "md", "xlsx")
_UNDATED = date(2000, 1, 1)
"""The day a file says it was made where none is given: the clock has no part in its bytes."""


def figures_content(page: Page, form: str, root: Path | None, day: date | None = None) -> str | bytes:
    """The page as text (html, md) or as a file's bytes (docx, pdf, xlsx).

    `root` is the store whose own styles a docx takes, None outside of a store; `day` goes into the
    properties of docx and pdf. The same page gives the same content. Raises UsageError for a workbook with
    more rows than Excel has, LiushouError where what makes a PDF is missing.
    """
    # A format's libraries are needed only where it is made.
    if form == "html":
        from liushou.documents.figures.webpage import page_html

        return page_html(page)
    if form == "xlsx":
        from liushou.exchange.books.write import workbook_bytes
        from liushou.screens.books.figures import figures_book

        return workbook_bytes(figures_book(page))
    return _document(page, form, root, day or _UNDATED)


def _document(page: Page, form: str, root: Path | None, day: date) -> str | bytes:
    from liushou.commands.document_output import formatted, own_styles
    from liushou.documents.figures.paper import ROOM, page_blocks
    from liushou.documents.render import Rendered

    styles = None if root is None else own_styles(root)
    blocks = page_blocks(page, room=None if form == "md" else ROOM)
    return formatted(Rendered(page.title, blocks), form, day, "document", styles)
