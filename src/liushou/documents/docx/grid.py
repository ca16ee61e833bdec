"""Tables: heading rows that repeat, rows that stay whole."""

from collections.abc import Sequence

from liushou.documents.blocks import Align, Runs, Table, text_of_runs
from liushou.documents.columns import CELL_MARGIN, column_widths, lines_in
from liushou.documents.docx.styles import CELL, CELL_HEAD, Style
from liushou.documents.docx.text import keep_with_next, paragraph
from liushou.documents.docx.xml import Element, element, qn

_SMALL_TABLE = 8
"""Lines up to which a table is kept on one page."""


def table_element(table: Table, total_width: int) -> Element:
    """A table of the full width, in twips.

    A small one stays on one page; of a larger one neither the first row under the heading nor the last (the
    sum, often) is left alone. LibreOffice 7.4 loses all other rows where only the first fits on a page.
    """
    widths = column_widths(table, total_width)
    made = frame(widths)
    heading = any(text_of_runs(cell).strip() for cell in table.header)
    if heading:
        cells = [
            _cell(runs, room, CELL_HEAD, "center", keep=True)
            for runs, room in zip(table.header, widths, strict=True)
        ]
        made.append(row(cells, heading=True))
    whole = sum(_lines(cells, widths) for cells in table.rows) <= _SMALL_TABLE
    for number, texts in enumerate(table.rows):
        style = CELL_HEAD if table.total and number == len(table.rows) - 1 else CELL
        keep = number < len(table.rows) - 1 and (whole or number in (0, len(table.rows) - 2))
        cells = [
            _cell(runs, room, style, align, keep=keep)
            for runs, room, align in zip(texts, widths, table.aligns, strict=True)
        ]
        made.append(row(cells))
    return made


def keep_last_rows(table: Element) -> None:
    """Keep the last two rows of a table on the page of what follows it."""
    for last in table.findall(qn("w:tr"))[-2:]:
        for content in last.iterfind(f"{qn('w:tc')}/{qn('w:p')}"):
            keep_with_next(content)


def _lines(cells: Sequence[Runs], widths: Sequence[int]) -> int:
    """About how many lines high a row is."""
    return max(lines_in(runs, room) for runs, room in zip(cells, widths, strict=True))


def frame(widths: Sequence[int], *, borders: bool = True) -> Element:
    """A table without rows: borders, fixed columns."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
    margin: dict[str, str | int] = {"w": CELL_MARGIN, "type": "dxa"}
    none: dict[str, str | int] = {"val": "none", "sz": 0, "space": 0, "color": "auto"}
    properties = element(
        "tblPr",
        None,
        element("tblW", {"w": sum(widths), "type": "dxa"}),
        element("jc", {"val": "center"}),
        element("tblBorders", None, *(element(side, line if borders else none) for side in sides)),
        element("tblLayout", {"type": "fixed"}),
        element("tblCellMar", None, *(element(side, margin) for side in ("left", "right"))),
    )
    columns = element("tblGrid", None, *(element("gridCol", {"w": room}) for room in widths))
    return element("tbl", None, properties, columns)


def row(cells: Sequence[Element], *, heading: bool = False, height_mm: float | None = None) -> Element:
    """A row that is not split over two pages; a heading row is repeated on each page."""
    properties = element("trPr", None, element("cantSplit"))
    if height_mm:
        properties.append(element("trHeight", {"val": round(height_mm * 56.7), "hRule": "atLeast"}))
    if heading:
        properties.append(element("tblHeader"))
    return element("tr", None, properties, *cells)


def cell_element(
    room: int, *properties: Element, content: Sequence[Element], valign: str = "center"
) -> Element:
    """A cell, its content in the middle of its height or at its upper edge (`valign` top)."""
    head = element(
        "tcPr",
        None,
        element("tcW", {"w": room, "type": "dxa"}),
        *properties,
        element("vAlign", {"val": valign}),
    )
    return element("tc", None, head, *content)


def _cell(runs: Runs, room: int, style: Style, align: Align, *, keep: bool) -> Element:
    content = paragraph(style, runs, element("jc", {"val": align}))
    if keep:
        keep_with_next(content)
    return cell_element(room, content=(content,))
