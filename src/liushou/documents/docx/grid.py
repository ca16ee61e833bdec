"""Tables: column widths from their content, heading rows that repeat, rows that stay whole."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from liushou.documents.blocks import Align, Runs, Table, text_of_runs
from liushou.documents.docx.styles import CELL, CELL_HEAD, TABLE_SIZE, Style, twips
from liushou.documents.docx.text import keep_with_next, paragraph
from liushou.documents.docx.xml import Element, element
from liushou.documents.widths import widest

CELL_MARGIN = 80
_SLACK = 100
_SMALL_TABLE = 8
"""Lines up to which a table is kept on one page."""
_LEAST = 4.0
"""Characters of the narrowest column of text."""


def table_element(table: Table, total_width: int) -> Element:
    """A table of the full width, in twips.

    A small one stays on one page; of a larger one the last row (the sum, often) is not left alone.
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
        keep = number < len(table.rows) - 1 and (whole or number == len(table.rows) - 2)
        cells = [
            _cell(runs, room, style, align, keep=keep)
            for runs, room, align in zip(texts, widths, table.aligns, strict=True)
        ]
        made.append(row(cells))
    return made


def _lines(cells: Sequence[Runs], widths: Sequence[int]) -> int:
    """About how many lines high a row is."""
    return max(
        sum(max(1, ceil(_twips(widest(line)) / room)) for line in text_of_runs(runs).split("\n"))
        for runs, room in zip(cells, widths, strict=True)
    )


def frame(widths: Sequence[int]) -> Element:
    """A table without rows: borders, fixed columns."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
    properties = element(
        "tblPr",
        None,
        element("tblW", {"w": sum(widths), "type": "dxa"}),
        element("jc", {"val": "center"}),
        element("tblBorders", None, *(element(side, line) for side in sides)),
        element("tblLayout", {"type": "fixed"}),
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


def cell_element(room: int, *properties: Element, content: Sequence[Element]) -> Element:
    """A cell, its content in the middle of its height."""
    head = element(
        "tcPr",
        None,
        element("tcW", {"w": room, "type": "dxa"}),
        *properties,
        element("vAlign", {"val": "center"}),
    )
    return element("tc", None, head, *content)


def _cell(runs: Runs, room: int, style: Style, align: Align, *, keep: bool) -> Element:
    content = paragraph(style, runs, element("jc", {"val": align}))
    if keep:
        keep_with_next(content)
    return cell_element(room, content=(content,))


def column_widths(table: Table, total: int) -> tuple[int, ...]:
    """Widths in twips that add up to `total`.

    Where everything fits on one line the columns grow in proportion; else narrow columns keep what they
    need and the wide ones share the rest.
    """
    columns = range(len(table.header))
    natural = [_natural(table, column) for column in columns]
    if sum(natural) <= total:
        return _scaled(natural, total)
    natural = [_compact(table, column) for column in columns]
    if sum(natural) <= total:
        return _scaled(natural, total)
    least = [_least(table, column, natural[column]) for column in columns]
    if sum(least) >= total:
        return _scaled(least, total)
    narrow = _narrow(natural, total)
    rest = total - sum(natural[column] for column in narrow)
    wide_sum = sum(width for column, width in enumerate(natural) if column not in narrow)
    shares = [
        width if column in narrow else max(least[column], rest * width / wide_sum)
        for column, width in enumerate(natural)
    ]
    return _scaled(shares, total)


def _narrow(natural: Sequence[float], total: int) -> set[int]:
    """Columns that need no more than an even share of what the narrower ones leave."""
    narrow: set[int] = set()
    while len(narrow) < len(natural):
        share = (total - sum(natural[column] for column in narrow)) / (len(natural) - len(narrow))
        found = {column for column, width in enumerate(natural) if column not in narrow and width <= share}
        if not found:
            break
        narrow |= found
    return narrow


def _natural(table: Table, column: int) -> float:
    """What a column needs to have every cell on one line."""
    return _twips(max(_head(table, column), _body(table, column)))


def _compact(table: Table, column: int) -> float:
    """The same, but with a long heading on two lines."""
    head = _head(table, column)
    return _twips(max(head if head <= _LEAST else head / 2 + 0.5, _body(table, column)))


def _head(table: Table, column: int) -> float:
    return widest(text_of_runs(table.header[column]))


def _body(table: Table, column: int) -> float:
    return max((widest(text_of_runs(cells[column])) for cells in table.rows), default=0.0)


def _least(table: Table, column: int, natural: float) -> float:
    """What a column of figures needs in any case, and a column of text for a few characters a line."""
    return natural if table.aligns[column] != "left" else min(natural, _twips(_LEAST))


def _twips(characters: float) -> float:
    return characters * twips(TABLE_SIZE) + 2 * CELL_MARGIN + _SLACK


def _scaled(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers in proportion to `widths` that add up to `total`."""
    whole = sum(widths)
    bounds = [round(total * sum(widths[:position]) / whole) for position in range(len(widths) + 1)]
    return tuple(after - before for before, after in pairwise(bounds))
