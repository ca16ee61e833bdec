"""How a sheet comes out of a printer: A4 (A3 where it is very wide), one page wide, numbered."""

from xlsxwriter.worksheet import Worksheet

_A4, _A3 = 9, 8
_MOST_ON_A4 = 300
"""Cells side by side: on one page of A4 a wider sheet has letters too small to be read."""
_FOOTER = '&C&"宋体"&9第 &P 页，共 &N 页'
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7
"""Margins in inches."""


def set_up(
    sheet: Worksheet,
    last_row: int,
    last_column: int,
    *,
    landscape: bool,
    width: float = 0,
    scaled: bool = True,
) -> None:
    """A4 of that direction, or A3 for a `width` of many cells, in the middle; every page has its number.

    `scaled`: as wide as one page, however wide it is. Programs then begin pages where they like.
    """
    sheet.set_paper(_A3 if width > _MOST_ON_A4 else _A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    sheet.center_horizontally()
    sheet.set_footer(_FOOTER)
    if scaled:
        sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last_row, last_column)
