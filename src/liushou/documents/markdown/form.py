"""HTML tables as forms: a grid with merged cells."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from liushou.documents.blocks import Align, Cell, Form, Run, Runs
from liushou.documents.language.escape import clean
from liushou.documents.markdown.inline import joined

MAX_SPAN = 60
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


@dataclass(slots=True)
class _Open:
    """A cell while its content is read."""

    attributes: dict[str, str]
    heading: bool
    runs: list[Run] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.widths: tuple[float, ...] = ()
        self.borders = True
        self.small = False
        self.in_heading = False
        self.heading_rows = 0
        self.heights: list[float | None] = []
        self.rows: list[list[_Open]] = []
        self.cell: _Open | None = None
        self.bold = self.underline = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if tag == "table":
            self.widths = tuple(map(float, re.findall(r"[0-9.]+", attributes.get("widths", ""))))
            self.borders = attributes.get("border") != "0"
            self.small = attributes.get("size") == "small"
        elif tag == "thead":
            self.in_heading = not self.rows
        elif tag == "tr":
            self.heading_rows += self.in_heading
            self.rows.append([])
            self.heights.append(_millimetres(attributes.get("height", "")))
        elif tag in ("td", "th") and self.rows:
            self.cell = _Open(attributes, tag == "th")
            self.rows[-1].append(self.cell)
            self.bold = self.underline = 0
        elif tag == "br":
            self._add("\n")
        else:
            self._toggle(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.cell = None
        elif tag == "thead":
            self.in_heading = False
        else:
            self._toggle(tag, -1)

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"[ \t]*\n[ \t\n]*", "\r", data))

    def _toggle(self, tag: str, step: int) -> None:
        self.bold += step if tag in ("b", "strong") else 0
        self.underline += step if tag == "u" else 0

    def _add(self, text: str) -> None:
        if self.cell is not None and text:
            self.cell.runs.append(Run(text, self.bold > 0, self.underline > 0))


def read_form(html: str) -> Form | None:
    """The form an HTML table is, or None if it has no cells.

    `<table widths="20,30,50">` gives the columns their relative widths, `<tr height="12mm">` a row its
    least height, `colspan` and `rowspan` merge, `<th>` is a label, `align` sets a cell's alignment,
    `valign="top"` puts its text at the upper edge; `<table border="0">` draws no lines.
    The rows of a `<thead>` are repeated on every page; `<table size="small">` is set in smaller letters.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    cells = _placed(reader.rows)
    if not cells:
        return None
    columns = max(cell.column + cell.columns for cell in cells)
    widths = reader.widths if len(reader.widths) == columns and min(reader.widths) > 0 else (1.0,) * columns
    heights = tuple(reader.heights)
    return Form(cells, widths, heights, reader.borders, reader.heading_rows, reader.small)


def _placed(rows: list[list[_Open]]) -> tuple[Cell, ...]:
    """Each cell at the first free place of its row, clipped to the rows there are."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, opened in enumerate(rows):
        column = 0
        for each in opened:
            while (row, column) in taken:
                column += 1
            height = min(_span(each, "rowspan"), len(rows) - row)
            span = _span(each, "colspan")
            while span > 1 and any((row, column + step) in taken for step in range(span)):
                span -= 1
            taken |= {(row + down, column + right) for down in range(height) for right in range(span)}
            cells.append(_cell(each, row, column, height, span))
            column += span
    return tuple(cells)


def _cell(opened: _Open, row: int, column: int, rows: int, columns: int) -> Cell:
    runs = _trimmed(joined(tuple(Run(_text(run.text), run.bold, run.underline) for run in opened.runs)))
    align = _ALIGNS.get(opened.attributes.get("align", ""), "center" if opened.heading else "left")
    top = opened.attributes.get("valign") == "top"
    return Cell(row, column, runs, rows, columns, opened.heading, align, top)


def _trimmed(runs: Runs) -> Runs:
    """Without the spaces of the source at either end; full-width ones, room to write in, stay."""
    if not runs:
        return ()
    first, *rest = runs
    *before, last = (Run(first.text.lstrip(" "), first.bold, first.underline), *rest)
    return (*before, Run(last.text.rstrip(" "), last.bold, last.underline))


def _text(text: str) -> str:
    return "\r".join(clean(part) for part in text.split("\r"))


def _span(opened: _Open, name: str) -> int:
    text = opened.attributes.get(name, "1")
    return min(max(int(text), 1), MAX_SPAN) if re.fullmatch("[0-9]{1,3}", text) else 1


def _millimetres(text: str) -> float | None:
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(?:mm)?", text.strip())
    return float(found[1]) if found else None
