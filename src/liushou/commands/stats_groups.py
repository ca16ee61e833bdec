"""`liushou stats [指标]… --per 分组[,分组]`: how many children are in each group, or indicators over each."""

from collections.abc import Callable
from dataclasses import dataclass

import typer
from rich.console import Console, RenderableType

from liushou.commands.stats_asked import Asked, keys_of
from liushou.commands.stats_counted import Counted, counted
from liushou.commands.stats_shown import Shown, aside_of, markdown_of, rows_of, titled
from liushou.documents.figures.model import Page, Table
from liushou.errors import UsageError
from liushou.screens.figures.about import About
from liushou.screens.figures.grouped import grouped_screen, long_table, missing_by_group
from liushou.screens.figures.pages import grouped_page, heads_page
from liushou.screens.figures.tables import Called, grouping_table, labels_of, members_table
from liushou.screens.figures.text import table_screen
from liushou.stats.figure_names import Figure
from liushou.stats.figures_json import Json
from liushou.stats.frames import Frames
from liushou.stats.goals import measure
from liushou.stats.grouped import Grouping, grouped, grouping_of
from liushou.stats.grouped_json import grouped_json, grouping_json
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.named import people_of


@dataclass(frozen=True, slots=True)
class _Answer:
    """Groups in a table; `rows` are for a csv file, `names` the children behind them where these are asked
    for; `figures` are the indicators of the report that JSON has beside its cells, None for all; `across` is
    what the columns are, "" where there are none but figures.
    """

    what: str
    table: Table
    rows: Table
    names: Table | None
    page: Callable[[About], Page]
    cells: dict[str, Json]
    figures: tuple[str, ...] | None = None
    across: str = ""


def groups(ctx: typer.Context, asked: Asked) -> Shown:
    """The population by groups; with indicators each of them over the groups. Raises UsageError."""
    found = counted(ctx, asked)
    figures = found.figures()
    by = keys_of(asked.per or "", BREAKDOWNS)
    if len(figures) > 1 and len(by) > 1:
        raise UsageError("几个指标一起看时，--per 只写一个分组；要看两个分组交叉，请逐个指标看。")
    frames = found.frames()
    grouping = grouping_of(frames, by)
    people = people_of(found.scope.store, grouping)

    def called(group: str) -> str:
        return people.get(group, group)

    answer = (
        _figures(found, frames, figures, grouping, called, names=asked.names)
        if figures
        else _heads(found, grouping, called, names=asked.names)
    )
    return _shown(found, frames, answer, cross=len(figures) > 1 or grouping.crossed)


def _heads(found: Counted, grouping: Grouping, called: Called, *, names: bool) -> _Answer:
    table = grouping_table(grouping, called)
    listed = members_table(grouping, found.named(), called) if names else None
    return _Answer(
        what=f"人数，按{'、'.join(labels_of(grouping.by))}",
        table=table,
        rows=listed or table,
        names=listed,
        page=lambda about: heads_page(about, grouping, called, listed),
        cells=grouping_json(grouping, names=names),
        across=_across(grouping),
    )


def _figures(
    found: Counted,
    frames: Frames,
    figures: tuple[Figure, ...],
    grouping: Grouping,
    called: Called,
    *,
    names: bool,
) -> _Answer:
    over = grouped(frames, figures, grouping)
    whole = measure((one.total for one in over), found.scope.term)
    listed = missing_by_group(over, found.named(), called) if names else None
    return _Answer(
        what=f"{'、'.join(one.name for one in over)}，按{'、'.join(labels_of(grouping.by))}",
        table=grouped_screen(over, called),
        rows=listed or long_table(over, called),
        names=listed,
        page=lambda about: grouped_page(about, over, whole, called, listed),
        cells=grouped_json(over),
        figures=tuple(one.name for one in over),
        across="指标" if len(over) > 1 else _across(grouping),
    )


def _across(grouping: Grouping) -> str:
    return labels_of(grouping.by)[1] if grouping.crossed else ""


def _shown(found: Counted, frames: Frames, answer: _Answer, *, cross: bool) -> Shown:
    names = answer.names

    def screen(console: Console) -> RenderableType:
        bodies: list[RenderableType] = [
            table_screen(answer.table, console, cross=cross, across=answer.across)
        ]
        if names is not None:
            bodies.append(titled((names.caption, found.about.internal), table_screen(names, console)))
        return titled(found.about.title(answer.what), *bodies)

    return Shown(
        root=found.now.store.root,
        day=found.scope.on,
        page=lambda: answer.page(found.about_file),
        screen=screen,
        rows=lambda: rows_of(answer.rows),
        markdown=lambda: markdown_of(found.about, answer.table, names, names=names is not None),
        values=lambda: {**found.report_json(frames, answer.figures), "grouped": answer.cells},
        told=found.nobody(),
        aside=aside_of(found.about, names=names is not None),
    )
