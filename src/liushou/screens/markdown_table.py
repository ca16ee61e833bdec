"""A table as Markdown, its columns even in the text too."""

from collections.abc import Sequence

from liushou.printable import printable
from liushou.textwidth import pad, width

_LEAST = 3
"""What Markdown needs of dashes under a heading."""


def markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table, a line a row."""
    shown = [[_cell(cell) for cell in row] for row in (heads, *rows)]
    wide = [max(_LEAST, *map(width, column)) for column in zip(*shown, strict=True)]
    lines = [" | ".join(pad(cell, most) for cell, most in zip(row, wide, strict=True)) for row in shown]
    dashes = " | ".join("-" * most for most in wide)
    return "".join(f"| {line} |\n" for line in (lines[0], dashes, *lines[1:]))


def _cell(text: str) -> str:
    return printable(text).replace("|", "\\|")
