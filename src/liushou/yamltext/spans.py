"""Places in a text, as a reader counts them: lines and columns from 1, in characters."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]
"""The way to a value: () is the document, ("guardians", 0, "phone") a phone."""
Style = Literal["plain", "single", "double", "literal", "folded", "block", "flow"]
"""How a value is written."""
STYLES: dict[str, Style] = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
"""The styles of scalars by the sign that libyaml gives for them."""

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. `end_column` is the column after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """Turns character indexes of one text into lines and columns.

    A line ends at LF, CRLF or a lone CR (YAML 1.2, production b-break) and nowhere else.
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def place(self, index: int) -> tuple[int, int]:
        """The line and column of the character at `index`; behind the text, those of its end."""
        index = min(index, len(self.text))
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        return Span(*self.place(start), *self.place(end))

    def start(self, line: int) -> int:
        """The index at which a line begins; past the end, the length of the text."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line(self, line: int) -> str:
        """One line without its break, and "" for a line the text does not have."""
        return self.text[self.start(line) : self.start(line + 1)].rstrip("\r\n")

    def __len__(self) -> int:
        return len(self._starts)
