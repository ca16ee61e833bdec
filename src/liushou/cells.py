"""Cells of spreadsheets as plain values, and what a person would have typed for one."""

from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; "" where it holds nothing. A text is trimmed, its lines end in LF."""

_EXACT = 10**15
"""From here on a spreadsheet has lost digits of a number."""


def text_of(cell: Cell) -> str:
    """A cell as a person would type it.

    Dates are 2026-11-20, times 14:30, whole numbers have no `.0`, truth is 是 or 否. A number with more
    digits than a spreadsheet keeps is shown as one (3.5e+17), so that it never passes for an id number.
    """
    if isinstance(cell, str):
        return cell.strip().replace("\r\n", "\n")
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, (int, float)):
        return _number(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else f"{cell.date().isoformat()} {_clock(cell.time())}"
    if isinstance(cell, date):
        return cell.isoformat()
    return _clock(cell) if isinstance(cell, time) else _hours(cell)


def lost_digits(cell: Cell) -> bool:
    """True for a number so long that a spreadsheet has already lost digits of it (safety.md, "Output")."""
    return isinstance(cell, (int, float)) and not -_EXACT < cell < _EXACT


def _number(number: float) -> str:
    if lost_digits(number):
        return f"{number:e}"
    return str(int(number)) if number == int(number) else f"{number:.15g}"


def _clock(moment: time) -> str:
    return moment.isoformat("minutes" if moment.second == 0 else "seconds")


def _hours(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
