"""A document as blocks: what the writers of docx and Markdown share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Align = Literal["left", "center", "right"]
ParagraphKind = Literal["body", "flush", "center", "right", "note", "annex"]
"""Body text with its indent; without (主送机关); centred; to the right; a small note under a table; 附件."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one appearance; a line feed in it is a line break."""

    text: str
    bold: bool = False
    underline: bool = False


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document (标题), a line break where it has several lines."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) to 4 (（1）), with its number as it is printed, or none."""

    level: int
    number: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    runs: Runs
    kind: ParagraphKind = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: level 1 (1.) or deeper (（1）), with its mark as printed, empty if unnumbered."""

    level: int
    mark: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows under headings, one alignment a column; `total`: its last row is a sum."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[Align, ...]
    caption: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a form, where it begins (row and column from 0) and how far it reaches.

    Its text stands in the middle of its height, or with `top` at its upper edge.
    """

    row: int
    column: int
    runs: Runs
    rows: int = 1
    columns: int = 1
    heading: bool = False
    align: Align = "left"
    top: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form: a grid with merged cells, relative column widths and least row heights in millimetres.

    Without `borders` no lines are drawn: what stands over or under a form, side by side (填报单位, 填表人).
    The first `heading_rows` rows are repeated at the top of every page the form reaches.
    `small` sets it in letters of 10.5 pt (五号): cards with much on them.
    """

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    heights: tuple[float | None, ...]
    borders: bool = True
    heading_rows: int = 0
    small: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the units that sign and, last, the date; either may be missing."""

    units: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: the names of what is attached."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; no value means nothing to draw."""

    label: str
    value: float | None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart with a title, the unit of its values and the source of its figures."""

    title: str
    unit: str
    source: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a line chart: its name and a value a point; None is a gap in it."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A line chart: the names of its points from left to right, and lines with a value for each of them.

    `target` is a level across the chart. Six lines can be told apart (figures.lines.line_charts).
    """

    title: str
    unit: str
    source: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]
    target: float | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page; `restarts` where it is a document of its own, whose first is 1."""

    restarts: bool = False


Block: TypeAlias = (
    Title | Heading | Paragraph | Item | Table | Form | Signature | Attachments | Chart | Lines | PageBreak
)


def text_of_runs(runs: Iterable[Run]) -> str:
    """The bare text of runs."""
    return "".join(run.text for run in runs)
