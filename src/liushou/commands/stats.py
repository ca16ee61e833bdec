"""`liushou stats`: indicators and numbers of children, by groups, through the terms, of a part of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import DryRunOption, OnOption, OutputOption, TermOption, chosen_format
from liushou.commands.stats_asked import Asked
from liushou.commands.stats_shown import FORMATS, Shown


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[指标|条件]…",
            help="指标、职责的名称，不写为全部指标；字段:值 的条件，写法同 list，只统计符合的",
            show_default=False,
        ),
    ] = None,
    but: Annotated[
        list[str] | None,
        typer.Option("--except", metavar="条件", help="除去这些，条件、编号或姓名；可写多次"),
    ] = None,
    per: Annotated[
        str | None,
        typer.Option("--per", metavar="分组[,分组]", help="按年级、班级、村、性别等分组；写两个为交叉表"),
    ] = None,
    term: TermOption = None,
    names: Annotated[
        bool, typer.Option("--names", help="列出没有达到指标的儿童；只写 --per 时列出各组儿童")
    ] = False,
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
    of_residents: Annotated[
        bool, typer.Option("--residents", help="统计留守妇女、留守老人，而不是儿童")
    ] = False,
    through: Annotated[
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
    summary: Annotated[
        Path | None,
        typer.Option(
            "--summary",
            metavar="文件",
            help="写成报给上级的汇总文件：只有数，没有姓名和编号",
            show_default=False,
        ),
    ] = None,
    public: Annotated[
        bool, typer.Option("--publish", help="公开发布用：人数按 5 取整，不会露出单个孩子，记入发布台账")
    ] = False,
    dry_run: DryRunOption = False,
    style: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="table、json、csv、html、docx、pdf、md 或 xlsx"),
    ] = None,
    output: OutputOption = None,
) -> None:
    """统计指标（完成数、应完成数、完成率）和人数；--per 分组；--names 列出儿童；写条件就只统计符合的一部分。

    --residents 统计留守妇女、留守老人；--per 按村、类别、性别、年龄段、身体情况、需求。

    --checklist 看对每名孩子的承诺（十个一、两艺两体、五个有和本单位的清单）兑现了多少，加 --names 看是谁。

    --trend 看走势：各学期算到最后一天，本学期算到今天；--term 说看到哪个学期；加 --per 看各组的走势。

    例：
    liushou stats 结对帮扶率 村:朝阳村 --per 年级,性别 --names
    liushou stats --per 班级,留守类型 -o 分类.xlsx
    """
    asked = Asked(
        words=tuple(words or ()),
        but=tuple(but or ()),
        per=per,
        term=term,
        names=names,
        on=on,
        at=tuple(at or ()),
        residents=of_residents,
        trend=through,
        checklist=checklist,
        summary=summary,
        publish=public,
        dry_run=dry_run,
        form=style,
        output=output,
    )
    asked.refuse_clashes()
    if asked.summary is not None:
        _summary(ctx, asked, asked.summary)
        return
    form = chosen_format(style, output, FORMATS, to_file=output is not None)
    if asked.publish:
        _publish(ctx, asked, form)
        return
    _mode(asked)(ctx, asked).give(form, output)


def _mode(asked: Asked) -> Callable[[typer.Context, Asked], Shown]:
    """What answers: the first that fits. Each is imported when it is asked for."""
    if asked.checklist is not None:
        from liushou.commands.stats_checklists import checklists

        return checklists
    if asked.residents:
        from liushou.commands.stats_residents import residents

        return residents
    if asked.trend:
        from liushou.commands.stats_trend import trend

        return trend
    if asked.per is not None:
        from liushou.commands.stats_groups import groups

        return groups
    from liushou.commands.stats_indicators import indicators

    return indicators


def _summary(ctx: typer.Context, asked: Asked, file: Path) -> None:
    from liushou.commands.stats_summary import SummaryAsked, write_summary

    write_summary(ctx, SummaryAsked(asked.term, asked.on, asked.moment), file)


def _publish(ctx: typer.Context, asked: Asked, form: str) -> None:
    from liushou.commands.stats_publish import PublishAsked, publish

    of = PublishAsked(asked.words, asked.per, asked.term, asked.on, asked.moment, asked.dry_run)
    publish(ctx, of, form, asked.output)
