"""`liushou stats --checklist`: of how many children each promise was kept."""

from collections.abc import Mapping, Sequence

import typer
from rich.console import Console, Group, RenderableType

from liushou.commands.stats_asked import Asked
from liushou.commands.stats_counted import Counted, about_json, counted, part_json
from liushou.commands.stats_shown import Shown, aside_of, markdown_of, rows_of, titled
from liushou.commands.unread_lists import say_unread_lists
from liushou.errors import UsageError
from liushou.printable import printable
from liushou.records.promises.readable import unread_lists
from liushou.records.promises.shipped import checklists_of
from liushou.records.unit import Unit
from liushou.screens.checklists import promise_table
from liushou.screens.figures.promises import promises_page, promises_table, unkept_table
from liushou.screens.figures.text import table_screen
from liushou.screens.report_parts import section
from liushou.stats.checklists import ChecklistCount, checklist_counts
from liushou.stats.figures_json import Json
from liushou.stats.report_json import checklist_json
from liushou.store.who import is_filter


def checklists(ctx: typer.Context, asked: Asked) -> Shown:
    """The lists of promises, or the one asked for. Raises UsageError where there is no such list."""
    found = counted(ctx, asked)
    unit = found.scope.store.unit
    say_unread_lists(unit)
    chosen = _chosen(checklist_counts(found.scope), asked.checklist or "", unit)
    names = unkept_table(chosen, found.named()) if asked.names else None
    table = names or promises_table(chosen)

    def screen(console: Console) -> RenderableType:
        if names is not None:
            return titled((*found.about.title(), found.about.internal), table_screen(names, console))
        everybody = () if found.part else (f"统计范围内留守儿童 {len(found.scope.members)} 人",)
        title = titled((*found.about.title(), *everybody))
        return Group(title, *(section(printable(one.name), promise_table(one, console)) for one in chosen))

    return Shown(
        root=found.now.store.root,
        day=found.scope.on,
        page=lambda: promises_page(found.about_file, chosen, names),
        screen=screen,
        rows=lambda: rows_of(table),
        markdown=lambda: markdown_of(found.about, table, names=asked.names),
        values=lambda: _json(found, chosen),
        told=found.nobody(),
        aside=aside_of(found.about, names=asked.names),
    )


def _chosen(found: Sequence[ChecklistCount], name: str, unit: Unit) -> tuple[ChecklistCount, ...]:
    if name in (one.name for one in unread_lists(unit)):
        raise UsageError(f"“{name}”这份清单读不懂，请先改正 liushou.yaml。")
    chosen = tuple(one for one in found if name in ("", one.name))
    if not checklists_of(unit):
        raise UsageError("没有承诺清单：liushou.yaml 的 checklists 把各份清单都去掉了。")
    if not chosen:
        # --checklist takes the word after it as the name of a list, a condition too
        hint = f"条件写在 --checklist 的前面：liushou stats {name} --checklist。" if is_filter(name) else ""
        raise UsageError(f"没有“{name}”这份清单；现有：{'、'.join(one.name for one in found)}。{hint}")
    return chosen


def _json(found: Counted, chosen: Sequence[ChecklistCount]) -> Mapping[str, Json]:
    scope = found.scope
    return {
        **about_json(found.now, scope),
        "population": len(scope.members),
        "checklists": [checklist_json(one) for one in chosen],
        **part_json(found.part),
    }
