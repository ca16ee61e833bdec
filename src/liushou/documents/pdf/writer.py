"""Blocks as a PDF file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from liushou.documents.blocks import Block
from liushou.documents.frontmatter import Page
from liushou.documents.layout import LAYOUTS
from liushou.documents.pdf.document import document_json
from liushou.documents.pdf.engine import engine


def write_pdf(
    blocks: Sequence[Block],
    *,
    title: str,
    date: date,
    profile: Page = "document",
    fonts: Sequence[Path] = (),
    system_fonts: bool = True,
) -> bytes:
    """The file of a document; `title` and `date` go into its properties, `profile` is its page layout.

    `fonts` are folders with more fonts; without `system_fonts` those of the system are left out, so that
    every machine makes the same file. The same blocks, date and fonts give the same bytes. Raises
    LiushouError where typst is not installed and NoChineseFont where there is no Chinese font.
    """
    setting = engine(tuple(fonts), system=system_fonts)
    data = document_json(blocks, title=title, date=date, layout=LAYOUTS[profile], faces=setting.faces)
    return setting.pdf(data, date, tagged=profile == "document")
