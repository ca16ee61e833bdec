"""`liushou stats [指标]…`: indicators, and with --names the children behind them."""

from collections.abc import Sequence

import typer
from rich.console import Console, RenderableType

from liushou.commands.stats_asked import Asked
from liushou.commands.stats_counted import Counted, counted
from liushou.commands.stats_shown import Shown, aside_of, markdown_of, rows_of, titled
from liushou.documents.figures.model import Table
from liushou.screens.figures.pages import indicators_page
from liushou.screens.figures.tables import indicators_table, missing_table
from liushou.screens.figures.text import table_screen
from liushou.screens.report import indicator_table
from liushou.stats.goals import Measured, measure
from liushou.stats.report import measured_of


def indicators(ctx: typer.Context, asked: Asked) -> Shown:
    """The indicators asked for, or all of them. Raises UsageError for one that is not known."""
    found = counted(ctx, asked)
    frames = found.frames()
    figures = found.figures()
    chosen = (
        measure((one.count(frames) for one in figures), found.scope.term) if figures else measured_of(frames)
    )
    names = _names(found, chosen) if asked.names else None
    table = names or indicators_table(chosen)

    def screen(console: Console) -> RenderableType:
        body = indicator_table(chosen, console) if names is None else table_screen(names, console)
        internal = (found.about.internal,) if asked.names else ()
        return titled((*found.about.title(), *internal), body)

    return Shown(
        root=found.now.store.root,
        day=found.scope.on,
        page=lambda: indicators_page(found.about_file, chosen, names),
        screen=screen,
        rows=lambda: rows_of(table),
        markdown=lambda: markdown_of(found.about, table, names=asked.names),
        values=lambda: found.report_json(frames, [one.indicator.name for one in chosen]),
        told=found.nobody(),
        aside=aside_of(found.about, names=asked.names),
    )


def _names(found: Counted, chosen: Sequence[Measured]) -> Table:
    named = found.named()
    return missing_table((one.indicator.name, named[id_]) for one in chosen for id_ in one.indicator.missing)
