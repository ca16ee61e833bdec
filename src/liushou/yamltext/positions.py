"""Where each value of a text stands: for findings, and for edits of one value."""

import re

from liushou.yamltext.events import SCALAR, Event
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.neutral import neutral
from liushou.yamltext.nodes import Node, tree
from liushou.yamltext.spans import STYLES, Lines, Path, Span, Style

_BREAK = re.compile(r"[\r\n]")


class Positions:
    """The places of all values of one text. A path that does not exist stands at its nearest ancestor."""

    __slots__ = ("_lines", "_root", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = tree(neutral(text))
        self._lines: Lines | None = None

    def value(self, path: Path) -> Span:
        """The value: a scalar with its quotes, a collection from its first to its last item."""
        return self._span(*self.range(path))

    def key(self, path: Path) -> Span:
        """The key of a mapping's entry; for an item of a sequence, its value."""
        found = self.key_range(path)
        return self._span(*found) if found else self.value(path)

    def key_range(self, path: Path) -> tuple[int, int] | None:
        """The key as a slice of `text`; None where there is none."""
        event = self._key_event(path)
        return (event.start_mark.index, event.end_mark.index) if event else None

    def range(self, path: Path) -> tuple[int, int]:
        """The value as a slice of `text`."""
        node = self._nearest(path)
        return (0, 0) if node is None else (node.start.start_mark.index, end_of(node, self.text))

    def raw(self, path: Path) -> str:
        """The value as it is written, quotes included; "" where nothing is."""
        if self._find(path) is None:
            return ""
        start, end = self.range(path)
        return self.text[start:end]

    def style(self, path: Path) -> Style | None:
        """How the value is written; None where nothing is."""
        node = self._find(path)
        if node is None:
            return None
        if node.children is not None:
            return "flow" if node.start.flow_style else "block"
        return STYLES[node.start.style or ""] if type(node.start) is SCALAR else "plain"

    def _span(self, start: int, end: int) -> Span:
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines.span(start, end)

    def _nearest(self, path: Path) -> Node | None:
        node = self._root
        for part in path:
            child = _child(node, part)
            if child is None:
                break
            node = child
        return node

    def _find(self, path: Path) -> Node | None:
        node = self._root
        for part in path:
            node = _child(node, part)
        return node

    def _key_event(self, path: Path) -> Event | None:
        parent = self._find(path[:-1]) if path else None
        if parent is None or not isinstance(path[-1], str):
            return None
        return parent.keys.get(path[-1])


def locate(data: bytes) -> Positions:
    """The positions in the text of a file. Never raises: where nothing can be read, all is at the top.

    Indexes, lines and columns are those of the text without a byte order mark.
    """
    return Positions(open_bytes(data).text or "")


def _child(node: Node | None, part: str | int) -> Node | None:
    if node is None:
        return None
    children = node.children
    if isinstance(part, str):
        return children.get(part) if isinstance(children, dict) else None
    if isinstance(children, list) and 0 <= part < len(children):
        return children[part]
    return None


def end_of(node: Node, text: str) -> int:
    """The index after the last character of a value, blank lines and comments after it left out.

    libyaml ends a block collection where the next token begins, so its last scalar says the end.
    """
    while node.children is not None and not node.start.flow_style:
        last = node.last()
        if last is None:
            break
        node = last
    end = min(node.end.end_mark.index, len(text))
    if type(node.start) is SCALAR and node.start.style in {"|", ">"}:
        start = node.start.start_mark.index
        seen = start + len(text[start:end].rstrip())
        found = _BREAK.search(text, seen, end)
        return found.start() if found else end
    return end
