"""`liushou due`: who is waiting, for what, and who owes it."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.due import dues
from liushou.care.due.calendar import due_events
from liushou.care.ics import ics
from liushou.commands.common import (
    AtOption,
    OnOption,
    OutputOption,
    ResidentsOption,
    RevealOption,
    chosen_format,
    deliver,
    deliver_csv,
)
from liushou.commands.complete import ids_of
from liushou.commands.opened import Opened, opened
from liushou.commands.revealing import asks_sealed, reveal_in
from liushou.console import coloured, note, terminal
from liushou.csvtext import csv_text
from liushou.errors import Status, UsageError
from liushou.printable import printable
from liushou.records.present import Presenter
from liushou.screens.due import Part, markdown_lines, table_lines
from liushou.screens.due_choice import Grouping, groups, of_kinds, of_people
from liushou.screens.due_rows import HEADS, Row, as_cells, as_event, as_json, not_twice, rows_of, tally
from liushou.screens.naming import naming
from liushou.screens.text_table import LINE
from liushou.store.load import Store
from liushou.store.people import find_people
from liushou.terms import term_name

_FORMATS = ("table", "json", "csv", "md", "ics")
_FARTHEST = 3660
_HOW = "liushou record 姓名 谈心；个案：liushou case step 姓名"
_HOW_OF_RESIDENTS = "liushou record 姓名 走访"


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="只看这些人：编号、姓名，或 字段:值 的条件",
            autocompletion=ids_of("child", "resident"),
        ),
    ] = None,
    within: Annotated[
        int, typer.Option("--within", metavar="天数", help="也看今后几天内到期的", show_default=False)
    ] = 0,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="谁", help="只看这位帮扶人员该做的，编号或姓名；可写多次"),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="类别", help="只看这些：个案、后续、职责、生日……，或职责的名称"),
    ] = None,
    per: Annotated[
        Grouping | None, typer.Option("--per", metavar="分组", help="按帮扶人员、班级或儿童（各人）分组")
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="除去这些人；可写多次")
    ] = None,
    residents: ResidentsOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="有逾期的就以状态 1 结束")] = False,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="table、json、csv、md 或 ics")
    ] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """谁在等：强制报告、个案、答应的事、没有做的职责，快过期和还缺的手续，生日。

    逾期的都列出；快到期的用 --within 看。写到 .ics 文件可以放进手机的日历。

    留守妇女、老人也列出；只看他们用 --residents。

    例：
    liushou due --within 7 --per 帮扶人员
    liushou due 班级:五年级1班 --kind 谈心 -o 待办.ics --within 30
    """
    if not 0 <= within <= _FARTHEST:
        raise UsageError(f"--within 应为 0 至 {_FARTHEST} 天。")
    now = opened(ctx, at, on, keys=reveal or asks_sealed((*(who or ()), *(but or ()))))
    store, day = now.store, now.day
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    whose = find_people(store, who or [], day, but or [], residents=residents)
    of = whose if who or but or residents else None
    items = of_kinds(of_people(dues(store, day, within, of=of), by or [], store), kind or [], store)
    if reveal:
        reveal_in(store, "due", {item.owner.id for item in items if item.owner is not None})
    rows = rows_of(items, store, day, Presenter(naming(store), reveal))
    if form == "json":
        deliver(json.dumps(as_json(rows), ensure_ascii=False, indent=2), output)
    elif form == "csv":
        deliver_csv(csv_text(HEADS, as_cells(rows)), output)
    elif form == "ics":
        told = ((row.item, *as_event(row)) for row in not_twice(rows))
        deliver(ics(due_events(told, day), f"{store.unit.unit.name}待办", day), output)
    elif form == "md":
        shown = not_twice(rows)
        head = [f"# {line}" if not at else line for at, line in enumerate(_head(shown, store, day, within))]
        lines = [head[0], "", *head[1:], *markdown_lines(groups(shown, per, store, day))]
        deliver("\n".join(lines), output)
    else:
        _show(not_twice(rows), now, within, per, output, reveal=reveal)
    if strict and any(item.missed for item in items):
        raise typer.Exit(Status.FINDINGS)


def _show(
    rows: Sequence[Row], now: Opened, within: int, per: Grouping | None, output: Path | None, *, reveal: bool
) -> None:
    store, day = now.store, now.day
    room = terminal().width if output is None else LINE
    lines: list[list[Part]] = [[(line, "")] for line in _head(rows, store, day, within)]
    lines += table_lines(groups(rows, per, store, day), room)
    if output is not None:
        deliver("\n".join("".join(text for text, _ in line).rstrip() for line in lines), output)
        return
    coloured(lines)
    if rows and now.moment is None:
        note(
            f"\n做了就记下来：{_HOW if any(row.item.resident is None for row in rows) else _HOW_OF_RESIDENTS}"
        )
    if not reveal and any(row.hidden for row in rows):
        note("个案和后续的内容没有显示：要看请加 --reveal。")


def _head(rows: Sequence[Row], store: Store, day: date, within: int) -> list[str]:
    term = store.current_term(day)
    name = f"　{term_name(term.id)}" if term else ""
    span = f"到 {day + timedelta(days=within)} 为止" if within else "今天"
    return [f"{printable(store.unit.unit.name)}待办　{day}{name}", f"{span}：{tally(rows)}"]
