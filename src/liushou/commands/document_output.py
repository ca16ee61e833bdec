"""A rendered document in the format asked for."""

from datetime import date
from pathlib import Path

from liushou.documents.frontmatter import Page
from liushou.documents.markdown_out import write_markdown
from liushou.documents.render import Rendered
from liushou.resources import shipped_templates

DOCUMENT_FORMATS = ("md", "docx", "pdf", "html")


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the unit's own folder first, then what ships with the program."""
    return (root / "templates", shipped_templates())


def formatted(rendered: Rendered, form: str, day: date, page: Page) -> str | bytes:
    """The document as text (md, html) or as a file's bytes (docx, pdf); `day` goes into its properties."""
    # A format's libraries are needed only where it is made.
    if form == "docx":
        from liushou.documents.docx.writer import write_docx

        return write_docx(rendered.blocks, title=rendered.title, date=day, profile=page)
    if form == "pdf":
        from liushou.documents.pdf.writer import write_pdf

        return write_pdf(rendered.blocks, title=rendered.title, date=day, profile=page)
    if form == "html":
        from liushou.documents.html.writer import write_html

        return write_html(rendered.blocks, title=rendered.title, profile=page)
    return write_markdown(rendered.blocks)
