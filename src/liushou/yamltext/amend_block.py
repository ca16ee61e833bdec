"""Entries of mappings and lists that are written in lines: put, added, removed."""

from liushou.textwidth import width
from liushou.yamltext.edits import Splice
from liushou.yamltext.layout import Laid, entry_lines, in_style, laid_out
from liushou.yamltext.nodes import Node
from liushou.yamltext.page import Entry, Page, is_scalar
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import STYLES


def put_in_lines(page: Page, node: Node, entry: Entry, value: Value) -> list[Splice]:
    """The value of an entry exchanged; what stands behind it on its line stays."""
    head, start = entry.head, entry.value_start
    if head is None:
        return []
    laid = _laid(page, node, entry, head, value)
    inline = f" {laid.inline}" if laid.inline else ""
    below = "".join(page.manner.newline + line for line in laid.below)
    if entry.is_blank:
        return [(head, head, inline), _at_end(page, head, below)]
    on_line = page.line_start(start) == page.line_start(head)
    if not on_line and (entry.is_block_collection or below):
        return _below_head(page, head, entry, inline, below)
    if below:
        start = head
    else:
        inline = laid.inline
    if is_scalar(entry.node) and entry.node.start.style in ("|", ">"):
        header_end = page.header_end(entry.value_start)
        return [(start, header_end, inline), (page.line_end(header_end), entry.end, below)]
    return [(start, entry.end, inline), _at_end(page, entry.end, below)]


def _below_head(page: Page, head: int, entry: Entry, inline: str, below: str) -> list[Splice]:
    """The lines of a value that begins below its head exchanged; comments between the two stay."""
    first = page.line_start(entry.value_start)
    if below and not inline:
        return [(first, page.line_end(entry.end), below.removeprefix(page.manner.newline))]
    return [(head, head, inline), _at_end(page, head, below), (first, page.next_line(entry.end), "")]


def add_lines(
    page: Page, node: Node, head: str, value: Value, behind: int, above: int | None
) -> list[Splice]:
    """A new entry behind that of the number `behind`, or before all others where that is -1.

    `head` is its dash, or its key with a colon. `above` is a place on the line that the collection
    stands below, None for the document. Comments that lead the next entry stay with it.
    """
    column, newline = page.column(node.start.start_mark.index), page.manner.newline
    lines = entry_lines(head, value, column, page.manner)
    entries = page.entries(node)
    if behind >= 0:
        return [_at_end(page, _past_notes(page, entries[behind].end, column), newline + newline.join(lines))]
    first = entries[0].start
    if not page.begins_line(first):
        text = newline.join(lines)[column:]
        return [(first, first, text + newline + " " * column)]
    place = page.line_start(first) if above is None else page.next_line(above)
    return [(place, place, newline.join(lines) + newline)]


def remove_lines(page: Page, node: Node, number: int) -> list[Splice]:
    """An entry taken away that is not the only one; behind a dash the next one takes its place."""
    entry = page.entries(node)[number]
    behind = page.next_line(entry.end)
    if page.begins_line(entry.start):
        return [(page.line_start(entry.start), behind, "")]
    rest = page.text[behind:]
    return [(entry.start, behind + len(rest) - len(rest.lstrip(" \t\r\n")), "")]


def _laid(page: Page, node: Node, entry: Entry, head: int, value: Value) -> Laid:
    column = page.column(node.start.start_mark.index)
    cells = width(page.text[page.line_start(head) : head]) + 1
    laid = laid_out(value, column, cells, page.manner, behind_dash=isinstance(node.children, list))
    if isinstance(value, str) and not laid.below and is_scalar(entry.node):
        return Laid(in_style(value, STYLES[entry.node.start.style or ""], page.manner))
    return laid


def _at_end(page: Page, index: int, lines: str) -> Splice:
    """Lines behind the line of an index; a file that ends there without a break gets one."""
    end = page.line_end(index)
    last = page.manner.newline if lines and end == len(page.text) else ""
    return end, end, lines + last


def _past_notes(page: Page, end: int, column: int) -> int:
    """The end of an entry with the comments directly below it that are indented deeper than its column."""
    while (line := page.next_line(end)) < len(page.text):
        text = page.text[line : page.line_end(line)]
        if not text.lstrip(" \t").startswith("#") or len(text) - len(text.lstrip(" \t")) <= column:
            break
        end = line
    return end
