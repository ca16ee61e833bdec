"""`liushou verify`: archives checked against what is so now, and those still to be checked this term."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from liushou.care.on_register import belongs_to, names_of, people_on
from liushou.care.recording.recorded import Entry, recorded
from liushou.care.recording.verified import VERIFIED, unverified, verified_on
from liushou.commands.common import (
    ByOption,
    DayOption,
    DryRunOption,
    OnOption,
    OutputOption,
    ResidentsOption,
    RevealOption,
    chosen_format,
    deliver,
    deliver_csv,
    open_store,
    term_of,
    today,
)
from liushou.commands.complete import ids_of
from liushou.commands.note_text import text_given
from liushou.commands.recorders import done_on, hint_without, who_recorded
from liushou.commands.shell_history import KEPT_OUT
from liushou.commands.writing import write
from liushou.console import note, table
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.records.person import Owner, PersonKind
from liushou.store.load import Store
from liushou.store.people import person_of
from liushou.terms import term_name

_HEADS: Mapping[PersonKind, tuple[str, ...]] = {
    "child": ("编号", "姓名", "班级", "上次核查"),
    "resident": ("编号", "姓名", "村", "上次核查"),
}
_KEYS: Mapping[PersonKind, tuple[str, ...]] = {
    "child": ("id", "name", "class", "last"),
    "resident": ("id", "name", "village", "last"),
}
_LABELS: Mapping[PersonKind, str] = {"child": "儿童", "resident": "留守妇女、老人"}


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="编号、姓名或条件；不写就列出本学期还没有核查的",
            autocompletion=ids_of("child", "resident"),
        ),
    ] = None,
    by: ByOption = None,
    date_: DayOption = None,
    text: Annotated[
        str | None, typer.Option("--note", metavar="内容", help=f"核查中发现的变动；{KEPT_OUT}")
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="除去这些；可写多次")
    ] = None,
    residents: ResidentsOption = False,
    on: OnOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="列出时：table、json 或 csv")
    ] = None,
    output: OutputOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """信息核查：核对过的档案记一条信息核查；不写谁，就列出本学期在册而还没有核查的。

    那一天已经核查过的不再记。留守妇女、老人用 --residents 列出和按条件选。

    例：
    liushou verify
    liushou verify 班级:五年级1班 --by v-mq1dl
    """
    store, now = open_store(ctx, keys=True), today(on)
    if not who:
        if by or date_ or text or but or dry_run:
            raise UsageError("要写明核查了谁，如 liushou verify 班级:五年级1班；不写谁只列出还没有核查的。")
        _list(store, now, "resident" if residents else "child", style, output)
        return
    if style or output:
        raise UsageError("--format 和 -o 是列出还没有核查的时候用的：写了核查了谁，就不能再写。")
    day = done_on(date_, now)
    people, _ = people_on(store, who, day, but or [], residents=residents)
    there = tuple(each for each in people if day in verified_on(person_of(store, each), day))
    if there:
        note(f"{day} 已经核查过，没有再记：{names_of(store, there)}")
    mine = who_recorded(store, by)
    said = text_given(store, "--note", text, edit=False, about="")
    new = tuple(each for each in people if each not in there)
    made = recorded(store, [Entry(each, day, VERIFIED, mine, note=said) for each in new], again=True)
    told = f"已核查 {len(new)} 人：{names_of(store, new)}"
    if write(store, made.drafts, now, told, dry_run=dry_run, reveal=reveal):
        hint_without(mine)
    for kind in dict.fromkeys(each.kind for each in people):
        _left(store, now, kind, new, day)


def _left(store: Store, today: date, kind: PersonKind, new: Sequence[Owner], day: date) -> None:
    """How many of a kind are left this term, as it will be with those just verified."""
    term = store.current_term(today)
    if term is None:
        return
    counted = new if term.begins <= day else ()
    left = [one for one in unverified(store, term, today, kind) if one.owner not in counted]
    whose = "" if kind == "child" else _LABELS[kind]
    note(f"本学期{whose}还有 {len(left)} 人没有核查。" if left else f"本学期在册{_LABELS[kind]}都已核查。")


def _list(store: Store, day: date, kind: PersonKind, style: str | None, output: OutputOption) -> None:
    form = chosen_format(style, output, ("table", "json", "csv"), to_file=output is not None)
    term = store.terms[term_of(store, None, day)]
    rows = [
        (one.owner.id, person_of(store, one.owner).name, belongs_to(store, one.owner, day), one.last)
        for one in unverified(store, term, day, kind)
    ]
    if form == "json":
        found = [
            dict(zip(_KEYS[kind], (*row[:3], row[3] and row[3].isoformat()), strict=True)) for row in rows
        ]
        deliver(json.dumps(found, ensure_ascii=False, indent=2), output)
        return
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if form == "csv":
        deliver_csv(csv_text(_HEADS[kind], texts), output)
        return
    table(_HEADS[kind], texts)
    note(f"{term_name(term.id)}：在册{_LABELS[kind]}中还有 {len(rows)} 人没有核查（到 {day}）。")
