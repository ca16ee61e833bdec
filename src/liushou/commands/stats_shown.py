"""What a mode of `stats` has found, in whatever format it is asked for."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.text import Text

from liushou.commands.common import deliver, deliver_csv
from liushou.commands.figures_output import FIGURE_FORMATS, figures_content
from liushou.console import note, terminal
from liushou.csvtext import csv_text
from liushou.documents.figures.model import Page, Table
from liushou.printable import printable
from liushou.screens.figures.about import About
from liushou.screens.figures.text import grid_of, table_markdown
from liushou.stats.figures_json import Json
from liushou.stats.population import Part

FORMATS = ("table", "json", "csv", *FIGURE_FORMATS)
_BARE = frozenset({"csv", "json"})
"""Formats that have nothing but figures."""
Rows = tuple[Sequence[str], Sequence[Sequence[object]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The same figures for every format, each made when it is asked for.

    `rows` are heads and rows of a csv file; `markdown` is for standard output, a file has the page. `told` is
    said on standard error beside every result, `aside` beside those that have no room for it. `root` is the
    store whose styles a document takes, `day` the day it is of.
    """

    root: Path
    day: date
    page: Callable[[], Page]
    screen: Callable[[Console], RenderableType]
    rows: Callable[[], Rows]
    markdown: Callable[[], str]
    values: Callable[[], Mapping[str, Json]]
    told: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()

    def give(self, form: str, output: Path | None) -> None:
        """Show it, or write it to a file."""
        if form == "json":
            deliver(json.dumps(self.values(), ensure_ascii=False, indent=2) + "\n", output)
        elif form == "csv":
            deliver_csv(csv_text(*self.rows()), output)
        elif form == "md" and output is None:
            deliver(self.markdown(), output)
        elif form in FIGURE_FORMATS:
            deliver(figures_content(self.page(), form, self.root, self.day), output)
        elif output is not None:
            text = io.StringIO()
            console = terminal(text)
            console.print(self.screen(console))
            deliver(text.getvalue(), output)
        else:
            console = terminal()
            console.print(self.screen(console))
        for line in (*self.told, *(self.aside if form in _BARE else ())):
            note(line)


def aside_of(about: About, *, names: bool) -> tuple[str, ...]:
    """What must be known of figures in rows alone: the part that is counted, that there are names."""
    part = [f"{about.title()[-1]}。"] if about.part else []
    return (*part, *([f"{about.internal}。"] if names else []))


def nobody_meets(part: Part, population: int) -> tuple[str, ...]:
    """Said beside every result where nobody meets the conditions: most often they are miswritten."""
    return () if population or not part else (f"没有人符合条件：{part.told}。请核对条件。",)


def rows_of(table: Table) -> Rows:
    """A table for a csv file."""
    return grid_of(table)


def markdown_of(about: About, *tables: Table | None, names: bool = False) -> str:
    """Tables for standard output, under the part that is counted and what must be known of names."""
    lines = [about.title()[-1]] if about.part else []
    lines += [about.internal] if names else []
    texts = [*map(printable, lines), *(table_markdown(table).rstrip("\n") for table in tables if table)]
    return "\n\n".join(texts) + "\n"


def titled(title: Sequence[str], *bodies: RenderableType) -> Group:
    """What stands on a terminal: the lines of a title, and what follows."""
    first, *others = map(printable, title)
    return Group(Text(f"\n{first}", style="bold"), *map(Text, others), *bodies)
