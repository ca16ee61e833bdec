"""Writing one value into a cell: text as text, days as days, numbers as numbers, never a formula."""

from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite

from xlsxwriter.worksheet import Worksheet

from liushou.cells import lost_digits, text_of
from liushou.exchange.books.model import Look, Value
from liushou.exchange.books.styles import Align, Part, Styles, Written, align_of
from liushou.exchange.books.texts import cell_text

_LONG = 255
"""Programs before Excel 2010 show a longer text as ### in a cell typed as text."""
_FIRST_YEAR = 1900
_EMPTY: dict[Look, Written] = {"day": "day", "number": "number", "percent": "percent"}


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes on one sheet, in the styles of its workbook."""

    sheet: Worksheet
    styles: Styles

    def value(self, row: int, column: int, value: Value, look: Look, part: Part, *, indent: int = 0) -> None:
        """A value in a cell of a column that looks so; empty ones have the border and the type.

        A text can be indented by so many steps.
        """
        align = align_of(look)
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, self.styles.of(part, align, empty_as(look)))
        elif isinstance(value, (bool, str)):
            text = text_of(value) if isinstance(value, bool) else value
            self._text(row, column, text, part, align, indent)
        elif isinstance(value, date):
            self._day(row, column, value, part, align)
        elif isfinite(value) and not lost_digits(value):
            written: Written = "percent" if look == "percent" else "number"
            self.sheet.write_number(row, column, value, self.styles.of(part, align, written))
        else:
            self._text(row, column, str(value), part, align)

    def across(self, area: tuple[int, int, int, int], text: str, part: Part, align: Align = "center") -> None:
        """A text over an area: first row and column, last row and column; merged if it is several cells."""
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", self.styles.of(part, align))
        self._text(top, left, text, part, align)

    def _text(self, row: int, column: int, text: str, part: Part, align: Align, indent: int = 0) -> None:
        clean = cell_text(text)
        written: Written = "long" if len(clean) > _LONG else "text"
        style = self.styles.of(part, align, written, indent)
        if clean:
            self.sheet.write_string(row, column, clean, style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def _day(self, row: int, column: int, day: date, part: Part, align: Align) -> None:
        if day.year < _FIRST_YEAR:
            self._text(row, column, day.isoformat(), part, align)
        else:
            moment = datetime.combine(day, time.min)
            self.sheet.write_datetime(row, column, moment, self.styles.of(part, align, "day"))


def empty_as(look: Look) -> Written:
    """How an empty cell of a column is typed: as text, unless days or numbers belong there."""
    return _EMPTY.get(look, "text")
