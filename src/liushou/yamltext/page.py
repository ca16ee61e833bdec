"""A text as an edit sees it: the entries of its collections, its lines, and its manner of indenting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liushou.yamltext.events import SCALAR, SEQUENCE_START, Event
from liushou.yamltext.neutral import neutral
from liushou.yamltext.nodes import Node, tree
from liushou.yamltext.positions import end_of
from liushou.yamltext.spans import Path

_BREAK = re.compile(r"\r\n|\r|\n")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a collection: its begin (a dash, `?`, key or item), the place behind its colon or
    dash, its value, and the end of the last thing in it, comments left out.

    `head` is None for a key without a colon.
    """

    start: int
    head: int | None
    node: Node
    end: int

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing behind the colon or dash."""
        return is_scalar(self.node) and self.value_start == self.node.end.end_mark.index

    @property
    def value_start(self) -> int:
        """Where the value begins."""
        return self.node.start.start_mark.index

    @property
    def is_block_collection(self) -> bool:
        """Whether the value is a mapping or list in lines."""
        return self.node.children is not None and not self.node.start.flow_style


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text indents: what stands within a key, the dashes below a key; how its lines end; whether new
    texts are all in double quotes, and a new mapping in lines whatever its length."""

    step: int
    dash: int
    newline: str
    quoted: bool = False
    in_lines: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A text that the reader takes, and where everything is in it. Indexes are those of `text`."""

    text: str
    root: Node | None
    manner: Manner

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page of a text."""
        root = tree(neutral(text))
        return cls(text, root, _manner(text, root))

    def find(self, path: Path) -> Node | None:
        """The value at a path; None where there is none."""
        node = self.root
        for part in path:
            children = node.children if node else None
            if isinstance(children, dict) and isinstance(part, str):
                node = children.get(part)
            elif isinstance(children, list) and isinstance(part, int) and part < len(children):
                node = children[part]
            else:
                return None
        return node

    def line_start(self, index: int) -> int:
        """Where the line of an index begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of an index ends, its break left out."""
        found = _BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, index: int) -> int:
        """Where the line after that of an index begins; at the last one, the length of the text."""
        found = _BREAK.search(self.text, index)
        return found.end() if found else len(self.text)

    def column(self, index: int) -> int:
        """The characters before an index on its line."""
        return index - self.line_start(index)

    def begins_line(self, index: int) -> bool:
        """Whether only blanks stand before an index on its line."""
        return not self.text[self.line_start(index) : index].strip(" \t")

    def skip(self, index: int) -> int:
        """The first character from an index on that is neither blank nor in a comment."""
        found = _GAP.match(self.text, index)
        return found.end() if found else index

    def header_end(self, index: int) -> int:
        """The end of the header of the block scalar that begins at an index."""
        found = _HEADER.match(self.text, index)
        return found.end() if found else index

    def end(self, node: Node) -> int:
        """The end of a value, the break of its last line left out.

        Blank lines belong to a block scalar that keeps them (`|+`), and where they have more blanks than
        its lines are indented by.
        """
        while node.children is not None and self._is_open(node) and (last := node.last()):
            node = last
        start = node.start.start_mark.index
        if not is_scalar(node) or self.header_end(start) == start:
            return end_of(node, self.text)
        body = self.text[: node.end.end_mark.index]
        if "+" in self.text[start : self.header_end(start)]:
            return len(body.removesuffix("\n").removesuffix("\r"))
        return len(body.rstrip("\r\n"))

    def entries(self, node: Node) -> tuple[Entry, ...]:
        """The entries of a collection, in order."""
        cursor = node.start.start_mark.index
        if not self._is_open(node):
            cursor += 1
        keys: list[Event | None] = list(node.keys.values())
        children = node.children or {}
        values = list(children.values()) if isinstance(children, dict) else children
        found = []
        for key, value in zip(keys or [None] * len(values), values, strict=True):
            found.append(self._entry(node, key, value, self._start(cursor)))
            cursor = found[-1].end
        return tuple(found)

    def _start(self, cursor: int) -> int:
        start = self.skip(cursor)
        return self.skip(start + 1) if self.text[start : start + 1] == "," else start

    def _entry(self, node: Node, key: Event | None, value: Node, start: int) -> Entry:
        head: int | None = start
        if key is not None:
            colon = self.skip(key.end_mark.index)
            head = colon + 1 if self.text[colon : colon + 1] == ":" else None
        elif not node.start.flow_style:
            head = start + 1
        entry = Entry(start, head, value, 0)
        least = key.end_mark.index if head is None and key is not None else head or 0
        return Entry(start, head, value, least if entry.is_blank else self.end(value))

    def _is_open(self, node: Node) -> bool:
        """Whether a collection has no brackets of its own: it is in lines, or a mapping as in `[a: 1]`."""
        opening = self.text[node.start.start_mark.index]
        return not node.start.flow_style or (isinstance(node.children, dict) and opening != "{")


def _manner(text: str, root: Node | None) -> Manner:
    """The manner of a text, that of `emit` where it shows none."""
    found = _BREAK.search(text)
    step = dash = None
    for outer, inner in _nested(root):
        inside = inner.start.start_mark.column - outer.start.start_mark.column
        if type(inner.start) is SEQUENCE_START:
            dash = inside if dash is None else dash
        elif step is None:
            step = inside
    return Manner(step or 2, 2 if dash is None else dash, found[0] if found else "\n")


def _nested(node: Node | None) -> Iterator[tuple[Node, Node]]:
    """Each mapping in lines with each collection in lines that is the value of a key of it."""
    if node is None or node.children is None or node.start.flow_style:
        return
    children = node.children
    for child in children.values() if isinstance(children, dict) else children:
        if isinstance(children, dict) and child.children is not None and not child.start.flow_style:
            yield node, child
        yield from _nested(child)


def is_scalar(node: Node) -> bool:
    """Whether a value is no collection."""
    return type(node.start) is SCALAR
