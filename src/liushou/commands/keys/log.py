"""`liushou keys log`: who opened sealed texts, when and why, for the yearly audit."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.commands.common import (
    OutputOption,
    chosen_format,
    day_of,
    deliver,
    deliver_csv,
    loaded,
    root_of,
    usable,
)
from liushou.commands.keys.opened_before import HEADS, Opening, openings
from liushou.console import note, table
from liushou.csvtext import csv_text
from liushou.printable import printable
from liushou.screens.text_table import text_table

_SHOWN = ("at", "what", "person", "command", "archives", "why")


def log(
    ctx: typer.Context,
    since: Annotated[
        str | None, typer.Option("--since", metavar="日期", help="从哪一天起", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="日期", help="到哪一天为止（含）", show_default=False)
    ] = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv 或 xlsx")
    ] = None,
    output: OutputOption = None,
) -> None:
    """谁打开过密文：解封（unseal）的登记，和在这台电脑上的查看（--reveal、导出、文书）。

    只有时间、谁、哪些档案、为什么，没有内容。查看的记录只在各人自己的电脑上，审计时请各人分别导出。

    例：
    liushou keys log --since 2026-01-01 --until 2026-12-31
    liushou keys log --since 2026-01-01 -o 审计.xlsx
    """
    first, last = day_of("--since", since) or date.min, day_of("--until", until) or date.max
    store = usable(loaded(root_of(ctx)))
    found = [one for one in openings(store) if first.isoformat() <= one.day <= last.isoformat()]
    form = chosen_format(style, output, ("table", "json", "csv", "xlsx"), to_file=output is not None)
    _deliver(found, form, output, f"{store.unit.unit.name}密文打开记录")
    if output is None and form == "table":
        note(f"共 {len(found)} 次")


def _deliver(found: Sequence[Opening], form: str, output: Path | None, title: str) -> None:
    rows = [[one.cells[key] for key in HEADS] for one in found]
    heads = list(HEADS.values())
    if form == "json":
        deliver(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2), output)
    elif form == "csv":
        deliver_csv(csv_text(heads, rows), output)
    elif form == "xlsx":
        # xlsxwriter is imported only where a workbook is written.
        from liushou.exchange.books.write import workbook_bytes
        from liushou.screens.books.listing import listing_book
        from liushou.screens.rows import Listing

        deliver(workbook_bytes(listing_book(Listing(heads, rows, [], ()), title)), output)
    else:
        short = [[one.short[key] for key in _SHOWN] for one in found]
        _table([HEADS[key] for key in _SHOWN], short, output)


def _table(heads: list[str], rows: list[list[str]], output: Path | None) -> None:
    if output is None:
        table(heads, rows)
    else:
        deliver("\n".join(map(printable, text_table(heads, rows))), output)
