"""A document as the JSON that the setting program (page.typ and what follows it) takes."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

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
    Run,
    Runs,
    Signature,
    Table,
    Title,
)
from liushou.documents.introduces import introduces
from liushou.documents.layout import PAGE_HEIGHT, PAGE_WIDTH, PITCH, Layout
from liushou.documents.pdf.charts import chart_data
from liushou.documents.pdf.faces import Faces
from liushou.documents.pdf.grids import form_data, table_data
from liushou.documents.pdf.line_charts import lines_data
from liushou.documents.pdf.text import Json, one_line, words
from liushou.documents.signing import attachment_lines, placed

AUTHOR = "liushou"
_CHARACTER, _TITLE_CHARACTER, _NOTE_CHARACTER = 15.78, 22.0, 10.5
"""Widths of a character in points."""
_LEAST_ROOM = 20.0
"""Characters that a line at the end of a document has in any case."""
_MOST_ATTACHMENTS = 10
"""So many names hang on the paragraph before them; more may go on on the next page."""

_Ending: TypeAlias = Attachments | Signature


def document_json(blocks: Sequence[Block], *, title: str, date: date, layout: Layout, faces: Faces) -> str:
    """The document as JSON."""
    data: Json = {
        "title": one_line(title, float("inf")),
        "author": AUTHOR,
        "date": [date.year, date.month, date.day],
        "page": _page(layout),
        "faces": faces.data(),
        "blocks": _blocks(blocks, layout),
    }
    return json.dumps(data, ensure_ascii=False)


def _page(layout: Layout) -> Json:
    return {
        "width": PAGE_WIDTH,
        "height": PAGE_HEIGHT,
        "top": layout.top,
        "bottom": layout.bottom,
        "left": layout.left,
        "right": layout.right,
        "numbered": layout.numbered,
        "under-title": layout.under_title,
        "pitch": PITCH,
    }


def _blocks(blocks: Sequence[Block], layout: Layout) -> list[Json]:
    made: list[Json] = []
    position = 0
    while position < len(blocks):
        block, rest = blocks[position], blocks[position + 1 :]
        hanging = _hanging(rest) if _carries(block) else []
        under = _under(block, rest)
        taken = len(hanging) + (under is not None)
        following = rest[taken] if taken < len(rest) else None
        sticky = _stays(under or block, following)
        if isinstance(block, Form):
            made.append(form_data(block, layout.text_width, sticky=sticky, ending=under))
        else:
            made.append(_data(block, layout, hanging, sticky=sticky))
        position += 1 + taken
    return made


def _carries(block: Block) -> bool:
    return isinstance(block, Item) or (isinstance(block, Paragraph) and block.kind in ("body", "flush"))


def _hanging(following: Sequence[Block]) -> list[_Ending]:
    """What hangs on the last line of a paragraph: it never stands on a page without text before it."""
    found: list[_Ending] = []
    for block in following:
        if not isinstance(block, _Ending) or (
            isinstance(block, Attachments) and len(block.names) > _MOST_ATTACHMENTS
        ):
            break
        found.append(block)
    return found


def _under(block: Block, following: Sequence[Block]) -> Form | None:
    """The line under a list (填表人), which never stands without its last row."""
    line = following[0] if following else None
    listed = isinstance(block, Form) and block.borders and block.heading_rows > 0
    return line if listed and isinstance(line, Form) and not line.borders else None


def _stays(block: Block, following: Block | None) -> bool:
    """Whether a block stays on the page of what follows: an end of the document, a form, a table."""
    if isinstance(block, Form) and isinstance(following, Form):
        return block.borders != following.borders
    return isinstance(following, _Ending) or introduces(block, following)


def _data(
    block: Table | Chart | Lines | PageBreak | _Ending | Title | Heading | Paragraph | Item,
    layout: Layout,
    hanging: Sequence[_Ending],
    *,
    sticky: bool,
) -> Json:
    if isinstance(block, Table):
        return table_data(block, layout.text_width, sticky=sticky)
    if isinstance(block, Chart):
        return {**chart_data(block), "sticky": sticky}
    if isinstance(block, Lines):
        return {**lines_data(block), "sticky": sticky}
    if isinstance(block, _Ending):
        return {**_ending(block), "sticky": sticky}
    if isinstance(block, PageBreak):
        return {"kind": "page-break", "restarts": block.restarts}
    return _text(block, layout.text_width / 20, hanging, sticky=sticky)


def _text(
    block: Title | Heading | Paragraph | Item, room: float, hanging: Sequence[_Ending], *, sticky: bool
) -> Json:
    if isinstance(block, Title):
        return {"kind": "title", "runs": words(block.runs, room / _TITLE_CHARACTER)}
    if isinstance(block, Heading):
        numbered = words(_led(block.number, block.runs), room / _CHARACTER)
        return {"kind": "heading", "level": block.level, "runs": numbered}
    style = "body" if isinstance(block, Item) else block.kind
    runs = _led(block.mark, block.runs) if isinstance(block, Item) else block.runs
    return {
        "kind": "paragraph",
        "style": style,
        "runs": words(runs, room / (_NOTE_CHARACTER if style == "note" else _CHARACTER)),
        "ending": [_ending(each) for each in hanging],
        "sticky": sticky,
    }


def _led(lead: str, runs: Runs) -> Runs:
    return (Run(lead), *runs) if lead else runs


def _ending(block: _Ending) -> dict[str, Json]:
    lines: list[Json]
    if isinstance(block, Signature):
        lines = [[one_line(text, _LEAST_ROOM), indent] for text, indent in placed(block)]
        return {"kind": "signature", "lines": lines}
    lines = [
        [one_line(text, _LEAST_ROOM), start, hanging] for text, start, hanging in attachment_lines(block)
    ]
    return {"kind": "attachments", "lines": lines}
