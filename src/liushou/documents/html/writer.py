"""Blocks as one HTML file, in the layout of official documents (GB/T 9704-2012)."""

from collections.abc import Callable, Sequence
from itertools import groupby, zip_longest

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
from liushou.documents.frontmatter import Page
from liushou.documents.html.ending import attachments_html, signature_html
from liushou.documents.html.figure import chart_html
from liushou.documents.html.forms import form_html
from liushou.documents.html.grid import table_html
from liushou.documents.html.page import page_html
from liushou.documents.html.text import classes, runs_html, text
from liushou.documents.introduces import introduces
from liushou.documents.layout import LAYOUTS, Layout


def write_html(blocks: Sequence[Block], *, title: str, profile: Page = "document") -> str:
    """The file of a document; `title` is the window's, `profile` its page layout.

    On paper: A4, margins, faces, sizes, line pitch and page numbers of the standard; headings stay with
    what follows; rows, small tables, cards, charts and the signature are not split. On a screen: sheets
    of paper; on a phone: the width of the screen, wide tables scroll. The same blocks give the same text.
    """
    layout = LAYOUTS[profile]
    sheets = "".join(f'<div class="sheet">\n{_sheet(part, layout)}</div>\n' for part in _sheets(blocks))
    return page_html(sheets, title=title, profile=profile)


def _sheets(blocks: Sequence[Block]) -> list[list[Block]]:
    """What stands between page breaks."""
    groups = groupby(blocks, key=lambda block: isinstance(block, PageBreak))
    return [list(group) for is_break, group in groups if not is_break]


def _sheet(blocks: Sequence[Block], layout: Layout) -> str:
    pairs = zip_longest(blocks, blocks[1:])
    return "".join(f"{_block(block, following, layout)}\n" for block, following in pairs)


def _block(block: Block, following: Block | None, layout: Layout) -> str:
    if isinstance(block, Table):
        return table_html(block, layout.text_width)
    if isinstance(block, Form):
        joined = isinstance(following, Form) and following.borders != block.borders
        return form_html(block, layout.text_width, joined=joined)
    if isinstance(block, Paragraph):
        return _paragraph(block, joined=introduces(block, following))
    return _WRITERS[type(block)](block)


def _title(block: Title) -> str:
    return f"<h1>{runs_html(block.runs)}</h1>"


def _heading(block: Heading) -> str:
    name = f"h{block.level + 1}"
    return f"<{name}>{text(block.number)}{runs_html(block.runs)}</{name}>"


def _paragraph(block: Paragraph, *, joined: bool) -> str:
    names = classes("" if block.kind == "body" else block.kind, "joined" if joined else "")
    return f"<p{names}>{runs_html(block.runs)}</p>"


def _item(block: Item) -> str:
    return f"<p>{text(block.mark)}{runs_html(block.runs)}</p>"


_WRITERS: dict[type, Callable[..., str]] = {
    Title: _title,
    Heading: _heading,
    Item: _item,
    Signature: signature_html,
    Attachments: attachments_html,
    Chart: chart_html,
    Lines: chart_html,
}
