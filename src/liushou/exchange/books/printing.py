"""How a sheet comes out of a printer: A4 (A3 where it is very wide), one page wide, numbered."""

from xlsxwriter.worksheet import Worksheet

_A4, _A3 = 9, 8
_LEAST_SCALE = 0.6
"""Printed smaller, letters of 11 points can hardly be read: such a sheet goes on A3."""
_UPRIGHT_INCHES, _LYING_INCHES, _PIXELS = 8.27, 11.69, 96
"""The width of A4, upright and lying, and the pixels of an inch."""
_FOOTER = '&C&"宋体"&9第 &P 页，共 &N 页'
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7
"""Margins in inches."""


def set_up(
    sheet: Worksheet,
    last_row: int,
    last_column: int,
    *,
    landscape: bool,
    pixels: int = 0,
    scaled: bool = True,
) -> None:
    """A4 of that direction, or A3 for a sheet too many `pixels` wide, in the middle; its pages are numbered.

    `scaled`: as wide as one page, however wide it is. Programs then begin pages where they like.
    """
    room = ((_LYING_INCHES if landscape else _UPRIGHT_INCHES) - 2 * _SIDE) * _PIXELS
    sheet.set_paper(_A3 if room < _LEAST_SCALE * pixels else _A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    sheet.center_horizontally()
    sheet.set_footer(_FOOTER)
    if scaled:
        sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last_row, last_column)
