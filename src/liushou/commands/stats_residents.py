"""`liushou stats --residents`: 留守妇女、留守老人 counted for a term."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import typer
from rich.console import Console, RenderableType

from liushou.commands.common import say_not_begun, term_of
from liushou.commands.opened import Opened, opened
from liushou.commands.stats_asked import Asked, keys_of
from liushou.commands.stats_counted import about_json, part_json
from liushou.commands.stats_shown import Shown, aside_of, markdown_of, rows_of, titled
from liushou.documents.figures.model import Page, Table
from liushou.errors import UsageError
from liushou.screens.figures.about import About
from liushou.screens.figures.residents import (
    resident_figures_page,
    resident_groups_page,
    residents_page,
    waiting_table,
)
from liushou.screens.figures.tables import cross_table, heads_table, shares_table
from liushou.screens.figures.text import table_screen
from liushou.screens.residents import resident_figures, residents_section
from liushou.stats.figure_names import unknown_figure
from liushou.stats.figures_json import Json
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.population import Part, Scope, scope_of
from liushou.stats.residents import ResidentLabel, ResidentReport, resident_report, residents_of
from liushou.stats.residents_groups import (
    RESIDENT_GROUPS,
    RESIDENT_SEVERAL,
    resident_cross,
    resident_groups,
)
from liushou.stats.residents_json import residents_json
from liushou.stats.residents_part import residents_within
from liushou.terms import term_name

_OVERDUE = "逾期"
_SEVERAL = "一人可有几项，各项相加可以多于合计。"


@dataclass(frozen=True, slots=True)
class _Found:
    """The residents counted, and the figures asked for by name."""

    now: Opened
    scope: Scope
    part: Part
    report: ResidentReport
    wanted: tuple[str, ...]
    chosen: tuple[Indicator, ...]

    def about(self, revision: str | None = None) -> About:
        """What stands over the figures."""
        unit, term = self.scope.store.unit.unit.name, term_name(self.scope.term.id)
        people = "留守妇女、留守老人"
        return About(unit, term, self.scope.on, self.report.population, self.part, revision, people)


def residents(ctx: typer.Context, asked: Asked) -> Shown:
    """The figures, or what of them was asked for. Raises UsageError where the store keeps no residents."""
    found = _counted(ctx, asked)
    names = waiting_table(tuple(_waiting(found))) if asked.names else None
    if asked.per is not None:
        return _by_groups(found, asked.per)
    table = names or shares_table("指标完成情况", found.chosen)

    def screen(console: Console) -> RenderableType:
        if names is not None:
            body: RenderableType = table_screen(names, console)
        elif found.wanted:
            body = resident_figures(found.chosen, console)
        else:
            body = residents_section(found.report, console)
        return titled((*_title(found), *([found.about().internal] if asked.names else [])), body)

    def page() -> Page:
        about = found.about(found.now.revision)
        if found.wanted:
            return resident_figures_page(about, found.chosen, names)
        return residents_page(about, found.report, names)

    return _shown(found, table, page, screen, names=asked.names)


def _by_groups(found: _Found, per: str) -> Shown:
    if found.wanted:
        raise UsageError("指标和 --per 不能同时用：留守妇女、老人的 --per 统计的是人数。")
    by = keys_of(per, RESIDENT_GROUPS)
    table, across = _grouped(found.scope, by), "".join(RESIDENT_GROUPS[key] for key in by[1:])

    def screen(console: Console) -> RenderableType:
        return titled(_title(found), table_screen(table, console, cross=bool(across), across=across))

    def page() -> Page:
        return resident_groups_page(found.about(found.now.revision), table)

    return _shown(found, table, page, screen, names=False)


def _shown(
    found: _Found,
    table: Table,
    page: Callable[[], Page],
    screen: Callable[[Console], RenderableType],
    *,
    names: bool,
) -> Shown:
    return Shown(
        root=found.scope.store.root,
        day=found.scope.on,
        page=page,
        screen=screen,
        rows=lambda: rows_of(table),
        markdown=lambda: markdown_of(found.about(), table, names=names),
        values=lambda: _json(found),
        aside=aside_of(found.about(), names=names),
    )


def _counted(ctx: typer.Context, asked: Asked) -> _Found:
    now = opened(ctx, asked.moment, asked.on)
    store = now.store
    if not store.residents:
        raise UsageError(
            "档案库里没有留守妇女、留守老人的档案：用 liushou new resident 或 liushou import 建立。"
        )
    wanted, part = asked.sorted([duty.title for duty in store.unit.duties])
    term = term_of(store, asked.term, now.day)
    say_not_begun(store, term, now.day)
    whole = scope_of(store, term, now.day)
    scope = residents_within(whole, part)
    report = resident_report(scope)
    if report is None:
        raise UsageError(f"没有留守妇女、留守老人符合条件：{part.told}。")
    return _Found(now, scope, part, report, wanted, _chosen(report, wanted))


def _chosen(report: ResidentReport, wanted: Sequence[str]) -> tuple[Indicator, ...]:
    """The indicators, then the duties as such, or those of them that are named. Raises UsageError."""
    duties = (Indicator(one.name, one.done, one.due, one.kept, one.lapsed) for one in report.duties)
    known = {one.name: one for one in (*report.indicators, *duties)}
    for name in wanted:
        if name not in known:
            raise UsageError(unknown_figure(name, tuple(known), whose="留守妇女、老人的有"))
    return tuple(known[name] for name in wanted) if wanted else tuple(known.values())


def _title(found: _Found) -> tuple[str, ...]:
    about = found.about()
    first = f"{about.unit}　{about.people}　{about.term}（截至 {about.on}）"
    return (first, *about.title()[1:])


def _grouped(scope: Scope, keys: Sequence[str]) -> Table:
    members = residents_of(scope)
    labels = [RESIDENT_GROUPS[key] for key in keys]
    note = _SEVERAL if RESIDENT_SEVERAL.intersection(keys) else ""
    if len(keys) == 1:
        return heads_table(labels[0], resident_groups(members, keys[0]), len(members), note)
    return cross_table(labels, resident_cross(members, keys[0], keys[1]), note=note)


def _waiting(found: _Found) -> Iterator[tuple[str, str, ResidentLabel]]:
    """Who is missing under each indicator, and whose latest period of a duty was missed."""
    report = found.report
    behind = [(one.name, one.name, one.missing) for one in report.indicators]
    behind += [(one.name, f"{one.name}{_OVERDUE}", one.overdue) for one in report.duties]
    for name, title, ids in behind:
        if not found.wanted or name in found.wanted:
            yield from ((title, id_, report.labels[id_]) for id_ in ids)


def _json(found: _Found) -> Mapping[str, Json]:
    scope = found.scope
    return {
        **about_json(found.now, scope),
        "residents": residents_json(found.report),
        **part_json(found.part),
    }
