"""New values as lines of a text: short ones in brackets on one line, longer ones below their key."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from liushou.textwidth import width
from liushou.yamltext.emit import is_seen, key_text, scalar_text, text_in_style
from liushou.yamltext.page import Manner
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Style

MOST_CELLS = 80
"""The cells that a line with a mapping or list in brackets may have."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A value behind its colon or dash: what stands on that line, and the lines below it."""

    inline: str
    below: tuple[str, ...] = ()


def in_brackets(value: Value, manner: Manner) -> str:
    """A value on one line, as it may stand within brackets.

    Raises:
        ValueError: for a value that cannot be written.
    """
    if isinstance(value, dict):
        return "{" + ", ".join(piece(key, item, manner) for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_brackets(item, manner) for item in value) + "]"
    return _text_in_brackets(value, manner) if isinstance(value, str) else scalar_text(value)


def piece(key: str, value: Value, manner: Manner) -> str:
    """A key with its value as it may stand within braces."""
    return f"{key_text(key)}: {in_brackets(value, manner)}"


def in_style(value: str, style: Style, manner: Manner) -> str:
    """A text on one line outside of brackets, in the style of the one before it where that can be."""
    kept = style if style in ("single", "double") else "double" if manner.quoted else None
    return text_in_style(value, kept) or scalar_text(value)


def laid_out(value: Value, column: int, cells: int, manner: Manner, *, behind_dash: bool = False) -> Laid:
    """A value as it stands in lines.

    `column` is that of its key or dash, `cells` the width of the line before it.
    """
    if isinstance(value, str):
        literal = None if manner.quoted else _literal(value, column + manner.step)
        return literal or Laid(in_style(value, "plain", manner))
    if not isinstance(value, dict | list):
        return Laid(scalar_text(value))
    if _is_flat(value) and not (manner.in_lines and isinstance(value, dict) and value):
        short = in_brackets(value, manner)
        if not value or cells + width(short) <= MOST_CELLS:
            return Laid(short)
    inner = column + (2 if behind_dash else manner.step if isinstance(value, dict) else manner.dash)
    within = replace(manner, in_lines=manner.in_lines and isinstance(value, list))
    lines = tuple(_lines(value, inner, within))
    return Laid(lines[0][inner:], lines[1:]) if behind_dash else Laid("", lines)


def entry_lines(head: str, value: Value, column: int, manner: Manner) -> tuple[str, ...]:
    """The lines of a new entry; `head` is its dash, or its key with a colon."""
    laid = laid_out(value, column, column + width(head) + 1, manner, behind_dash=head == "-")
    return (" " * column + head + (" " + laid.inline if laid.inline else ""), *laid.below)


def _lines(value: dict[str, Value] | list[Value], column: int, manner: Manner) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from entry_lines(f"{key_text(key)}:", item, column, manner)
    else:
        for item in value:
            yield from entry_lines("-", item, column, manner)


def _is_flat(value: Value) -> bool:
    """Whether a collection may stand in brackets: texts of one line, and mappings no deeper than one more."""
    if isinstance(value, list):
        return all(_is_line(item) for item in value)
    items = value.values() if isinstance(value, dict) else ()
    return all(_is_line(item) or (isinstance(item, dict | list) and _has_lines(item)) for item in items)


def _has_lines(value: dict[str, Value] | list[Value]) -> bool:
    return all(_is_line(item) for item in (value.values() if isinstance(value, dict) else value))


def _is_line(value: Value) -> bool:
    return not isinstance(value, dict | list) and not (isinstance(value, str) and "\n" in value)


def _text_in_brackets(value: str, manner: Manner) -> str:
    """A text within brackets; one with a Chinese comma is quoted, so that nobody takes it for several."""
    has_comma = any(comma in value for comma in "，、；")
    return text_in_style(value, "double" if has_comma or manner.quoted else "plain") or scalar_text(value)


def _literal(text: str, column: int) -> Laid | None:
    """The text as a literal block scalar, where that shows all there is in it (YAML 1.2 section 8.1.2)."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    fit = all(is_seen(line) and line == line.rstrip() for line in lines)
    if "\n" not in text or not fit or not lines[-1] or lines[0] != lines[0].lstrip() or not lines[0]:
        return None
    header = "|-" if body == text else "|"
    return Laid(header, tuple(" " * column + line if line else "" for line in lines))
