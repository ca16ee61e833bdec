"""A page of figures: sections of tables, charts and words, whatever it is written as."""

from dataclasses import dataclass, field
from typing import Literal

from liushou.documents.blocks import Chart, Lines

Kind = Literal["text", "number", "percent", "day"]
Value = str | int | float | None
"""A percentage is a share (0.98), a day ISO text; None leaves the cell empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `choices` offers a list of its values to filter by."""

    title: str
    kind: Kind = "text"
    choices: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell a column; `missed` marks one that is short of its goal.

    `under` are rows of the same table beneath it (the schools of a town), shown when it is opened; `detail`
    is what else opening it shows, such as a table of the children behind it.
    """

    cells: tuple[Value, ...]
    missed: bool = False
    under: tuple["Row", ...] = ()
    detail: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, a total that stays where it is when rows are sorted, and a note below."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: tuple[Value, ...] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, each its own paragraph."""

    lines: tuple[str, ...]


Part = Table | Chart | Lines | Words


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the page, named in its table of contents."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page: `head` are lines under the title (unit, term, day), `foot` what it was made from."""

    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = field(default=())
