"""Dates, times and figures as Chinese documents write them (GB/T 15835 arabic style, GB/T 9704)."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from liushou.documents.widths import width

_WEEKDAYS = "一二三四五六日"
_CENT = Decimal("0.01")
_MOST_TITLE_PARTS = 8


def full_date(day: date) -> str:
    """2026年9月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date) -> str:
    """9月1日."""
    return f"{day.month}月{day.day}日"


def period(first: date, last: date | None, *, year: bool = True) -> str:
    """2026年9月1日至3日, 2026年9月30日至10月2日, 2026年12月28日至2027年1月3日; one day alone as a date.

    With `year` False the year is left out where both days are of one year: 9月1日至3日.
    """
    start = full_date(first) if year or (last and last.year != first.year) else short_date(first)
    if last is None or last == first:
        return start
    if last.year != first.year:
        return f"{start}至{full_date(last)}"
    return f"{start}至{last.day}日" if last.month == first.month else f"{start}至{short_date(last)}"


def weekday(day: date) -> str:
    """星期一."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def clock_range(start: str | None, end: str | None) -> str:
    """`09:00`, `10:45` as 9:00—10:45; one of them alone as 9:00起 or 至10:45; neither as nothing."""
    if start and end:
        return f"{_clock(start)}—{_clock(end)}"
    if start:
        return f"{_clock(start)}起"
    return f"至{_clock(end)}" if end else ""


def _clock(text: str) -> str:
    hour, _, rest = text.partition(":")
    return f"{int(hour)}:{rest}"


def figure(number: float | Decimal) -> str:
    """A number without needless zeros: 2400.0 as 2400, 0.30000000000000004 as 0.3."""
    exact = Decimal(str(number))
    if not exact.is_finite():
        raise ValueError(f"not a number to print: {number}")
    text = f"{exact.quantize(Decimal('0.000001'), ROUND_HALF_UP):f}"
    plain = text.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def money(amount: float | Decimal, *, always: bool = False) -> str:
    """A sum in yuan: 2400, 2400.50, rounded half up to a fen; `always` with its fen."""
    exact = Decimal(str(amount)).quantize(_CENT, ROUND_HALF_UP)
    return f"{exact:.0f}" if exact == exact.to_integral_value() and not always else f"{exact:.2f}"


def percent(rate: float | Decimal, digits: int = 1, *, fixed: bool = False) -> str:
    """A rate of 1 in percent: 0.9722 as 97.2%, 0.5 as 50%, or with all its digits (`fixed`) as 50.0%."""
    rounded = rounded_percent(rate, digits)
    return f"{rounded:.{digits}f}%" if fixed else f"{figure(rounded)}%"


def rounded_percent(rate: float | Decimal, digits: int = 1) -> Decimal:
    """A rate of 1 times 100, rounded half up.

    What falls short of the whole never rounds up to 100, what is more than nothing never down to 0.
    """
    exact = Decimal(str(rate)) * 100
    step = Decimal(1).scaleb(-digits)
    rounded = exact.quantize(step, ROUND_HALF_UP)
    if rounded == 100 and exact < 100:
        return exact.quantize(step, ROUND_DOWN)
    return exact.quantize(step, ROUND_UP) if rounded == 0 and exact > 0 else rounded


def title_lines(parts: Sequence[str], fit: float) -> tuple[str, ...]:
    """A title in lines no wider than `fit` characters, broken between its parts only.

    Of the ways to break it into the fewest lines, the most even one is taken (GB/T 9704: a title of
    several lines keeps its words whole and its lines balanced). A part wider than `fit` stays whole.
    """
    pieces = tuple(part for part in parts if part)
    if sum(map(width, pieces)) <= fit or not 2 <= len(pieces) <= _MOST_TITLE_PARTS:
        return ("".join(pieces),) if pieces else ()
    ways = [tuple("".join(group) for group in groups) for groups in _groupings(pieces)]
    return min(ways, key=lambda lines: (sum(width(each) > fit for each in lines), len(lines), _spread(lines)))


def _groupings(pieces: tuple[str, ...]) -> list[tuple[tuple[str, ...], ...]]:
    """Every way to cut a few pieces into successive groups."""
    if len(pieces) == 1:
        return [(pieces,)]
    ways: list[tuple[tuple[str, ...], ...]] = []
    for size in range(1, len(pieces)):
        ways += [(pieces[:size], *rest) for rest in _groupings(pieces[size:])]
    return [*ways, (pieces,)]


def _spread(lines: Sequence[str]) -> float:
    return max(map(width, lines)) - min(map(width, lines))
