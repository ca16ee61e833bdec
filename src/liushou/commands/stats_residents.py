"""`liushou stats --residents`: 留守妇女、留守老人 counted for a term."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from liushou.commands.common import deliver, term_of
from liushou.commands.opened import opened
from liushou.commands.stats_grid import Grid, counts_grid, cross_grid, deliver_grid, keys_of
from liushou.console import terminal
from liushou.errors import UsageError
from liushou.screens.report_parts import percent, section
from liushou.screens.residents import resident_figures, residents_section
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.population import Scope, scope_of
from liushou.stats.residents import ResidentReport, resident_report, residents_of
from liushou.stats.residents_groups import RESIDENT_GROUPS, resident_cross, resident_groups
from liushou.stats.residents_json import residents_json
from liushou.terms import term_name

_OVERDUE = "逾期"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: figures by name, groups, the term and day, the moment of the archives."""

    wanted: Sequence[str]
    per: str | None
    names: bool
    term: str | None
    on: str | None
    at: str | None


def show_residents(ctx: typer.Context, asked: Asked, form: str, output: Path | None) -> None:
    """The figures, or what of them was asked for. Raises UsageError where the store keeps no residents."""
    now = opened(ctx, asked.at, asked.on)
    store = now.store
    scope = scope_of(store, term_of(store, asked.term, now.day), now.day)
    report = resident_report(scope)
    if report is None:
        raise UsageError(
            "档案库里没有留守妇女、留守老人的档案：用 liushou new resident 或 liushou import 建立。"
        )
    chosen = _chosen(report, asked.wanted)
    if form == "json":
        deliver(_json(report, scope, now.revision), output)
    elif asked.per:
        deliver_grid(_groups(scope, asked.per), form, output)
    elif asked.names:
        deliver_grid(_behind(report, asked.wanted), form, output)
    elif form == "table" and output is None:
        _show(report, chosen if asked.wanted else None, scope)
    else:
        deliver_grid(_figures(chosen), form, output)


def _chosen(report: ResidentReport, wanted: Sequence[str]) -> tuple[Indicator, ...]:
    """The indicators, then the duties as such, or those of them that are named. Raises UsageError."""
    duties = (Indicator(one.name, one.done, one.due, one.kept, one.lapsed) for one in report.duties)
    known = {one.name: one for one in (*report.indicators, *duties)}
    for name in wanted:
        if name not in known:
            raise UsageError(f"没有“{name}”这个指标；留守妇女、老人的有：{'、'.join(known)}。")
    return tuple(known[name] for name in wanted) if wanted else tuple(known.values())


def _show(report: ResidentReport, chosen: tuple[Indicator, ...] | None, scope: Scope) -> None:
    console = terminal()
    term = term_name(scope.term.id)
    title = f"{scope.store.unit.unit.name}　留守妇女、留守老人　{term}（截至 {scope.on}）"
    body = residents_section(report, console) if chosen is None else resident_figures(chosen, console)
    console.print(section(title, body))


def _groups(scope: Scope, per: str) -> Grid:
    keys, members = keys_of(per, RESIDENT_GROUPS), residents_of(scope)
    label = RESIDENT_GROUPS[keys[0]]
    if len(keys) == 1:
        return counts_grid(resident_groups(members, keys[0]), label, len(members))
    return cross_grid(resident_cross(members, keys[0], keys[1]), label)


def _figures(chosen: Sequence[Indicator]) -> Grid:
    rows = [[one.name, str(one.numerator), str(one.denominator), percent(one.rate)] for one in chosen]
    return ["指标", "完成", "应完成", "完成率"], rows


def _behind(report: ResidentReport, wanted: Sequence[str]) -> Grid:
    """Who is missing under each indicator, and whose latest period of a duty was missed."""
    rows = [
        [title, id_, label.name, label.kind, label.village]
        for name, title, ids in _missing(report)
        for id_ in ids
        for label in (report.labels[id_],)
        if not wanted or name in wanted
    ]
    return ["未达到的指标", "编号", "姓名", "类别", "村"], rows


def _missing(report: ResidentReport) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for one in report.indicators:
        yield one.name, one.name, one.missing
    for duty in report.duties:
        yield duty.name, f"{duty.name}{_OVERDUE}", duty.overdue


def _json(report: ResidentReport, scope: Scope, revision: str | None) -> str:
    values = {
        "unit": scope.store.unit.unit.name,
        "term": scope.term.id,
        "on": scope.on.isoformat(),
        "revision": revision,
        "residents": residents_json(report),
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
