"""`liushou diff`: what changed, in the words of the field."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

from liushou.commands.common import (
    DOCUMENT_FORMATS,
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    deliver,
    root_of,
    start_of,
    today,
)
from liushou.commands.diff.output import head, shelves, show, text_of, told
from liushou.commands.diff.sides import both_sides
from liushou.commands.diff.span import place, span_of_days, span_of_words
from liushou.commands.diff.who import Sought, chosen
from liushou.commands.keys_to_use import keys_for
from liushou.commands.revealing import log_opened
from liushou.console import columns
from liushou.history.archives import differences
from liushou.records.unit import Unit
from liushou.records.validate import build
from liushou.screens.changes_json import differences_json
from liushou.screens.text_table import LINE
from liushou.store.load import UNKNOWN_UNIT, collection_frozen
from liushou.store.root import SETTINGS
from liushou.store.shelf import Shelf
from liushou.waiting import busy
from liushou.yamltext.reader import read

_FORMATS = ("text", "json", *DOCUMENT_FORMATS)


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[版本 [版本]] [谁]…",
            help="先写版本（如 HEAD~3、v1、2026-09-01），再写编号、姓名或 字段:值 的条件",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="从这一天开始时算起，如 2026-11-01", show_default=False),
    ] = None,
    term: Annotated[
        str | None,
        typer.Option(
            "--term",
            metavar="[学期]",
            help="从开学算起，学期过完的算到最后一天；不写为当前学期",
            show_default=False,
        ),
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="除去这些；可写多次")
    ] = None,
    on: OnOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="text、json、md、docx、pdf 或 html")
    ] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """改了什么：谁来了、谁走了、监护人、结对、个案、帮扶记录……，按开会的次序说。

    不写版本，从上次提交比到现在；写一个，从它比到现在；写两个，从前一个比到后一个。

    例：
    liushou diff --since 2026-11-01 班级:五年级1班
    liushou diff --term -o 本学期变化.docx
    """
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    day, here = today(on), place(start_of(ctx))
    if here.root is not None:
        root_of(ctx)
    keys = keys_for(here.root, reveal=reveal)
    by_days = span_of_days(here, since, term, day)
    span, who = (by_days, tuple(words or ())) if by_days else span_of_words(here, words or ())
    known = shelves(here, span)
    unit = _unit(known)
    with collection_frozen(), busy("比较档案"):
        found = differences(*both_sides(here, span), keys)
    found = chosen(
        found, who, but or (), Sought(known, here.knows, day, unit.min_away_months, here.repo.shallow)
    )
    if reveal:
        log_opened(here.root, keys, "diff", (each.id for each in found))
    if form == "json":
        deliver(json.dumps(differences_json(found, reveal=reveal), ensure_ascii=False, indent=2), output)
        return
    about = head(here, span, found if who or but else None, day)
    meeting = told(found, known, day, reveal=reveal)
    if form in DOCUMENT_FORMATS:
        # Only documents need templates.
        from liushou.commands.diff.document import changes_document

        deliver(changes_document(meeting, about, unit.unit, here.root, form, on=day), output)
    elif output is not None:
        deliver(text_of(meeting, about, LINE), output)
    else:
        show(meeting, about, columns())


def _unit(known: Sequence[Shelf]) -> Unit:
    """The settings of the newest version that has some without an error."""
    for shelf in known:
        data = next(shelf.texts((SETTINGS,)), None)
        record = build(Unit, read(data).value or {}) if data else None
        if isinstance(record, Unit):
            return record
    return UNKNOWN_UNIT
