"""`liushou log`: the history of one archive, in words."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from liushou.commands.common import (
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    day_of,
    deliver,
    deliver_csv,
    today,
)
from liushou.commands.complete import ids_of
from liushou.commands.one_history import OneHistory, one_history
from liushou.console import coloured, note, room
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.history.lineage import Version
from liushou.history.story import Episode, story
from liushou.history.words.wording import Wording
from liushou.printable import printable
from liushou.screens.log import HEADS, as_json, as_rows, markdown_lines, screen_lines

_FORMATS = ("text", "json", "md", "csv")


def command(
    ctx: typer.Context,
    who: Annotated[
        str,
        typer.Argument(
            metavar="谁",
            help="编号、姓名、活动名称，或 unit；删除了的也可以",
            show_default=False,
            autocompletion=ids_of("child", "volunteer", "activity", "resident", "term"),
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="只看这一天起的改动", show_default=False),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="只看最近的 N 次")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="从最早的看起")] = False,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="版本|日期", help="只看到这个版本或这一天为止", show_default=False),
    ] = None,
    on: OnOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="text、json、md 或 csv")
    ] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """一份档案的历史：哪一天，谁，改了什么。最近的在最前面，还没提交的在最上面。

    日期和人以 git 的提交为准。编号改过的，接着看以前的编号。

    例：
    liushou log 王小雨 --since 2026-09-01
    liushou log c-7kq2m --format md -o 改动.md
    """
    if limit is not None and limit < 1:
        raise UsageError(f"--limit 后面的“{limit}”应是大于 0 的数。")
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    history = one_history(ctx, who, at, "log", reveal=reveal)
    wording = Wording(history.naming, reveal, today(on))
    begin = day_of("--since", since)
    chosen = _chosen(history.versions, begin)
    shown = story(history.kind.model, history.versions, chosen[:limit][:: -1 if reverse else 1])
    if form == "json":
        deliver(json.dumps(as_json(history.kind, shown, wording), ensure_ascii=False, indent=2), output)
    elif form == "csv":
        deliver_csv(csv_text(HEADS, as_rows(history.kind, shown, wording)), output)
    elif form == "md":
        lines = [f"# {printable(_title(history))}的历史", *markdown_lines(history.kind, shown, wording)]
        deliver("\n".join(lines), output)
    elif output is not None:
        lines = ["".join(text for text, _ in line) for line in screen_lines(history.kind, shown, wording)]
        deliver("\n".join(lines), output)
    else:
        coloured(screen_lines(history.kind, shown, wording, room()))
        note(_summary(history, chosen, shown, begin))


def _chosen(versions: Sequence[Version], since: date | None) -> Sequence[Version]:
    return [one for one in versions if since is None or one.commit is None or one.commit.day >= since]


def _title(history: OneHistory) -> str:
    return history.title if history.title == history.id else f"{history.title}（{history.id}）"


def _summary(
    history: OneHistory, chosen: Sequence[Version], shown: Sequence[Episode], since: date | None
) -> str:
    """Whose history it was, how much of it, and what is missing."""
    committed = sum(1 for one in chosen if one.commit is not None)
    count = f"共 {committed} 次提交" if committed else "没有提交过的改动"
    count = f"{since} 以来{count}" if since else count
    part = f"，列出 {len(shown)} 次" if len(shown) < len(chosen) else ""
    lines = [f"{printable(_title(history))}：{count}{part}。"]
    if any(one.cut for one in shown):
        lines.append("这里是浅克隆，更早的历史不在这台电脑上：要看请运行 git fetch --unshallow。")
    return "\n".join(lines)
