"""How high rows must be for all of their text to be seen: programs do not find it out for merged cells."""

from collections.abc import Iterable
from math import ceil

from liushou.exchange.books.model import Value
from liushou.exchange.books.styles import BODY_SIZE
from liushou.textwidth import width, wrap

_LINE, _AROUND = 15.5, 6.0
"""Points of a line of the body and of what is free above and below; lines of the fonts that stand in for
宋体 elsewhere are higher than its own."""
_LEAST, _MOST = 21.0, 409.0
"""The least height of a row, and the most that Excel has."""
_AS_WIDE_AS_HAN = str.maketrans(dict.fromkeys("“”‘’…—·×", "宽"))
"""Characters that a terminal shows narrow, and the fonts of offices as wide as a Chinese one."""


def height_of(cells: Iterable[tuple[Value, float]], size: int = BODY_SIZE) -> float:
    """The height in points of a row of values, each with the width of its column in cells."""
    scale = size / BODY_SIZE
    most = max((lines_of(value, room / scale) for value, room in cells), default=1)
    return min(_MOST, max(_LEAST, most * _LINE * scale + _AROUND))


def lines_of(value: Value, room: float) -> int:
    """About how many lines a value takes in so many cells."""
    if not isinstance(value, str):
        return 1
    cells = max(2, int(room))
    if len(value) * 2 <= cells and "\n" not in value:
        return 1
    return sum(_lines(line, cells) for line in value.translate(_AS_WIDE_AS_HAN).split("\n"))


def _lines(line: str, cells: int) -> int:
    """The lines of one paragraph; a word longer than a line is broken where the line ends."""
    taken = width(line)
    if taken <= cells:
        return 1
    return sum(max(1, ceil(width(part) / cells)) for part in wrap(line, cells))
