"""Tables of counts that `stats` gives: which groups are meant, cross tables, where they go."""

from collections.abc import Callable, Mapping
from pathlib import Path

from liushou.commands.common import deliver, deliver_csv
from liushou.console import table
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.screens.markdown_table import markdown_table
from liushou.stats.groups import Cross

Grid = tuple[list[str], list[list[str]]]
"""Heads and rows, as text."""
_MOST_KEYS = 2


def keys_of(per: str, labels: Mapping[str, str]) -> list[str]:
    """The breakdowns that `--per` names by label or key, one or two. Raises UsageError."""
    by_label = {label: key for key, label in labels.items()}
    keys = [by_label.get(word.strip(), word.strip()) for word in per.replace("，", ",").split(",")]
    for key in keys:
        if key not in labels:
            raise UsageError(f"不能按“{key}”分组；可以用：{'、'.join(labels.values())}。")
    if len(keys) > _MOST_KEYS:
        raise UsageError("最多按两个分组交叉统计。")
    return keys


def counts_grid(counts: Mapping[str, int], label: str, total: int, named: Callable[[str], str] = str) -> Grid:
    """A row for each group, and the total."""
    rows = [[named(group), str(count)] for group, count in counts.items()]
    return [label, "人数"], [*rows, ["合计", str(total)]]


def cross_grid(crossed: Cross, label: str, named: Callable[[str], str] = str) -> Grid:
    """A cross table with its totals."""
    heads = [label, *(named(column) for column in crossed.columns), "合计"]
    rows = [
        [named(row), *(str(crossed.cells[row][column]) for column in crossed.columns), str(total)]
        for row, total in crossed.rows.items()
    ]
    return heads, [*rows, ["合计", *(str(count) for count in crossed.columns.values()), str(crossed.total)]]


def deliver_grid(grid: Grid, form: str, output: Path | None) -> None:
    """The table on the terminal, or as csv or md."""
    heads, rows = grid
    if form == "csv":
        deliver_csv(csv_text(heads, rows), output)
    elif form == "md":
        deliver(markdown_table(heads, rows), output)
    else:
        table(heads, rows, numbers=range(1, len(heads)) if heads[-1] in ("人数", "合计") else ())
