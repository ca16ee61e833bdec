"""`liushou stats --checklist`: of how many children each promise was kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from liushou.commands.common import deliver, term_of
from liushou.commands.opened import opened
from liushou.commands.stats_grid import Grid, deliver_grid
from liushou.commands.unread_lists import say_unread_lists
from liushou.console import terminal
from liushou.errors import UsageError
from liushou.printable import printable
from liushou.records.promises.readable import unread_lists
from liushou.records.promises.shipped import checklists_of
from liushou.records.unit import Unit
from liushou.screens.checklists import promise_rows, promise_table
from liushou.screens.report_parts import section
from liushou.stats.checklists import ChecklistCount, checklist_counts
from liushou.stats.population import Scope, scope_of
from liushou.stats.report_json import checklist_json
from liushou.terms import term_name


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a list by name (empty: all), the children behind it, the term, day and moment."""

    name: str
    names: bool
    term: str | None
    on: str | None
    at: str | None


def show_checklists(ctx: typer.Context, asked: Asked, form: str, output: Path | None) -> None:
    """The lists of promises, or the one asked for. Raises UsageError where there is no such list."""
    now = opened(ctx, asked.at, asked.on)
    scope = scope_of(now.store, term_of(now.store, asked.term, now.day), now.day)
    say_unread_lists(now.store.unit)
    found = _chosen(checklist_counts(scope), asked.name, now.store.unit)
    if form == "json":
        deliver(_json(found, scope, now.revision), output)
    elif asked.names:
        deliver_grid(_behind(found, scope), form, output)
    elif form == "table" and output is None:
        _show(found, scope)
    else:
        deliver_grid((["清单", "承诺", "已兑现", "应兑现", "兑现率"], promise_rows(found)), form, output)


def _chosen(found: Sequence[ChecklistCount], name: str, unit: Unit) -> tuple[ChecklistCount, ...]:
    if name in (one.name for one in unread_lists(unit)):
        raise UsageError(f"“{name}”这份清单读不懂，请先改正 liushou.yaml。")
    chosen = tuple(one for one in found if name in ("", one.name))
    if not checklists_of(unit):
        raise UsageError("没有承诺清单：liushou.yaml 的 checklists 把各份清单都去掉了。")
    if not chosen:
        raise UsageError(f"没有“{name}”这份清单；现有：{'、'.join(one.name for one in found)}。")
    return chosen


def _show(found: Sequence[ChecklistCount], scope: Scope) -> None:
    console = terminal()
    console.print(
        f"{printable(scope.store.unit.unit.name)}　{term_name(scope.term.id)}（截至 {scope.on}）\n"
        f"统计范围内留守儿童 {len(scope.members)} 人"
    )
    for one in found:
        console.print(section(printable(one.name), promise_table(one, console)))


def _behind(found: Sequence[ChecklistCount], scope: Scope) -> Grid:
    members = {member.child.id: member for member in scope.members}
    rows = [
        [
            checklist.name,
            item.name,
            id_,
            members[id_].child.name,
            (school.class_label or "") if (school := members[id_].then.school) else "",
            members[id_].then.village or "",
        ]
        for checklist in found
        for item in checklist.items
        for id_ in item.missing
    ]
    return ["清单", "没有兑现的承诺", "编号", "姓名", "班级", "村"], rows


def _json(found: Sequence[ChecklistCount], scope: Scope, revision: str | None) -> str:
    values = {
        "unit": scope.store.unit.unit.name,
        "term": scope.term.id,
        "on": scope.on.isoformat(),
        "revision": revision,
        "population": len(scope.members),
        "checklists": [checklist_json(one) for one in found],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
