"""`liushou list`: children, volunteers, activities, terms or residents, by filter."""

import json
from typing import Annotated, Literal, get_args

import typer

from liushou.commands.common import (
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    deliver,
    deliver_csv,
    open_store,
    today,
)
from liushou.commands.rows import HEADS, NUMBERS, rows_of, text_of
from liushou.console import note, table
from liushou.csvtext import csv_text
from liushou.records.kinds import BY_FOLDER, BY_NAME
from liushou.store.who import find_many

Folder = Literal["children", "volunteers", "activities", "terms", "residents"]


def command(
    ctx: typer.Context,
    what: Annotated[
        Folder, typer.Argument(metavar="种类", help="、".join(get_args(Folder)), show_default=False)
    ],
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[条件]…", help="编号、姓名，或 字段:值 的条件；几个条件须同时满足，人名是另加的"
        ),
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="条件", help="除去这些；可写多次")
    ] = None,
    on: OnOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table、json 或 csv")] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """列出档案。条件写成 字段:值，字段用中文名或英文名，可比较（年龄>=10），用 AND、OR、NOT 和括号相连。

    例：
    liushou list children 班级:五年级1班 寄宿:是
    liushou list children "留守类型:双留守 AND NOT 监护人.电话:有" -o 名单.csv
    """
    store, day = open_store(ctx), today(on)
    kind = BY_FOLDER[what].name
    ids = find_many(store, who or [], kind, day, but or [])
    rows = rows_of(kind, ids, store, day, reveal=reveal)
    form = chosen_format(style, output, ("table", "json", "csv"), to_file=output is not None)
    if form == "json":
        deliver(json.dumps(rows, ensure_ascii=False, indent=2), output)
        return
    texts = [[text_of(row[key]) for key in HEADS[kind]] for row in rows]
    if form == "csv":
        deliver_csv(csv_text(list(HEADS[kind].values()), texts), output)
        return
    table(list(HEADS[kind].values()), texts, numbers=NUMBERS[kind])
    note(f"共 {len(rows)} 份{BY_NAME[kind].label}")
