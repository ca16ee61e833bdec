"""Blocks as Markdown that reads well as plain text: tables in line, charts as bars of characters."""

from collections.abc import Callable, Sequence

from liushou.documents.blocks import (
    Align,
    Attachments,
    Block,
    Chart,
    Form,
    Heading,
    Item,
    Lines,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
)
from liushou.documents.charts.figures import figures_of, written
from liushou.documents.markdown.plain_text import escaped, inline
from liushou.textwidth import pad, width

_BAR = "█"
_BAR_LENGTH = 20
_RULES: dict[Align, tuple[str, str]] = {"left": ("-", "-"), "center": (":", ":"), "right": ("-", ":")}


def write_markdown(blocks: Sequence[Block]) -> str:
    """The document as Markdown, ending in a line feed."""
    text = ""
    previous: Block | None = None
    for block in blocks:
        tight = isinstance(block, Item) and isinstance(previous, Item)
        text += ("" if not text else "\n" if tight else "\n\n") + _block(block)
        previous = block
    return text + "\n" if text else ""


def _block(block: Block) -> str:
    if isinstance(block, Title):
        return f"# {inline(block.runs, line_break='', line_start=False)}"
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {block.number}{inline(block.runs, line_start=False)}"
    if isinstance(block, Paragraph):
        return inline(block.runs, line_break="\\\n")
    if isinstance(block, Item):
        return f"{'   ' * (block.level - 1)}{block.mark or '- '}{inline(block.runs)}"
    if isinstance(block, PageBreak):
        return "---"
    return _WRITERS[type(block)](block)


def _table(table: Table) -> str:
    rows = [[inline(cell, line_start=False) for cell in row] for row in (table.header, *table.rows)]
    caption = f"**{escaped(table.caption, line_start=False)}**\n\n" if table.caption else ""
    return caption + _grid(rows, table.aligns)


def _grid(rows: Sequence[Sequence[str]], aligns: Sequence[Align]) -> str:
    """A pipe table whose columns line up where Chinese characters are two wide."""
    widths = [max(3, *(width(row[column]) for row in rows)) for column in range(len(aligns))]
    lines = [
        "| " + " | ".join(_padded(*each) for each in zip(row, widths, aligns, strict=True)) + " |"
        for row in rows
    ]
    rules = [
        first + "-" * (size - 2) + last
        for size, (first, last) in ((size, _RULES[align]) for size, align in zip(widths, aligns, strict=True))
    ]
    return "\n".join([lines[0], "| " + " | ".join(rules) + " |", *lines[1:]])


def _padded(text: str, size: int, align: Align) -> str:
    before = (size - width(text)) // 2 if align == "center" else 0
    return pad(" " * max(before, 0) + text, size, right=align == "right")


def _form(form: Form) -> str:
    """A form as a table: a merged cell's text stands where the cell begins; without lines, side by side.

    Only a single heading row can be the heading of a Markdown table.
    """
    columns = len(form.widths)
    texts = {(cell.row, cell.column): inline(cell.runs, line_start=False) for cell in form.cells}
    rows = [[texts.get((row, column), "") for column in range(columns)] for row in range(len(form.heights))]
    if not form.borders:
        return "\\\n".join("　　".join(filter(None, row)) for row in rows)
    unnamed = [] if form.heading_rows == 1 else [[""] * columns]
    return _grid([*unnamed, *rows], ["left"] * columns)


def _chart(chart: Chart) -> str:
    top = max((bar.value for bar in chart.bars if bar.value is not None), default=0) or 1
    with_targets = any(bar.target is not None for bar in chart.bars)
    rows = [["项目", "数值", *(["目标"] if with_targets else []), ""]]
    for bar in chart.bars:
        length = round((bar.value or 0) / top * _BAR_LENGTH)
        figures = [bar.value, bar.target] if with_targets else [bar.value]
        rows.append([escaped(bar.label, line_start=False), *map(written, figures), _BAR * max(length, 0)])
    right: list[Align] = ["right"] * (len(rows[0]) - 2)
    return _told(chart, _grid(rows, ["left", *right, "left"]))


def _lines(lines: Lines) -> str:
    """A row for each point, a column for each line: as good to follow as a picture of characters."""
    heads, rows = figures_of(lines)
    grid = [[escaped(text, line_start=False) for text in row] for row in (heads, *rows)]
    right: list[Align] = ["right"] * (len(heads) - 1)
    return _told(lines, _grid(grid, ["left", *right]))


def _told(chart: Chart | Lines, grid: str) -> str:
    unit = f"（{escaped(chart.unit)}）" if chart.unit else ""
    source = f"\n\n{escaped(chart.source)}" if chart.source else ""
    return f"**{escaped(chart.title, line_start=False)}{unit}**\n\n{grid}{source}"


def _signature(signature: Signature) -> str:
    return "\\\n".join(escaped(line) for line in (*signature.units, signature.date) if line)


def _attachments(attachments: Attachments) -> str:
    if len(attachments.names) == 1:
        return f"附件：{escaped(attachments.names[0], line_start=False)}"
    lines = [f"{number}. {escaped(name)}" for number, name in enumerate(attachments.names, 1)]
    return "附件：\n\n" + "\n".join(lines)


_WRITERS: dict[type, Callable[..., str]] = {
    Table: _table,
    Form: _form,
    Chart: _chart,
    Lines: _lines,
    Signature: _signature,
    Attachments: _attachments,
}
