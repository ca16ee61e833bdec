"""Merge conflicts that git left in a text: their markers, and the lines of both sides (LS004)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liushou.yamltext.faults import MOST_OF_A_KIND, Fault
from liushou.yamltext.spans import Lines

_MARKER = re.compile(r"^(?P<sign>[<|=>])(?P=sign){6,}(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)
_BREAK = re.compile(r"\r\n|\r|\n|\Z")
_PARTS = frozenset({"<=>", "<|=>"})


@dataclass(frozen=True, slots=True)
class Block:
    """A whole conflict: `text[start:end]` with its four markers, and the lines between them.

    `base` are the lines as they were before both sides changed them, None where git did not write them.
    `names` are what the markers call the two sides.
    """

    start: int
    end: int
    ours: str
    theirs: str
    base: str | None
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stray:
    """A marker that has lost the others of its conflict, or stands within one where none belongs."""

    start: int


def has_markers(text: str) -> bool:
    """Whether a marker may be there: quick, and never False when `conflicts_in` finds one."""
    return "<<<<<<<" in text or ">>>>>>>" in text or "|||||||" in text


def blocks_and_strays(text: str) -> Iterator[Block | Stray]:
    """The conflicts of a text, in its order.

    Markers are seven signs or more (an attribute of git sets it, and merges of merges add some); within a
    conflict those of another length are part of what a side has. A line of `=======` counts only after
    `<<<<<<<`: alone it may underline a heading in a note.
    """
    opened: list[re.Match[str]] = []
    for marker in _MARKER.finditer(text):
        if opened and _size(marker) != _size(opened[0]):
            continue
        if marker["sign"] == "<":
            yield from (Stray(first.start()) for first in opened[:1])
            opened = [marker]
        elif opened:
            opened.append(marker)
            if marker["sign"] == ">":
                yield _joined(text, opened)
                opened = []
        elif marker["sign"] != "=":
            yield Stray(marker.start())
    yield from (Stray(first.start()) for first in opened[:1])


def conflicts_in(lines: Lines) -> tuple[Fault, ...]:
    """One fault for each conflict, at its first marker."""
    found = (_fault(lines, one.start) for one in blocks_and_strays(lines.text))
    return tuple(found)[:MOST_OF_A_KIND]


def _joined(text: str, markers: list[re.Match[str]]) -> Block | Stray:
    """The conflict of these markers, from `<` to `>`."""
    if "".join(marker["sign"] for marker in markers) not in _PARTS:
        return Stray(markers[0].start())
    ends = [_end(text, marker) for marker in markers]
    parts = [text[end : after.start()] for end, after in zip(ends, markers[1:], strict=False)]
    base = parts[1] if len(markers) == len("<|=>") else None
    names = (_name(markers[0]), _name(markers[-1]))
    return Block(markers[0].start(), ends[-1], parts[0], parts[-1], base, names)


def _end(text: str, marker: re.Match[str]) -> int:
    """Where the line of a marker ends, its break included."""
    found = _BREAK.search(text, marker.end())
    return found.end() if found else len(text)


def _name(marker: re.Match[str]) -> str:
    return marker[0].lstrip(marker["sign"]).strip()


def _size(marker: re.Match[str]) -> int:
    return len(marker[0]) - len(marker[0].lstrip(marker["sign"]))


def _fault(lines: Lines, start: int) -> Fault:
    marker = lines.line(lines.place(start)[0])
    message = f"有没处理完的合并冲突标记“{marker[:7]}”，请运行 liushou resolve，或选定内容后删去全部冲突标记"
    return Fault("LS004", lines.span(start, start + len(marker)), message)
