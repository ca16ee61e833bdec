"""`liushou pair suggest`: who should care for whom, with reasons; nothing is written into archives."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.pairing.suggestion import Suggestion
from liushou.commands.common import (
    AtOption,
    OnOption,
    OutputOption,
    chosen_format,
    deliver,
    deliver_csv,
)
from liushou.commands.opened import Opened, opened
from liushou.commands.pair.suggestion import (
    Asked,
    ExceptOption,
    PeersOption,
    RoleOption,
    WhoArgument,
    WithOption,
    alone,
    nobody_without,
    say_who_is_alone,
    suggested,
)
from liushou.commands.pair.told import say_who_has
from liushou.console import columns, note, out
from liushou.csvtext import csv_text
from liushou.printable import printable
from liushou.screens.pairing import markdown, suggestion_lines
from liushou.screens.pairing_json import as_json
from liushou.screens.pairing_rows import tally
from liushou.screens.typed import typed

_FORMATS = ("table", "json", "csv", "xlsx", "md")
_COME_BACK = ("json", "csv", "xlsx")
"""What `apply --from` reads."""


def suggest(
    ctx: typer.Context,
    who: WhoArgument = None,
    but: ExceptOption = None,
    helpers: WithOption = None,
    role: RoleOption = None,
    peers: PeersOption = False,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv、xlsx 或 md")
    ] = None,
    output: OutputOption = None,
) -> None:
    """建议：没有结对的孩子，各由谁来结对合适，为什么。不写档案。

    总是按全部孩子一起算，再列出所选的：写不写“谁”，谁配谁都一样。

    例：
    liushou pair suggest -o 结对建议.xlsx
    liushou pair suggest --peers 班级:五年级1班
    """
    now = opened(ctx, at, on)
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    asked = Asked(who or (), but or (), helpers or (), role, peers)
    found = suggested(now.store, asked, now.day)
    _deliver(now, found, asked, form, output, dated=on is not None)
    if found.pairs or found.unpaired or form != "table" or output is not None:
        say_who_is_alone(now.store, asked, found)


def _deliver(
    now: Opened, found: Suggestion, asked: Asked, form: str, output: Path | None, *, dated: bool
) -> None:
    """`dated` where the day was asked for: what is written then begins on it."""
    since = f" --since {now.day}" if dated else ""
    store, peers = now.store, asked.peers
    name = f"{store.unit.unit.name}留守儿童{'伙伴' if peers else ''}结对建议"
    title = f"{name}（{now.day}）"
    if form == "xlsx":
        # xlsxwriter is imported only where a workbook is written.
        from liushou.exchange.books.write import workbook_bytes
        from liushou.screens.books.suggested import suggested_book

        deliver(workbook_bytes(suggested_book(store, found, name)), output)
    elif form == "csv":
        from liushou.screens.books.suggested import csv_rows

        deliver_csv(csv_text(*csv_rows(store, found)), output)
    elif form == "json":
        deliver(json.dumps(as_json(found, peers=peers), ensure_ascii=False, indent=2), output)
    elif form == "md":
        deliver(markdown(store, found, title), output)
    elif output is not None:
        deliver("\n".join([printable(title), "", *suggestion_lines(store, found, every=True)]), output)
    else:
        _show(now, found, asked, dated=dated)
    if output is not None:
        note(tally(store, found))
        if now.moment is None and form in _COME_BACK and (found.pairs or found.unpaired):
            note(f"会上定下来，写入档案：liushou pair apply --from {typed((output.as_posix(),))}{since}")


def _show(now: Opened, found: Suggestion, asked: Asked, *, dated: bool) -> None:
    if not found.pairs and not found.unpaired:
        for line in nobody_without(now.store, asked, now.day).split("\n"):
            out(line)
        return
    # Of a few children it matters who was passed over only where one stays without.
    shown = replace(found, passed_over=()) if asked.chosen and not found.unpaired else found
    for line in suggestion_lines(now.store, shown, room=columns()):
        out(line)
    if asked.chosen:
        without = [
            *(pair.child for pair in found.pairs),
            *(one.child for one in found.unpaired),
            *alone(now.store, asked, now.day),
        ]
        say_who_has(now.store, asked.who, without, now.day, peers=asked.peers)
        note("按全部孩子一起算的，只列出所选的。")
    if found.pairs and now.moment is None:
        since, on = (f" --since {now.day}", f" --on {now.day}") if dated else ("", "")
        note(f"写入档案：liushou pair apply{asked.again}{since}")
        note(f"拿到会上定：liushou pair suggest{asked.again} -o 结对建议.xlsx{on}")
