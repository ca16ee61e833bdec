"""A rendered document made of forms as a paper form of a workbook."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from liushou.documents.blocks import Block, Form, Paragraph, Title, text_of_runs
from liushou.exchange.books.model import Box, Paper

_WIDTH_MM = 180.0
"""How wide a form is on A4."""


def paper_of(name: str, blocks: Sequence[Block]) -> Paper:
    """The title, forms and notes of a document below one another on a sheet of that name.

    All forms share one grid: the edges of those with lines; what stands beside or below them without lines
    (填报单位, 填表人) keeps to the nearest edge. Other blocks of a document have no place on such a form.
    """
    forms = [block for block in blocks if isinstance(block, Form)]
    grid = _grid([form for form in forms if form.borders] or forms)
    boxes: list[Box] = []
    heights: list[float | None] = []
    for block in blocks:
        if isinstance(block, Form):
            boxes += _boxes(block, grid, len(heights))
            heights += block.heights
        elif isinstance(block, Paragraph):
            text = text_of_runs(block.runs)
            boxes.append(Box(len(heights), 0, text, columns=len(grid) - 1, border=False))
            heights.append(None)
    title = next((text_of_runs(block.runs) for block in blocks if isinstance(block, Title)), name)
    widths = tuple(after - before for before, after in pairwise(grid))
    return Paper(name, title, tuple(boxes), widths, tuple(heights))


def _grid(forms: Iterable[Form]) -> list[float]:
    """All edges of columns of these forms, in millimetres from the left."""
    return sorted({round(edge, 1) for form in forms for edge in _edges(form)})


def _edges(form: Form) -> list[float]:
    whole = sum(form.widths)
    return [_WIDTH_MM * sum(form.widths[:column]) / whole for column in range(len(form.widths) + 1)]


def _boxes(form: Form, grid: Sequence[float], top: int) -> Iterable[Box]:
    places = [_nearest(edge, grid) for edge in _edges(form)]
    for cell in form.cells:
        left, right = places[cell.column], places[cell.column + cell.columns]
        yield Box(
            row=top + cell.row,
            column=left,
            text=text_of_runs(cell.runs),
            rows=cell.rows,
            columns=max(1, right - left),
            heading=cell.heading,
            align=cell.align,
            border=form.borders,
        )


def _nearest(edge: float, grid: Sequence[float]) -> int:
    return min(range(len(grid)), key=lambda place: abs(grid[place] - edge))
