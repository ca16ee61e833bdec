"""The text of a file as messages, differences and logs may show it: what is sensitive is covered."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from liushou.check.secret_places import secret_places
from liushou.records.fields import Record
from liushou.yamltext.edits import spliced
from liushou.yamltext.gate import MAX_BYTES, open_bytes
from liushou.yamltext.spans import Lines, Span

Moved = tuple[int, int, int]
"""Of one line: the columns from and to which something was covered, and how many characters cover it."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A text line by line, and where the places of the original are in it. Uncovered text is its own."""

    text: str
    moved: Mapping[int, tuple[Moved, ...]] = field(default_factory=dict)

    def span(self, span: Span) -> Span:
        """Where a span of the original is; one within a covered value becomes the whole of it."""
        column = self._column(span.line, span.column, at_end=False)
        return Span(
            span.line, column, span.end_line, self._column(span.end_line, span.end_column, at_end=True)
        )

    def _column(self, line: int, column: int, *, at_end: bool) -> int:
        shift = 0
        for start, end, width in self.moved.get(line, ()):
            if column <= start:
                break
            if column < end:
                return start + shift + (width if at_end else 0)
            shift += width - (end - start)
        return column + shift


def covered(text: str, model: type[Record]) -> Covered:
    """A text of a file of the kind `model`, whatever it holds, with what is sensitive covered by ***.

    Lines stay lines, quotes stay, and nothing tells how long a covered value was.
    """
    stretches = secret_places(text, model)
    lines = Lines(text)
    moved: defaultdict[int, list[Moved]] = defaultdict(list)
    for start, end, put in stretches:
        line, column = lines.place(start)
        moved[line].append((column, column + end - start, len(put)))
    return Covered(spliced(text, stretches), {line: tuple(of_line) for line, of_line in moved.items()})


def text_of(data: bytes) -> str | None:
    """The text of a file for showing it: GBK is understood, damaged characters become U+FFFD.

    None where it is no text that could be shown line by line. A byte order mark is left out.
    """
    if len(data) > MAX_BYTES:
        return None
    opened = open_bytes(data)
    if opened.text is not None:
        return opened.text
    if any(fault.fix == "gbk" for fault in opened.faults):
        return data.decode("gb18030")
    return None if b"\0" in data else data.decode("utf-8", errors="replace").removeprefix("\ufeff")
