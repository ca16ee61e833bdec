"""The page of an assessment: lines for a terminal or a text file, or Markdown."""

from collections.abc import Iterator

from liushou.care.scoring.score import Scores
from liushou.printable import printable
from liushou.records.present import Naming
from liushou.screens.markdown_table import markdown_table
from liushou.screens.scoring import details, gap_lines, head_lines, tables
from liushou.screens.text_table import indented, text_table
from liushou.textwidth import wrap

_PARTS, _GAPS = "逐项", "没有计入的和缺少的"
_INDENT = 2


def page_lines(
    scores: Scores, unit: str, naming: Naming, room: int, *, parts: bool
) -> Iterator[tuple[str, str]]:
    """Lines at most `room` cells wide, each with its style in the words of rich; with `parts` every part."""
    first, *rest = head_lines(scores, unit)
    yield printable(first), "bold"
    for text in rest:
        yield from _wrapped(text, 0, room)
    for table in tables(scores, naming):
        yield from _title(table.title)
        rows = [[printable(cell) for cell in row] for row in table.rows]
        for line in indented(text_table(table.heads, rows, numbers=table.numbers, room=room - _INDENT)):
            yield line, ""
    told = tuple(details(scores, naming)) if parts else ()
    if told:
        yield from _title(_PARTS)
        for level, text in told:
            yield from _wrapped(text, (level + 1) * _INDENT, room)
    if scores.gaps:
        yield from _title(_GAPS)
        for text in gap_lines(scores.gaps, naming, every=parts):
            yield from _wrapped(text, _INDENT, room)


def _title(title: str) -> Iterator[tuple[str, str]]:
    yield "", ""
    yield title, "bold"


def _wrapped(text: str, indent: int, room: int) -> Iterator[tuple[str, str]]:
    """A text in lines, those after the first a little farther in."""
    first, *rest = wrap(printable(text), room - indent - _INDENT)
    yield " " * indent + first, ""
    for line in rest:
        yield " " * (indent + _INDENT if indent else 0) + line, ""


def page_markdown(scores: Scores, unit: str, naming: Naming, *, parts: bool) -> str:
    """The same as Markdown."""
    first, *rest = map(printable, head_lines(scores, unit))
    blocks = [f"# {first}", *rest]
    for table in tables(scores, naming):
        blocks += [f"## {table.title}", markdown_table(table.heads, table.rows).rstrip("\n")]
    told = tuple(details(scores, naming)) if parts else ()
    if told:
        blocks += [f"## {_PARTS}", "\n".join(f"{'  ' * level}- {printable(text)}" for level, text in told)]
    if scores.gaps:
        missing = gap_lines(scores.gaps, naming, every=parts)
        blocks += [f"## {_GAPS}", "\n".join(f"- {printable(text)}" for text in missing)]
    return "\n\n".join(blocks) + "\n"
