"""`liushou list`: children, volunteers, activities, terms or residents, by filter."""

import json
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from liushou.commands.common import (
    AtOption,
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    deliver,
    deliver_csv,
)
from liushou.commands.opened import opened
from liushou.commands.revealing import asks_sealed, reveal_in
from liushou.console import note, table
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.printable import printable
from liushou.records.kinds import BY_FOLDER, BY_NAME
from liushou.records.present import Presenter
from liushou.screens.columns import Columns, fields_named
from liushou.screens.naming import naming
from liushou.screens.order import in_order
from liushou.screens.rows import Listing, rows_of, usual_listing
from liushou.screens.text_table import text_table
from liushou.store.who import find_many, records_of

Folder = Literal[
    "children", "volunteers", "activities", "terms", "residents", "published", "erased", "unsealed"
]


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
    sort: Annotated[
        list[str] | None,
        typer.Option("--sort", metavar="字段", help="按字段排序，几个用逗号分开：班级,姓名；文字按拼音"),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--columns", metavar="字段", help="列出哪些字段，用逗号分开：姓名,年级,监护人.电话"),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="倒序；没有填的仍在最后")] = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="只列前 N 份")] = None,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv 或 xlsx")
    ] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """列出档案。条件写成 字段:值，字段用中文名或英文名，可比较（年龄>=10），用 AND、OR、NOT 和括号相连。

    例：
    liushou list children 班级:五年级1班 寄宿:是 --sort 出生日期
    liushou list children 留守类型:双留守 --columns 姓名,监护人.电话 -o 名单.csv
    """
    if limit is not None and limit < 1:
        raise UsageError(f"--limit 后面的“{limit}”应是大于 0 的数。")
    now = opened(ctx, at, on, keys=reveal or asks_sealed((*(who or ()), *(but or ())), _named(sort)))
    store, day = now.store, now.day
    kind = BY_FOLDER[what].name
    order = fields_named("--sort", sort or [], kind, store)
    chosen = fields_named("--columns", columns or [], kind, store)
    form = chosen_format(style, output, ("table", "json", "csv", "xlsx"), to_file=output is not None)
    rows = rows_of(kind, find_many(store, who or [], kind, day, but or []), store, day, reveal=reveal)
    ids = in_order(list(rows), records_of(store, kind), order, day, reverse=reverse)
    shown = ids[:limit]
    if reveal:
        reveal_in(store, "list", shown)
    if chosen:
        fields = Columns(chosen, day, Presenter(naming(store), reveal))
        listing = fields.listing([records_of(store, kind)[each] for each in shown])
    else:
        listing = usual_listing(kind, (rows[each] for each in shown))
    _deliver(listing, form, output, f"{store.unit.unit.name}{BY_NAME[kind].label}名单（{day}）")
    if output is None and form == "table":
        part = f"，列出前 {len(shown)} 份" if len(shown) < len(ids) else ""
        note(f"共 {len(ids)} 份{BY_NAME[kind].label}{part}")


def _named(sort: list[str] | None) -> list[str]:
    return [field.strip() for word in sort or () for field in word.replace("，", ",").split(",")]


def _deliver(listing: Listing, form: str, output: Path | None, title: str) -> None:
    if form == "xlsx":
        # xlsxwriter is imported only where a workbook is written.
        from liushou.exchange.books.write import workbook_bytes
        from liushou.screens.books.listing import listing_book

        deliver(workbook_bytes(listing_book(listing, title)), output)
    elif form == "json":
        deliver(json.dumps(listing.rows, ensure_ascii=False, indent=2), output)
    elif form == "csv":
        deliver_csv(csv_text(listing.heads, listing.texts), output)
    elif output is not None:
        lines = text_table(listing.heads, listing.texts, numbers=listing.numbers)
        deliver("\n".join(map(printable, lines)), output)
    else:
        table(listing.heads, listing.texts, numbers=listing.numbers)
