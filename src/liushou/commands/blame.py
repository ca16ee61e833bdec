"""`liushou blame`: since when and by whom each value of an archive stands."""

import json
from typing import Annotated

import typer

from liushou.commands.common import (
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    deliver,
    deliver_csv,
    today,
)
from liushou.commands.complete import ids_of
from liushou.commands.fields_named import paths_named
from liushou.commands.one_history import one_history
from liushou.console import coloured, note, room
from liushou.csvtext import csv_text
from liushou.errors import StoreError, UsageError
from liushou.history.origin import origins
from liushou.history.words.wording import Wording
from liushou.printable import printable
from liushou.screens.blame import HEADS, Standing, as_json, cells, is_cut, leaf_rows, rows_of
from liushou.screens.text_table import text_table

_FORMATS = ("text", "json", "csv")
_CSV_HEADS = ("字段", "名称", "现在的值", "自何时", "谁", "版本")


def command(
    ctx: typer.Context,
    who: Annotated[
        str,
        typer.Argument(
            metavar="谁",
            help="编号、姓名、活动名称，或 unit",
            show_default=False,
            autocompletion=ids_of("child", "volunteer", "activity", "resident", "term"),
        ),
    ],
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[字段]…",
            help="如 电话、监护人.电话、guardians[祖母].phone；不写就是全部",
            show_default=False,
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="版本|日期", help="看这个版本或这一天的档案", show_default=False),
    ] = None,
    on: OnOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="text、json 或 csv")] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """档案里的每一项从哪一天起是现在这样，是谁写的。改了又改回来的，从改回来那天算起。

    字段的写法和 set、list 一样。日期和人以 git 的提交为准；一项换了位置不算改。

    例：
    liushou blame 王小雨 监护人.电话
    liushou blame c-7kq2m guardians[祖母] 结对 --reveal
    """
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    history = one_history(ctx, who, at, "blame", reveal=reveal)
    newest = history.versions[0]
    if newest.data is None:
        raise UsageError(f"“{history.title}”的档案已经删除：用 liushou log {history.id} 看它的历史。")
    if newest.values is None:
        raise StoreError(f"{newest.path} 读不懂：{newest.fault}。请先改正，或用 --at 看以前的版本。")
    wording = Wording(history.naming, reveal, today(on))
    model = history.kind.model
    standing = Standing(model, newest.values, origins(model, history.versions), wording)
    paths = paths_named(model, newest.values, fields, history.naming) if fields else ((),)
    if form == "json":
        deliver(json.dumps(as_json(standing, paths), ensure_ascii=False, indent=2), output)
        return
    if form == "csv":
        deliver_csv(csv_text(_CSV_HEADS, leaf_rows(standing, paths)), output)
        return
    rows = [row for path in paths for row in rows_of(standing, path)]
    if output is not None:
        lines = text_table(HEADS, [cells(row) for row in rows])
        deliver("\n".join(map(printable, lines)), output)
        return
    head, *lines = text_table(HEADS, [cells(row) for row in rows], room=room())
    coloured([[(head, "bold")], *([(printable(line), "")] for line in lines)])
    if any(is_cut(row.since) for row in rows):
        note("这里是浅克隆，更早的历史不在这台电脑上：要看请运行 git fetch --unshallow。")
