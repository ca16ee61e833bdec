"""A plain table of figures where it goes: on the terminal, as csv or md."""

from pathlib import Path

from liushou.commands.common import deliver, deliver_csv
from liushou.console import table
from liushou.csvtext import csv_text
from liushou.screens.figures.text import Grid
from liushou.screens.markdown_table import markdown_table


def deliver_grid(grid: Grid, form: str, output: Path | None) -> None:
    """The table on the terminal, or as csv or md."""
    heads, rows = grid
    if form == "csv":
        deliver_csv(csv_text(heads, rows), output)
    elif form == "md":
        deliver(markdown_table(heads, rows), output)
    else:
        table(heads, rows, numbers=range(1, len(heads)) if heads[-1] in ("人数", "合计") else ())
