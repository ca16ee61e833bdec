"""A rendered document in the format asked for."""

from datetime import date
from pathlib import Path

from liushou.documents.frontmatter import Page
from liushou.documents.markdown_out import write_markdown
from liushou.documents.render import Rendered
from liushou.documents.templates import STYLE_FILE
from liushou.resources import shipped_templates


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the unit's own folder first, then what ships with the program."""
    return (root / "templates", shipped_templates())


def own_styles(root: Path) -> bytes | None:
    """The unit's own style file, if it has one."""
    file = root / "templates" / STYLE_FILE
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def formatted(
    rendered: Rendered, form: str, day: date, page: Page, styles: bytes | None = None
) -> str | bytes:
    """The document as text (md, html) or as a file's bytes (docx, pdf); `day` goes into its properties."""
    # A format's libraries are needed only where it is made.
    if form == "docx":
        from liushou.documents.docx.writer import write_docx

        return write_docx(rendered.blocks, title=rendered.title, date=day, profile=page, styles=styles)
    if form == "pdf":
        from liushou.documents.pdf.writer import write_pdf

        return write_pdf(rendered.blocks, title=rendered.title, date=day, profile=page)
    if form == "html":
        from liushou.documents.html.writer import write_html

        return write_html(rendered.blocks, title=rendered.title, profile=page)
    return write_markdown(rendered.blocks)
