"""The comments of a text: `#` where YAML takes it for one, and not within a value."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from liushou.yamltext.events import ENDS, MAX_DEPTH, SCALAR, STARTS, STREAM_END, YAMLError, events_of
from liushou.yamltext.neutral import neutral
from liushou.yamltext.spans import Lines

_COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")
_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#` to the end of its line; line and column count from 1, in characters."""

    line: int
    column: int
    text: str


def comments(text: str) -> tuple[Comment, ...]:
    """All comments, in order; of a text that is not YAML, those before the last value read."""
    if "#" not in text:
        return ()
    lines = Lines(text)
    found = (match for start, end in _gaps(text) for match in _COMMENT.finditer(text, start, end))
    return tuple(Comment(*lines.place(match.start()), match[0].rstrip()) for match in found)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the scalars; the line that opens a block scalar belongs to them."""
    cursor = depth = 0
    with suppress(YAMLError):
        next_event = events_of(neutral(text).text)
        while (kind := type(event := next_event())) is not STREAM_END:
            depth += (kind in STARTS) - (kind in ENDS)
            if depth > MAX_DEPTH:
                return
            if kind is SCALAR:
                start = event.start_mark.index
                if event.style in {"|", ">"} and (found := _BREAK.search(text, start)):
                    start = found.start()
                yield cursor, start
                cursor = event.end_mark.index
        yield cursor, len(text)
