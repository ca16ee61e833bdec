"""The ways in which an edit can be made in a text, the one that fits best first."""

from collections.abc import Iterator
from dataclasses import replace

from liushou.yamltext.amend_block import add_lines, put_in_lines, remove_lines
from liushou.yamltext.amend_flow import add_in_brackets, put_in_brackets, remove_in_brackets
from liushou.yamltext.edit_types import Edit, Insert, Put, Remove
from liushou.yamltext.edit_values import at
from liushou.yamltext.edits import Splice
from liushou.yamltext.emit import key_text
from liushou.yamltext.layout import entry_lines, in_brackets, piece
from liushou.yamltext.nodes import Node
from liushou.yamltext.page import Entry, Page
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Path

Region = tuple[int, int]
"""From and to, as indexes."""


def ways(page: Page, wanted: Value, edit: Edit) -> Iterator[list[Splice]]:
    """Splices that may make the edit; whether they do is seen when the result is read.

    `wanted` is the value of the document afterwards.

    Raises:
        ValueError: for a value that cannot be written.
    """
    manner = replace(page.manner, in_lines=not isinstance(edit, Remove) and edit.in_lines)
    for quoted in (False, True):
        yield from _ways(replace(page, manner=replace(manner, quoted=quoted)), wanted, edit)


def lost(page: Page, edit: Edit) -> Region:
    """The stretch of the text whose comments go with the edit."""
    placed = None if isinstance(edit, Insert) else _entry(page, edit.path)
    if placed is None:
        return 0, 0
    entry = placed[1]
    start = entry.start if isinstance(edit, Remove) else entry.value_start
    return start, page.line_end(entry.end)


def _ways(page: Page, wanted: Value, edit: Edit) -> Iterator[list[Splice]]:
    if isinstance(edit, Insert):
        yield from _insert(page, edit)
    elif isinstance(edit, Put):
        yield from _put(page, edit)
    else:
        yield from _remove(page, edit)
    yield from _brackets_anew(page, wanted, edit.path)


def _put(page: Page, edit: Put) -> Iterator[list[Splice]]:
    node, key = page.find(edit.path[:-1]), edit.path[-1]
    if _entry(page, edit.path):
        yield _over(page, edit.path, edit.value)
    elif isinstance(key, str) and node is not None and node.children:
        yield _add(page, edit.path[:-1], node, key, edit.value, _behind(tuple(node.keys), key, edit.order))
    elif isinstance(key, str) and edit.path[:-1]:
        yield _over(page, edit.path[:-1], {key: edit.value})
        yield from _into_empty(page, node, piece(key, edit.value, page.manner))
    elif isinstance(key, str) and node is not None:
        lines = entry_lines(f"{key_text(key)}:", edit.value, 0, page.manner)
        start, end = node.start.start_mark.index, node.end.end_mark.index
        yield [(start, end, page.manner.newline.join(lines))]
        yield from _into_empty(page, node, piece(key, edit.value, page.manner))


def _insert(page: Page, edit: Insert) -> Iterator[list[Splice]]:
    node = page.find(edit.path)
    if node is not None and isinstance(node.children, list) and node.children:
        count = len(node.children)
        behind = (count if edit.index is None else edit.index) - 1
        yield _add(page, edit.path, node, None, edit.value, behind)
    else:
        yield from _put(page, Put(edit.path, [edit.value], edit.order, edit.in_lines))
        yield from _into_empty(page, node, in_brackets(edit.value, page.manner))


def _remove(page: Page, edit: Remove) -> Iterator[list[Splice]]:
    node = page.find(edit.path[:-1])
    placed = _entry(page, edit.path)
    if node is None or placed is None:
        return
    number, is_flow = placed[0], node.start.flow_style
    if len(node.children or ()) > 1:
        yield (remove_in_brackets if is_flow else remove_lines)(page, node, number)
        return
    empty: Value = [] if isinstance(node.children, list) else {}
    if edit.path[:-1]:
        yield _over(page, edit.path[:-1], empty)
    else:
        yield [(node.start.start_mark.index, page.end(node), "{}")]
    if is_flow:
        yield remove_in_brackets(page, node, number)


def _brackets_anew(page: Page, wanted: Value, path: Path) -> Iterator[list[Splice]]:
    """A collection in brackets around a place, from the inside out, written anew as a whole."""
    for count in range(len(path) - 1, 0, -1):
        node = page.find(path[:count])
        if node is not None and node.children is not None and node.start.flow_style:
            yield _over(page, path[:count], at(wanted, path[:count]))


def _over(page: Page, path: Path, value: Value) -> list[Splice]:
    parent, placed = page.find(path[:-1]), _entry(page, path)
    if parent is None or placed is None:
        return []
    if parent.start.flow_style:
        return put_in_brackets(page, placed[1], value)
    return put_in_lines(page, parent, placed[1], value)


def _add(page: Page, path: Path, node: Node, key: str | None, value: Value, behind: int) -> list[Splice]:
    if node.start.flow_style:
        added = in_brackets(value, page.manner) if key is None else piece(key, value, page.manner)
        return add_in_brackets(page, node, added, behind)
    placed = _entry(page, path)
    above = placed[1].head if placed else None
    return add_lines(page, node, "-" if key is None else f"{key_text(key)}:", value, behind, above)


def _into_empty(page: Page, node: Node | None, added: str) -> Iterator[list[Splice]]:
    """Into brackets with nothing between them, or a comment only."""
    if node is not None and node.children is not None and node.start.flow_style:
        yield add_in_brackets(page, node, added, -1)


def _entry(page: Page, path: Path) -> tuple[int, Entry] | None:
    """The entry that a path leads to, with its number in its collection."""
    if not path or page.find(path) is None:
        return None
    parent, last = page.find(path[:-1]), path[-1]
    if parent is None:
        return None
    number = list(parent.keys).index(last) if isinstance(last, str) else last
    return number, page.entries(parent)[number]


def _behind(present: tuple[str, ...], key: str, order: tuple[str, ...]) -> int:
    """The number of the entry that a new key stands behind; -1 for before all others."""
    if key not in order:
        return len(present) - 1
    before = [one for one in order[: order.index(key)] if one in present]
    return present.index(before[-1]) if before else -1
