"""A PDF opened: its pages, their text and where it stands (in points, from the lower left corner)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from liushou.documents.blocks import (
    Attachments,
    Block,
    Chart,
    Form,
    Heading,
    Item,
    Lines,
    PageBreak,
    Runs,
    Signature,
    Table,
    text_of_runs,
)
from liushou.documents.charts.scale import tick_label, ticks
from liushou.documents.frontmatter import Page
from liushou.documents.layout import PAGE_WIDTH
from liushou.documents.pdf.faces import NoChineseFont

pypdfium2 = pytest.importorskip("pypdfium2")
pytest.importorskip("typst")
from liushou.documents.pdf.writer import write_pdf  # noqa: E402

DAY = date(2026, 9, 1)
MM = 72 / 25.4
WIDTH = PAGE_WIDTH * MM


@dataclass(frozen=True)
class Mark:
    """A character and the box of its ink."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def pdf(blocks: Sequence[Block], profile: Page = "form", title: str = "文书") -> bytes:
    """The file of these blocks, set with the packaged fonts alone; skips the test without them."""
    try:
        return write_pdf(blocks, title=title, date=DAY, profile=profile, system_fonts=False)
    except NoChineseFont as error:
        pytest.skip(f"pylopdf-fonts-zh-cn: {error.message}")


def texts(content: bytes) -> list[str]:
    """The text of each page, without what is blank: PDFium sees spaces and line ends by the look of it."""
    found = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return ["".join(text.split()).replace("\u200b", "").replace("\ufffe", "") for text in found]


def pages(blocks: Sequence[Block], profile: Page = "form") -> list[str]:
    """The text of each page of these blocks."""
    return texts(pdf(blocks, profile))


def marks(blocks: Sequence[Block], profile: Page = "document", page: int = 0) -> list[Mark]:
    """The characters with ink of a page, in the order they stand in the file."""
    return marks_on(pypdfium2.PdfDocument(pdf(blocks, profile))[page])


def marks_on(page: pypdfium2.PdfPage) -> list[Mark]:
    """The same of a page that is open."""
    text = page.get_textpage()
    found = ((text.get_text_range(each, 1), text.get_charbox(each)) for each in range(text.count_chars()))
    return [Mark(character, *box) for character, box in found if character.strip("\r\n \u200b\ufffe")]


def lines(found: Sequence[Mark]) -> list[list[Mark]]:
    """Characters of one size by the line they stand on, from top to bottom."""
    rows: list[list[Mark]] = []
    for mark in sorted(found, key=lambda mark: -(mark.top + mark.bottom)):
        if rows and abs(_middle(rows[-1][0]) - _middle(mark)) < 12:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    return [sorted(row, key=lambda mark: mark.left) for row in rows]


def _middle(mark: Mark) -> float:
    return (mark.top + mark.bottom) / 2


def inked(text: str) -> Counter[str]:
    """How often each character is there, blanks and the places to break long words not counted."""
    return Counter(each for each in text if not each.isspace() and each not in "\u200b\ufffe\x02")


def written(blocks: Sequence[Block]) -> Counter[str]:
    """What `inked` should find in the file of these blocks."""
    return inked("".join(piece for block in blocks for piece in _pieces(block)))


def _pieces(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Item):
        yield block.number if isinstance(block, Heading) else block.mark
    if isinstance(block, Table):
        yield block.caption
        yield from _cells(block.header, *block.rows)
    elif isinstance(block, Form):
        yield from _cells([cell.runs for cell in block.cells])
    elif isinstance(block, Signature):
        yield from (*block.units, block.date)
    elif isinstance(block, Attachments):
        several = len(block.names) > 1
        yield "附件："
        yield from (f"{number}. {name}" if several else name for number, name in enumerate(block.names, 1))
    elif isinstance(block, Chart):
        yield from _chart(block)
    elif isinstance(block, Lines):
        yield from _lines(block)
    elif not isinstance(block, PageBreak):
        yield text_of_runs(block.runs)


def _cells(*rows: Sequence[Runs]) -> Iterator[str]:
    return (text_of_runs(runs) for row in rows for runs in row)


def _lines(chart: Lines) -> Iterator[str]:
    """Title, source, the scale, the names of points and lines; the values of a line that is alone."""
    yield chart.title + (f"（{chart.unit}）" if chart.unit else "") + chart.source
    yield from (tick_label(tick, chart) for tick in ticks(chart))
    yield from chart.points
    yield "" if chart.target is None else f"目标{tick_label(chart.target, chart)}"
    for line in chart.lines:
        yield line.name
        alone = line.values if len(chart.lines) == 1 else ()
        yield from (f"{value:g}" for value in alone if value is not None)


def _chart(chart: Chart) -> Iterator[str]:
    targets = any(bar.target is not None for bar in chart.bars)
    yield chart.title + (f"（{chart.unit}）" if chart.unit else "") + chart.source
    yield "实际目标" if targets else ""
    for bar in chart.bars:
        yield bar.label
        for value in (bar.value, *([bar.target] if bar.target is not None else [])):
            yield "—" if value is None else f"{value:g}" + ("%" if chart.unit == "%" else "")
