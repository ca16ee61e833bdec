"""Entries of mappings and lists that are written in brackets: put, added, removed."""

from liushou.yamltext.edits import Splice
from liushou.yamltext.emit import text_in_style
from liushou.yamltext.layout import in_brackets
from liushou.yamltext.nodes import Node
from liushou.yamltext.page import Entry, Page, is_scalar
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import STYLES


def put_in_brackets(page: Page, entry: Entry, value: Value) -> list[Splice]:
    """The value of an entry exchanged."""
    style = STYLES[entry.node.start.style or ""] if is_scalar(entry.node) else None
    styled = text_in_style(value, style) if isinstance(value, str) and style in ("single", "double") else None
    text = in_brackets(value, page.manner) if styled is None else styled
    if entry.head is None:
        return [(entry.end, entry.end, f": {text}")]
    if entry.is_blank:
        blank = page.text[entry.head : entry.head + 2] == " ,"
        return [(entry.head, entry.head + blank, f" {text}")]
    return [(entry.value_start, entry.end, text)]


def add_in_brackets(page: Page, node: Node, piece: str, behind: int) -> list[Splice]:
    """A new entry behind that of the number `behind`, or before all others where that is -1.

    It has a line to itself where that other one has.
    """
    entries = page.entries(node)
    if not entries:
        opened = node.start.start_mark.index + 1
        return [(opened, opened, piece)]
    if behind < 0:
        return _first(page, entries[0].start, piece)
    one = entries[behind]
    comma = page.skip(one.end)
    has_comma = page.text[comma : comma + 1] == ","
    line_end = page.line_end(one.end)
    ends_line = page.skip(comma + has_comma) > line_end and (not has_comma or comma < line_end)
    if not (page.begins_line(one.start) and ends_line):
        return [(one.end, one.end, f", {piece}")]
    indent = page.text[page.line_start(one.start) : one.start]
    return [
        (one.end, one.end, "" if has_comma else ","),
        (line_end, line_end, page.manner.newline + indent + piece + ("," if has_comma else "")),
    ]


def remove_in_brackets(page: Page, node: Node, number: int) -> list[Splice]:
    """An entry taken away with its comma, and with its line where it has one to itself."""
    entries = page.entries(node)
    one = entries[number]
    comma = page.skip(one.end)
    has_comma = page.text[comma : comma + 1] == ","
    end = comma + 1 if has_comma else one.end
    if page.begins_line(one.start) and page.skip(end) > page.line_end(end):
        before = [] if has_comma or number == 0 else [_comma(page, entries[number - 1])]
        return [*before, (page.line_start(one.start), page.next_line(end), "")]
    if has_comma:
        blanks = page.text[end : page.line_end(end)]
        return [(one.start, end + len(blanks) - len(blanks.lstrip(" \t")), "")]
    start = entries[number - 1].end if number else one.start
    return [(start, end, "")]


def _first(page: Page, start: int, piece: str) -> list[Splice]:
    if not page.begins_line(start):
        return [(start, start, f"{piece}, ")]
    indent = page.text[page.line_start(start) : start]
    return [(start, start, f"{piece},{page.manner.newline}{indent}")]


def _comma(page: Page, one: Entry) -> Splice:
    comma = page.skip(one.end)
    return comma, comma + 1, ""
