"""What pictures of charts are made of: titles, words, numbers, the frame around them."""

import re
from html import escape

from liushou.documents.blocks import Chart, Lines
from liushou.documents.charts.words import spoken, titled
from liushou.documents.language.chinese import figure
from liushou.documents.language.escape import clean
from liushou.documents.widths import width
from liushou.printable import printable

WIDTH = 480
"""Width of a picture in its own units; the type area of an official document is 442 points wide."""
SIZE = 12.0
TITLE_SIZE = 14.0
MARGIN = 4.0
GAP = 8.0
LINE = 15.0
_FACES = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif"
_LEAST_TITLE = 10.0
_PIECE = re.compile(r"[0-9]+[—.%-]?|.")


def framed(chart: Chart | Lines, height: float, parts: list[str]) -> str:
    """The <svg> of a chart, its title in words and as <title>, what it shows as <desc>."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {number(height)}" role="img" '
        f'font-family="{_FACES}" font-size="{number(SIZE)}" fill="#000">'
        f"<title>{words(titled(chart))}</title><desc>{words(spoken(chart))}</desc>"
        f"{_title(titled(chart))}{''.join(parts)}</svg>"
    )


def _title(source: str) -> str:
    """The title in bold, in smaller letters where it is long, cut off with … where it is longer still."""
    room = WIDTH - 2 * MARGIN
    title = printable(clean(source).replace("\n", " "))
    if width(title) * _LEAST_TITLE > room:
        while (width(title) + 1) * _LEAST_TITLE > room:
            title = title[:-1]
        title += "…"
    size = min(TITLE_SIZE, room / max(width(title), 1.0))
    return (
        f'<text x="{WIDTH // 2}" y="{number(TITLE_SIZE + GAP / 2)}" text-anchor="middle" '
        f'font-size="{number(size)}" font-weight="bold">{words(title)}</text>'
    )


def text(source: str, x: float, y: float, anchor: str, *, centred: bool = False) -> str:
    """Words that end, begin or are centred at x, on a line at y or centred around it."""
    line = y + SIZE * 0.36 if centred else y
    return f'<text x="{number(x)}" y="{number(line)}" text-anchor="{anchor}">{words(source)}</text>'


def label_lines(label: str, characters: float, most: int) -> list[str]:
    """A label in at most so many lines of so many characters, cut off with … where it is longer.

    Numbers, and the dash after one, stay whole where a line is long enough.
    """
    lines, line = [], ""
    for piece in _PIECE.findall(printable(clean(label).replace("\n", " ").strip())):
        for each in (piece,) if width(piece) <= characters else piece:
            if line and width(line + each) > characters:
                lines.append(line)
                line = ""
            line += each
    lines.append(line)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def words(source: str) -> str:
    """A text as it stands in a picture."""
    return escape(printable(clean(source).replace("\n", " ")))


def number(value: float) -> str:
    """A length or a place, to a tenth."""
    return figure(round(value, 1))
