"""The sum on the terminal, in a file of any kind, and as a summary for the next level."""

import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from liushou.commands.common import chosen_format, deliver, deliver_csv
from liushou.commands.figures_output import FIGURE_FORMATS, figures_content
from liushou.commands.stats_asked import keys_of
from liushou.console import note, terminal
from liushou.csvtext import csv_text
from liushou.documents.figures.model import Table
from liushou.errors import UsageError
from liushou.screens.figures.text import grid_of
from liushou.screens.rollup.csv_rows import unit_rows
from liushou.screens.rollup.page import rollup_page
from liushou.screens.rollup.page_groups import groups_table
from liushou.screens.rollup.page_units import children_table
from liushou.screens.rollup.table import flattened, remark_lines, rollup_screen, table_screen_of
from liushou.screens.rollup.values import as_json
from liushou.screens.rollup.view import View, head_lines
from liushou.stats.groups import BREAKDOWNS, SHARED
from liushou.stats.rollup.model import Rollup
from liushou.stats.rollup.remarks import labels_of
from liushou.stats.summary.text import short_checksum, summary_text

_FORMATS = ("table", "json", "csv", *FIGURE_FORMATS)
_STDOUT = "-"
_NOTE_WIDTH = 78
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """What the command line says of the output; `summary` is a file, or - for standard output."""

    per: tuple[str, ...]
    indicators: tuple[str, ...]
    names: bool
    depth: int | None
    form: str
    output: Path | None
    summary: str | None


def groups_asked(per: str | None) -> tuple[str, ...]:
    """The breakdowns that `--per` names. Raises UsageError for one that means nothing outside its unit."""
    return keys_of(per, {by: BREAKDOWNS[by] for by in SHARED}) if per else ()


def names_asked(words: Iterable[str]) -> tuple[str, ...]:
    """The indicators named, one or several a word."""
    return tuple(
        name.strip() for word in words for name in word.replace("，", ",").split(",") if name.strip()
    )


def form_of(style: str | None, output: Path | None) -> str:
    """The format asked for. Raises UsageError for one there is not."""
    return chosen_format(style, output, _FORMATS, to_file=output is not None)


def check_not_both(summary: str, output: Path | None) -> None:
    """Raise UsageError where the summary and the figures would be written to the same file."""
    if output is not None and summary != _STDOUT and _real(Path(summary)) == _real(output):
        raise UsageError(f"--summary 和 -o 写的是同一个文件“{output}”：请写成两个不同的文件名。")


def _real(file: Path) -> str:
    return os.path.normcase(file.resolve())


def show(rollup: Rollup, shown: Shown) -> None:
    """Write and print what was asked for; what needs a look is told on standard error beside a file."""
    on_screen = shown.form == "table"
    depth = shown.depth or (1 if on_screen else None)
    view = View(rollup, shown.indicators, shown.per, depth, every=shown.depth is not None)
    _refuse_unknown(view)
    if shown.names:
        _tell_nameless(rollup)
    if shown.summary is not None:
        _write_summary(rollup, shown.summary)
    if shown.summary != _STDOUT or shown.output is not None:
        if on_screen:
            _screen(view, shown)
            return
        _deliver(view, shown)
    for line in remark_lines(view, _NOTE_WIDTH):
        note(line)


def _deliver(view: View, shown: Shown) -> None:
    if shown.form == "csv":
        table = _table_asked(view, shown)
        rows = unit_rows(view) if table is None else grid_of(flattened(table))
        deliver_csv(csv_text(*rows), shown.output)
    elif shown.form == "json":
        deliver(json.dumps(as_json(view), ensure_ascii=False, indent=2) + "\n", shown.output)
    else:
        deliver(figures_content(rollup_page(view), shown.form, None), shown.output)


def _screen(view: View, shown: Shown) -> None:
    """The figures on the terminal or as its text in a file; with groups or names their table."""
    text = io.StringIO()
    console = terminal() if shown.output is None else terminal(text)
    table = _table_asked(view, shown)
    console.print(rollup_screen(view, console) if table is None else table_screen_of(view, table, console))
    if shown.output is not None:
        deliver(text.getvalue(), shown.output)


def _table_asked(view: View, shown: Shown) -> Table | None:
    if shown.per:
        return groups_table(view)
    return children_table(view) if shown.names and view.rollup.behind else None


def _write_summary(rollup: Rollup, file: str) -> None:
    text = summary_text(rollup.total)
    if rollup.folder == rollup.total.unit.name:
        note(f"没有写 --unit：单位名称取自文件夹“{rollup.folder}”。")
    if file == _STDOUT:
        deliver(text, None)
        return
    deliver(text, Path(file))
    told = "；".join(head_lines(rollup))
    note(f"{rollup.total.unit.name}，{told}；校验码 {short_checksum(text)}。")
    note("里面只有各单位的人数，没有姓名和编号。请把文件原样报给上级；不要公开发布。")


def _tell_nameless(rollup: Rollup) -> None:
    """Say of which units the children cannot be listed: those that sent a summary."""
    labels = labels_of(rollup.total.leaves())
    units = [label for key, label in labels.items() if key not in rollup.behind]
    if units:
        more = f"等 {len(units)} 个单位" if len(units) > _NAMED else ""
        named = f"{'、'.join(units[:_NAMED])}{more}"
        whose = f"{named}报的是汇总文件，里面" if rollup.behind else "汇总文件里"
        note(f"{whose}没有儿童，列不出是谁：--names 只能用于各单位的档案库。")


def _refuse_unknown(view: View) -> None:
    known = View(view.rollup).indicators
    for name in view.wanted:
        if name not in known:
            # The nearest name is looked for only where one was mistyped.
            from liushou.records.nearest import alike

            near = alike(name, known)
            meant = f"；是不是“{near}”？" if near else "。"
            raise UsageError(f"没有“{name}”这个指标{meant}现有：{'、'.join(known)}。")
