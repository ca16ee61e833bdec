"""The tree of a text: every value with the events that begin and end it, built without recursion."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from liushou.yamltext.events import (
    ALIAS,
    DOCUMENT_START,
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
from liushou.yamltext.neutral import Neutral


class Node:
    """A value and where it stands.

    `children` is a dict from key to value for a mapping, a list for a sequence and None for a scalar;
    `keys` holds the events of a mapping's keys. `end` is the event that ends a collection.
    """

    __slots__ = ("children", "end", "keys", "start")

    def __init__(self, start: Event, children: dict[str, Node] | list[Node] | None) -> None:
        self.start = start
        self.end = start
        self.children = children
        self.keys: dict[str, Event] = {}

    def last(self) -> Node | None:
        """The last child; None for a scalar or an empty collection."""
        children = self.children
        if isinstance(children, dict):
            return next(reversed(children.values()), None)
        return children[-1] if children else None


def tree(stand_in: Neutral) -> Node | None:
    """The value of the first document; None when there is none.

    As far as the text is YAML and not too deep: what is left open there has no end. Of a key that stands
    twice the first is kept, and a key that is no scalar is left out with its value.
    """
    roots: list[Node] = []
    with suppress(YAMLError):
        _grow(events_of(stand_in.text), stand_in.restore, roots)
    return roots[0] if roots else None


def _grow(next_event: Callable[[], Event], restore: Callable[[str], str], roots: list[Node]) -> None:
    inner = Node(next_event(), roots)
    outer: list[tuple[Node, Event | None]] = []
    key: Event | None = None
    while len(outer) <= MAX_DEPTH:
        event = next_event()
        kind = type(event)
        if kind is SCALAR or kind is ALIAS:
            node = Node(event, None)
        elif kind in STARTS:
            node = Node(event, {} if kind is MAPPING_START else [])
        elif kind in ENDS:
            inner.end = event
            inner, key = outer.pop()
            continue
        elif kind is STREAM_END or (kind is DOCUMENT_START and roots):
            return
        else:
            continue
        if isinstance(inner.children, list):
            inner.children.append(node)
        elif key is None:
            key = event
        else:
            _enter(inner, restore(key.value) if type(key) is SCALAR else None, key, node)
            key = None
        if node.children is not None:
            outer.append((inner, key))
            inner, key = node, None


def _enter(mapping: Node, name: str | None, key: Event, value: Node) -> None:
    if name is not None and isinstance(mapping.children, dict):
        mapping.children.setdefault(name, value)
        mapping.keys.setdefault(name, key)
