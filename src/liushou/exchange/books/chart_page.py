"""Where the charts of a table stand: under it where all fit on its page, else on a sheet of their own."""

from collections.abc import Iterator

from xlsxwriter.workbook import Workbook as File
from xlsxwriter.worksheet import Worksheet

from liushou.exchange.books.charts import ROW_PIXELS, Drawn, height_drawn, rows_drawn, rows_taken, write_chart
from liushou.exchange.books.layout import Layout
from liushou.exchange.books.model import Chart, Sheet
from liushou.exchange.books.printing import set_up

_PAGE = {True: 640, False: 980}
"""Pixels of an A4 page between its margins that can be used, lying and upright."""
_TOP, _ROW = 120, 28
"""Pixels of title, line and headings, and of a row of a table."""
_PAGE_WIDTH, _PAGE_COLUMNS = 680, 9


def stand_apart(sheet: Sheet) -> bool:
    """True where the charts of a table do not fit on one page with it."""
    charts = [height_drawn(each, sheet) + ROW_PIXELS for each in _that_draw(sheet)]
    rows = len(sheet.rows) + sheet.blank + len(sheet.notes) + len(sheet.total[:1])
    return bool(charts) and _TOP + _ROW * rows + sum(charts) > _PAGE[sheet.landscape]


def charts_below(file: File, target: Worksheet, table: Sheet, layout: Layout, name: str, width: int) -> int:
    """Put the charts under the notes of their table; the row below them."""
    row = layout.end
    for chart in _that_draw(table):
        row = write_chart(file, target, Drawn(chart, table, layout, name), row + 1, min(width, _PAGE_WIDTH))
    return row


def charts_apart(file: File, target: Worksheet, table: Sheet, layout: Layout, name: str) -> None:
    """Put the charts of a table, which stands on the sheet of that `name`, on a sheet of their own.

    None is cut by the end of a page.
    """
    target.set_default_row(ROW_PIXELS * 0.75)
    target.hide_gridlines(2)
    page, row, breaks = _PAGE[False] // ROW_PIXELS, 0, [0]
    for chart in _that_draw(table):
        drawn = Drawn(chart, table, layout, name)
        if row > breaks[-1] and row + rows_taken(drawn.pixels) - breaks[-1] > page:
            breaks.append(row)
        row = write_chart(file, target, drawn, row, _PAGE_WIDTH)
    set_up(target, row - 1, _PAGE_COLUMNS, landscape=False, scaled=False)
    target.set_h_pagebreaks(breaks[1:])


def _that_draw(sheet: Sheet) -> Iterator[Chart]:
    return (each for each in sheet.charts if rows_drawn(each, sheet))
