"""`liushou stats`: indicators, and the population by one or two properties."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

from liushou.commands.common import (
    OnOption,
    OutputOption,
    TermOption,
    chosen_format,
    deliver,
    term_of,
)
from liushou.commands.opened import opened
from liushou.commands.stats_checklists import Asked as Promised
from liushou.commands.stats_checklists import show_checklists
from liushou.commands.stats_grid import Grid, counts_grid, cross_grid, deliver_grid, keys_of
from liushou.commands.stats_residents import Asked as Residents
from liushou.commands.stats_residents import show_residents
from liushou.commands.stats_trend import Asked, show_trend
from liushou.console import terminal
from liushou.errors import UsageError
from liushou.screens.report import indicator_table
from liushou.screens.report_parts import percent, section
from liushou.stats.breakdowns import cross
from liushou.stats.frames import frames_of
from liushou.stats.goals import Measured
from liushou.stats.groups import BREAKDOWNS
from liushou.stats.population import scope_of
from liushou.stats.report import TermReport, term_report
from liushou.stats.report_json import as_json
from liushou.store.load import Store

_FORMATS = ("table", "json", "csv", "md")


def command(
    ctx: typer.Context,
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[指标]…", help="指标名称；不写为全部")
    ] = None,
    per: Annotated[
        str | None,
        typer.Option("--per", metavar="分组[,分组]", help="按年级、班级、村、性别等分组；写两个为交叉表"),
    ] = None,
    term: TermOption = None,
    names: Annotated[bool, typer.Option("--names", help="列出没有达到指标的儿童")] = False,
    on: OnOption = None,
    at: Annotated[
        list[str] | None,
        typer.Option(
            "--at",
            metavar="版本|日期",
            help="看 git 里那时的档案，如 2026-06-30、HEAD~3；与 --trend 同用可写几次",
            show_default=False,
        ),
    ] = None,
    residents: Annotated[
        bool, typer.Option("--residents", help="统计留守妇女、留守老人，而不是儿童")
    ] = False,
    trend: Annotated[
        bool, typer.Option("--trend", help="逐个学期排开看增减；写几个 --at 则比较同一学期的几个版本")
    ] = False,
    checklist: Annotated[
        str | None,
        typer.Option(
            "--checklist",
            metavar="[清单]",
            help="看承诺清单兑现了多少，如 十个一；不写名称为全部清单",
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv 或 md")
    ] = None,
    output: OutputOption = None,
) -> None:
    """统计指标（完成数、应完成数、完成率）；--per 按组统计人数；--names 列出儿童。

    --residents 统计留守妇女、留守老人；--per 按村、类别、性别、年龄段、身体情况、需求。

    --checklist 看对每名孩子的承诺（十个一、两艺两体、五个有和本单位的清单）兑现了多少，加 --names 看是谁。

    --trend 看走势：各学期算到最后一天，本学期算到今天；--term 说看到哪个学期。

    例：
    liushou stats 结对帮扶率 走访率 --trend
    liushou stats --per 班级,留守类型 --format csv -o 分类.csv
    """
    if per and wanted:
        raise UsageError("指标和 --per 不能同时用：--per 统计的是人数。")
    _refuse_clashes(trend=trend, per=per, names=names, moments=at or [])
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    if checklist is not None:
        _refuse_beside_checklist(wanted, per, trend, residents)
        promised = Promised(checklist, names, term, on, at[0] if at else None)
        show_checklists(ctx, promised, form, output)
        return
    if residents:
        if trend:
            raise UsageError("--trend 和 --residents 不能同时用：请逐个学期用 --term。")
        asked = Residents(wanted or [], per, names, term, on, at[0] if at else None)
        show_residents(ctx, asked, form, output)
        return
    if trend:
        show_trend(ctx, Asked(wanted or [], at or [], term, on), form, output)
        return
    now = opened(ctx, at[0] if at else None, on)
    store, day = now.store, now.day
    term_id = term_of(store, term, day)
    report = term_report(store, term_id, day, now.revision)
    chosen = _chosen(report, wanted or [])
    if form == "json":
        deliver(_json(report, chosen), output)
        return
    if per:
        grid = _groups(store, report, keys_of(per, BREAKDOWNS))
    elif names:
        grid = _behind(report, chosen, store)
    elif form == "table" and output is None:
        console = terminal()
        console.print(
            section(
                f"{report.unit}　{report.term_label}（截至 {report.on}）", indicator_table(chosen, console)
            )
        )
        return
    else:
        grid = _figures(chosen)
    deliver_grid(grid, form, output)


def _refuse_clashes(*, trend: bool, per: str | None, names: bool, moments: Sequence[str]) -> None:
    if trend and per:
        raise UsageError("--trend 和 --per 不能同时用：要看各学期的分类人数，请逐个学期用 --term。")
    if trend and names:
        raise UsageError("--trend 和 --names 不能同时用：要看某学期是哪几名儿童，请用 --term 和 --names。")
    if len(moments) > 1 and not trend:
        raise UsageError("一次只能看一个 --at；要比较几个版本，请加 --trend。")


def _refuse_beside_checklist(*others: object) -> None:
    if any(others):
        raise UsageError("--checklist 不能和指标名称、--per、--trend、--residents 同时用。")


def _chosen(report: TermReport, wanted: Sequence[str]) -> tuple[Measured, ...]:
    known = {measured.indicator.name: measured for measured in report.indicators}
    for name in wanted:
        if name not in known:
            raise UsageError(f"没有“{name}”这个指标；现有：{'、'.join(known)}。")
    return tuple(known[name] for name in wanted) if wanted else report.indicators


def _groups(store: Store, report: TermReport, keys: list[str]) -> Grid:
    def named(group: str) -> str:
        return report.people.get(group, group)

    if len(keys) == 1:
        return counts_grid(report.breakdowns[keys[0]], BREAKDOWNS[keys[0]], report.population, named)
    crossed = cross(frames_of(scope_of(store, report.term, report.on)), keys[0], keys[1])
    return cross_grid(crossed, BREAKDOWNS[keys[0]], named)


def _figures(chosen: Sequence[Measured]) -> Grid:
    rows = [
        [
            measured.indicator.name,
            str(measured.indicator.numerator),
            str(measured.indicator.denominator),
            percent(measured.indicator.rate),
            percent(measured.target),
            {True: "达标", False: "未达", None: ""}[measured.met],
        ]
        for measured in chosen
    ]
    return ["指标", "完成", "应完成", "完成率", "目标", "达标"], rows


def _behind(report: TermReport, chosen: Sequence[Measured], store: Store) -> Grid:
    rows = []
    for measured in chosen:
        for child in measured.indicator.missing:
            label = report.children[child]
            village = store.children[child].address
            rows.append(
                [
                    measured.indicator.name,
                    child,
                    label.name,
                    label.class_label or "",
                    village.village if village else "",
                ]
            )
    return ["未达到的指标", "编号", "姓名", "班级", "村"], rows


def _json(report: TermReport, chosen: Sequence[Measured]) -> str:
    values = as_json(report)
    names = {measured.indicator.name for measured in chosen}
    listed = values["indicators"]
    if isinstance(listed, list):
        values["indicators"] = [one for one in listed if isinstance(one, dict) and one["name"] in names]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
