"""A rendered document in the format asked for."""

from datetime import date
from pathlib import Path

from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Page
from liushou.documents.markdown_out import write_markdown
from liushou.documents.render import Rendered
from liushou.resources import shipped_templates

DOCUMENT_FORMATS = ("md", "docx")


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the unit's own folder first, then what ships with the program."""
    return (root / "templates", shipped_templates())


def formatted(rendered: Rendered, form: str, day: date, page: Page) -> str | bytes:
    """The document as text (md) or as the bytes of a file (docx); `day` goes into the file's properties."""
    if form == "docx":
        return write_docx(rendered.blocks, title=rendered.title, date=day, profile=page)
    return write_markdown(rendered.blocks)
