"""`liushou rollup`: schools to the town, towns to the county."""

from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import OnOption, OutputOption, check_summary_name
from liushou.commands.rollup.adding import Wanted, rolled_up
from liushou.commands.rollup.outputs import Shown, check_not_both, form_of, groups_asked, names_asked, show
from liushou.errors import Status

_NO_FAULTS = frozenset({"shared", "day"})
"""Kinds of remark that a reader should know of, and that leave nothing wrong in the sum."""


def command(
    ctx: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="单位…", help="各单位的汇总文件、档案库，或放着它们的文件夹", show_default=False
        ),
    ],
    term: Annotated[
        str | None,
        typer.Option("--term", metavar="[学期]", help="学期，如 2026秋、last；不写为各单位报的最近的学期"),
    ] = None,
    on: OnOption = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="名称", help="汇总单位；不写为所在档案库的单位，或各单位写的上级"),
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="级别", help="汇总单位的级别，如 乡镇、县")
    ] = None,
    expect: Annotated[
        Path | None,
        typer.Option("--expect", metavar="名单", help="应上报的单位：文本一行一个，或表格的“单位名称”一列"),
    ] = None,
    indicators: Annotated[
        list[str] | None,
        typer.Option("--indicator", metavar="指标", help="只看这些指标，用逗号隔开或写多次"),
    ] = None,
    per: Annotated[
        str | None,
        typer.Option("--per", metavar="分组[,分组]", help="按年级、村等分组看各单位人数；写两个为交叉表"),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="列出没有达到指标的儿童（单位和编号；只限档案库）")
    ] = False,
    depth: Annotated[
        int | None, typer.Option("--depth", metavar="层数", min=1, help="看到下几级单位；终端上不写为 1")
    ] = None,
    flat: Annotated[
        bool, typer.Option("--flat", help="各单位排成一列，不按文件夹、也不按各单位写的上级分组")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="有缺报、迟报、读不了、重复、口径不一致时退出码为 1")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="地址", help="交给 Dask 集群统计，如 tcp://…:8786")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="个数", min=1, help="用几个进程统计档案库；不写由程序定"),
    ] = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv 或 md")
    ] = None,
    output: OutputOption = None,
    summary: Annotated[
        str | None,
        typer.Option("--summary", metavar="文件", help="把合计写成汇总文件，报给再上一级；- 为标准输出"),
    ] = None,
) -> None:
    """汇总：各校的汇总文件（或档案库）加成全镇、全县的统计，谁没有报、哪里对不上都说明。

    汇总文件由各单位用 liushou stats --summary 生成，只有人数，没有姓名和编号。-o 可写成
    html、docx、pdf、xlsx、md、json、csv。

    例：
    liushou rollup 上报 --expect 名单.txt -o 全县.xlsx
    liushou rollup 上报 --summary 石桥镇.json
    """
    if summary is not None:
        check_summary_name(summary)
        check_not_both(summary, output)
    groups, chosen = groups_asked(per), names_asked(indicators or ())
    shown = Shown(groups, chosen, names, depth, form_of(style, output), output, summary)
    wanted = Wanted(tuple(places), term, on, unit, level, expect, names, flat, scheduler, workers)
    rollup = rolled_up(ctx, wanted)
    show(rollup, shown)
    if strict and any(remark.kind not in _NO_FAULTS for remark in rollup.remarks):
        raise typer.Exit(Status.FINDINGS)
