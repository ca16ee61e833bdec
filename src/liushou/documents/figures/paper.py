"""A page of figures as blocks of an official document: what a printed table shows, nothing that opens."""

import re
from collections.abc import Iterator

from liushou.documents.blocks import Block, Heading, Paragraph, Run, Title
from liushou.documents.figures.model import Page, Part, Section, Table, Words
from liushou.documents.figures.paper_table import MISSED, any_missed, leading, shortened, table_block
from liushou.documents.figures.paper_width import parted
from liushou.documents.language.chinese import title_lines
from liushou.documents.layout import LAYOUTS
from liushou.documents.markdown.numbering import Counter

ROOM = LAYOUTS["document"].text_width
"""The width of a line of an official document, in twips."""
_TITLE_ROOM = 20.0
"""Characters of a line of the title."""
_PARTS = re.compile(
    r"(?<![\d—])(?=\d{4})|(?<=学期)|(?<=年度)|(?<=[，、])|(?=农村留守)|(?<!农村)(?=留守儿童)|(?=关爱)|(?<=工作)"
)
"""Where a title may be broken: before a year, after a term, between the words of what it is about."""
_MISSED_NOTE = f"标有{MISSED}的未达到目标。"


def page_blocks(page: Page, *, room: int | None = ROOM) -> tuple[Block, ...]:
    """The title, the lines under it, sections under headings 一、 二、 and what the page was made from.

    Tables are captioned 表1, 表2 … where there are several; one that is wider than `room` twips (None: as
    wide as it likes) is set in parts, each with the columns that say what a row is. Rows beneath a row are
    indented; what a row opens (`detail`) is left to the formats that open. On paper a table of very many
    rows leaves some out and says so.
    """
    return tuple(_Setting(page, room).blocks())


class _Setting:
    """Sets a page, counting its headings and tables."""

    def __init__(self, page: Page, room: int | None) -> None:
        self.page = page
        self.room = room
        self.headings = Counter(numbered=True)
        self.tables = 0
        parts = (part for section in page.sections for part in section.parts)
        self.several = sum(isinstance(part, Table) and bool(part.caption) for part in parts) > 1

    def blocks(self) -> Iterator[Block]:
        """What stands on the page, in order."""
        yield Title((Run("\n".join(title_lines(_PARTS.split(self.page.title), _TITLE_ROOM))),))
        yield from (Paragraph((Run(line),), "center") for line in self.page.head if line)
        for section in self.page.sections:
            yield from self._section(section)
        yield from (Paragraph((Run(line),), "note") for line in self.page.foot if line)

    def _section(self, section: Section) -> Iterator[Block]:
        if section.title:
            runs = (Run(section.title),)
            yield Heading(1, self.headings.next(1, runs), runs)
        for part in section.parts:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[Block]:
        if isinstance(part, Words):
            yield from (Paragraph((Run(line),)) for line in part.lines if line)
        elif isinstance(part, Table):
            yield from self._table(part)
        else:
            yield part

    def _table(self, table: Table) -> Iterator[Block]:
        shown, left_out = (table, "") if self.room is None else shortened(table)
        block = table_block(shown, self._caption(table))
        yield from (block,) if self.room is None else parted(block, leading(table), self.room)
        notes = (table.note, _MISSED_NOTE if any_missed(shown.rows) else "", left_out)
        yield from (Paragraph((Run(note),), "note") for note in notes if note)

    def _caption(self, table: Table) -> str:
        if not (self.several and table.caption):
            return table.caption
        self.tables += 1
        return f"表{self.tables}　{table.caption}"
