"""A workbook as plain values: what a person sees and how it prints, nothing of how a file says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from liushou.exchange.columns.column import Kind

Value = str | int | float | bool | date | None
"""What a cell holds: a text stays a text whatever it looks like, truth is written 是 or 否."""

Look = Literal["text", "wrapped", "centred", "day", "number", "percent", "truth"]


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sheet: its heading, the group above it ("" for none), width in cells, how it looks.

    `choices` give a drop-down, `hint` what a person reads who chooses a cell of it, `needed` a mark at the
    heading. `target` is what a cell means when the workbook comes back (exchange/columns), "" for nothing.
    """

    heading: str
    group: str = ""
    width: float = 12
    look: Look = "text"
    choices: tuple[str, ...] = ()
    hint: str = ""
    needed: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over columns of its sheet (from 0), of `rows` rows from `first` on (0 for all of them).

    `labels` is the column of the categories, `series` those of the values, `level` that of a level to reach,
    drawn as a grey line in a chart of lines.
    """

    title: str
    unit: str
    labels: int
    series: tuple[int, ...]
    kind: Literal["column", "bar", "line"] = "column"
    rows: int = 0
    first: int = 0
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet of its own: title, lines under it, headings, rows, a total, notes below.

    `lines` are left and right parts of the line under the title (填报单位, 日期). With `blank` so many empty
    rows are ready to be filled in. `kind` is that of its rows where it can be imported again. `levels` are
    the outline levels of the rows (0 to 7, or none at all): those of a higher one can be folded under the row
    before them and are indented in the last frozen column. `marked` are the rows (from 0) that stand out.
    """

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]
    line: tuple[str, str] = ("", "")
    total: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    landscape: bool = True
    blank: int = 0
    frozen_columns: int = 0
    kind: Kind | None = None
    levels: tuple[int, ...] = ()
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a paper form: its first row and column (from 0), its text, how far it reaches.

    `border`: whether lines are drawn around it.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    heading: bool = False
    align: Literal["left", "center", "right"] = "left"
    border: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet that is a paper form: a title, boxes; widths of columns and heights of rows in millimetres."""

    name: str
    title: str
    boxes: tuple[Box, ...]
    widths: tuple[float, ...]
    heights: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: its title (for the file's properties) and its sheets."""

    title: str
    sheets: Sequence[Sheet | Paper]
