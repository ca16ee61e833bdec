"""Every scalar of a text as it is written, also where the text as a whole is not what it should be."""

from contextlib import suppress
from dataclasses import dataclass

from liushou.yamltext.events import (
    ALIAS,
    ENDS,
    MAPPING_START,
    MAX_DEPTH,
    SCALAR,
    STARTS,
    STREAM_END,
    Event,
    YAMLError,
    events_of,
)
from liushou.yamltext.neutral import neutral
from liushou.yamltext.spans import STYLES, Path, Style


@dataclass(frozen=True, slots=True)
class Written:
    """One scalar: the value of `text[start:end]`. The path of a key is that of its entry.

    A key that is no scalar counts as "" in paths. What looks like a reference to an anchor (`*text`) is one
    too, its value "".
    """

    path: Path
    start: int
    end: int
    style: Style
    value: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class AsWritten:
    """The scalars in the order of the text, of all documents, and those of a key that stands twice.

    `whole` says that the text could be read to its end as mappings. Where it is False, nothing is known
    of what comes after the last scalar, and that one itself may be something else.
    """

    scalars: tuple[Written, ...]
    whole: bool


def as_written(text: str) -> AsWritten:
    """All scalars of a text, as far as libyaml can read it. Never raises."""
    stand_in = neutral(text)
    walk = _Walk()
    whole = False
    with suppress(YAMLError):
        next_event = events_of(stand_in.text)
        while type(event := next_event()) is not STREAM_END and len(walk.open) <= MAX_DEPTH:
            walk.take(event, stand_in.restore(event.value) if type(event) is SCALAR else "", len(text))
        whole = type(event) is STREAM_END and walk.of_mappings
    return AsWritten(tuple(walk.scalars), whole)


@dataclass(slots=True)
class _Frame:
    """An open collection; `key` of a mapping waits for its value, `count` items of a sequence are past."""

    path: Path
    is_mapping: bool
    key: str | None = None
    count: int = 0

    def next(self, name: str) -> tuple[Path, bool]:
        """The path of the next node in it, and whether that node is a key, of this name."""
        if not self.is_mapping:
            self.count += 1
            return (*self.path, self.count - 1), False
        if self.key is None:
            self.key = name
            return (*self.path, name), True
        path, self.key = (*self.path, self.key), None
        return path, False


class _Walk:
    """What was met so far on the way through the events."""

    def __init__(self) -> None:
        self.scalars: list[Written] = []
        self.open: list[_Frame] = []
        self.of_mappings = True

    def take(self, event: Event, value: str, most: int) -> None:
        """Take one event; `value` is that of a scalar, `most` the length of the text."""
        kind = type(event)
        if kind in ENDS:
            self.open.pop()
        elif kind is SCALAR or kind is ALIAS or kind in STARTS:
            if not self.open:
                self.of_mappings = self.of_mappings and kind is MAPPING_START
            path, is_key = self.open[-1].next(value) if self.open else ((), False)
            if kind is SCALAR or kind is ALIAS:
                start, end = min(event.start_mark.index, most), min(event.end_mark.index, most)
                style = STYLES[event.style or ""] if kind is SCALAR else "plain"
                self.scalars.append(Written(path, start, end, style, value, is_key))
            else:
                self.open.append(_Frame(path, kind is MAPPING_START))
