"""How wide text is, in characters of the full width (全角 1, 半角 0.5)."""

import re
import unicodedata

_FULL_WIDTH = frozenset("WFA")
_MEETING = re.compile("(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
_SPACE = 0.25


def width(text: str) -> float:
    """The width of one line in full-width characters.

    Ambiguous characters (“ ” ‘ ’ — … ·) count as full: documents set them in a Chinese font.
    """
    return sum(1.0 if unicodedata.east_asian_width(each) in _FULL_WIDTH else 0.5 for each in text)


def widest(text: str) -> float:
    """The width of the widest line of a text, as programs set it that put spaces around digits.

    LibreOffice does, whatever the document says (`autoSpaceDE`): a quarter of a character wherever
    Chinese and Latin meet.
    """
    return max(width(line) + _SPACE * len(_MEETING.findall(line)) for line in text.split("\n"))
