"""Headings as people write them, brought to the one form in which they are compared."""

import re
import unicodedata
from functools import lru_cache

from liushou.cells import Cell, text_of

_MARKS = re.compile(r"[\s*★☆※▲△●○■□◆◇§:;,。.'\"“”‘’\u200b-\u200f\u2060\ufeff_\-—–~]+")
"""What is added to a heading and says nothing, blanks inside (姓 名) among it."""
_NUMBERED = re.compile(r"^(?:[\u2460-\u24ff\u2776-\u2793]|\(?\d{1,2}(?:[.、)](?=\D)|(?=\s)))+")
"""①, 1. and (1) before a heading."""
_LATIN = re.compile(r"[a-z]+(?:/|$)?")
_OTHER_MARKS = str.maketrans("、|\\[]【】{}〔〕<>〈〉《》", "///()()()()()()()", "的")
BRACKET = re.compile(r"\(([^()]*)\)?")
"""A bracket in a heading, and what it holds."""
_LONGEST = 60
"""No heading is longer; such a text is a note."""


def shown(cell: Cell) -> str:
    """A heading as it is written, in one line."""
    return "".join(text_of(cell).split("\n"))


@lru_cache(maxsize=4096)
def solid(text: str) -> str:
    """A heading without blanks, numbers before it, stars and colons; wide characters narrow, no 的.

    Letters are left out beside Chinese (姓名 Name). "" for what is too long to be a heading.
    """
    if len(text) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", _NUMBERED.sub("", text.strip())).lower()
    plain = _MARKS.sub("", _NUMBERED.sub("", plain).translate(_OTHER_MARKS)).replace("()", "")
    bare = _LATIN.sub("", plain).replace("()", "").strip("/")
    return bare or plain
