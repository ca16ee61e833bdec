"""`liushou sample`: the children whom an inspection visits, drawn by a seed."""

import json
import secrets
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.sampling.sample import Plan, counted, on_the_register, sample
from liushou.care.sampling.strata import grouping
from liushou.commands.common import (
    DOCUMENT_FORMATS,
    AtOption,
    OnOption,
    OutputOption,
    TermOption,
    chosen_format,
    deliver,
    deliver_csv,
    term_of,
)
from liushou.commands.complete import ids_of
from liushou.commands.opened import opened
from liushou.console import columns, note
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.halfwidth import narrow
from liushou.printable import UNPRINTABLE
from liushou.screens.sampling import HEADS, Told, as_cells, as_json, drawing_of, rows_of
from liushou.screens.sampling_lines import lines_of
from liushou.screens.text_table import LINE
from liushou.store.load import Store
from liushou.store.who import find_many

_FORMATS = ("table", "json", "csv", *DOCUMENT_FORMATS)
_TEMPLATE = "inspection-form"
_FARTHEST = 3660
_LONGEST_SEED = 40


def command(
    ctx: typer.Context,
    count: Annotated[int, typer.Argument(metavar="人数", help="抽几名", show_default=False)],
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…",
            help="从这些儿童里抽：编号、姓名，或 字段:值 的条件；不写为全部在册留守儿童",
            autocompletion=ids_of("child"),
        ),
    ] = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="除去这些儿童；可写多次")
    ] = None,
    per: Annotated[
        str | None,
        typer.Option(
            "--per",
            metavar="分层",
            help="班级、村、年级……，每层按人数分到名额；不写：学校按班级，其余按村",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        str | None,
        typer.Option("--seed", metavar="种子", help="数字或文字，同一种子抽出同一批；不写由电脑随机定"),
    ] = None,
    lightly: Annotated[
        int | None,
        typer.Option("--lightly", metavar="天数", help="最近这些天走访过的，抽中的机会减半"),
    ] = None,
    term: TermOption = None,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="table、json、csv；督导检查表：md、docx、pdf、html"),
    ] = None,
    output: OutputOption = None,
) -> None:
    """督导抽查：抽出要入户走访的儿童，谁也不能挑；种子印在表上，照着可以重抽。

    -o 写成 docx、pdf、html 或 md，就是这些儿童的督导检查表。--term 写已结束的学期，以它最后一天为今天。

    例：
    liushou sample 10 --per 班级 --seed 482913
    liushou sample 6 --lightly 30 -o 督导检查表.docx
    """
    _make_sure(count, lightly)
    sown = _seed(seed)
    now = opened(ctx, at, on)
    store = now.store
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    day = now.day if term is None else _day_of_term(store, term_of(store, term, now.day), now.day)
    plan = Plan(count, sown, grouping(per, store.unit), day, lightly)
    ids = _pool(store, tuple(who or ()), tuple(but or ()), day)
    told = Told(store, sample(store, ids, plan), now.revision, tuple(who or ()), tuple(but or ()))
    if count > len(ids):
        note(f"要抽 {count} 名，可抽的只有 {len(ids)} 名：全部列出。")
    _deliver(told, form, output)
    if form in ("csv", *DOCUMENT_FORMATS):
        note(f"种子 {sown}；重抽同一批：{told.repeat}")


def _make_sure(count: int, lightly: int | None) -> None:
    if count < 1:
        raise UsageError(f"要抽的人数应是大于 0 的数，“{count}”不是。")
    if lightly is not None and not 1 <= lightly <= _FARTHEST:
        raise UsageError(f"--lightly 应为 1 至 {_FARTHEST} 天。")


def _seed(word: str | None) -> str:
    """The seed that is given, or one that the machine draws. Raises UsageError."""
    if word is None:
        return str(100_000 + secrets.randbelow(900_000))
    seed = narrow(word).strip()
    if not seed or len(seed) > _LONGEST_SEED or UNPRINTABLE.search(seed):
        raise UsageError(f"--seed 应为 1 至 {_LONGEST_SEED} 个字的数字或文字，如 482913。")
    return seed


def _day_of_term(store: Store, term_id: str, today: date) -> date:
    """Today, or the last day of a term that is over. Raises UsageError for one that has not begun."""
    days = store.terms[term_id].days
    if today < days.first:
        raise UsageError(f"学期 {term_id} 到 {days.first} 才开始，还不能抽查。")
    return days.nearest(today)


def _pool(store: Store, who: tuple[str, ...], but: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Whom to draw from: those named, else those who count; only who is on the register.

    Raises UsageError where that is nobody.
    """
    found = find_many(store, who, "child", day, but)
    there = on_the_register(store, found, day)
    pool = there if who else counted(store, there, day)
    if not pool:
        raise UsageError("没有符合条件的在册儿童。" if who or but else f"{day} 没有在册的留守儿童。")
    if who and len(there) < len(found):
        note(f"{len(found) - len(there)} 名 {day} 不在册，没有列入。")
    if len(pool) < len(there):
        others = len(there) - len(pool)
        note(f"另有 {others} 名在册儿童不算留守儿童（如父母都在家），没有列入；要列入，加上 状态:在册。")
    return pool


def _deliver(told: Told, form: str, output: Path | None) -> None:
    if form in DOCUMENT_FORMATS:
        _write_form(told, form, output)
        return
    rows = rows_of(told.store, told.sample.ids, told.sample.plan.day)
    if form == "json":
        deliver(json.dumps(as_json(told, rows), ensure_ascii=False, indent=2), output)
    elif form == "csv":
        deliver_csv(csv_text(HEADS, as_cells(rows)), output)
    else:
        deliver("\n".join(lines_of(told, rows, columns() if output is None else LINE)), output)


def _write_form(told: Told, form: str, output: Path | None) -> None:
    """The inspection form of the children drawn, with how they were drawn."""
    # Only the form needs templates.
    from liushou.commands.document_output import template_folders
    from liushou.commands.render.context import Sources
    from liushou.commands.render.files import Job, write_documents
    from liushou.commands.render.subjects import Subject
    from liushou.documents.contexts.facts import document_facts
    from liushou.documents.templates import find

    store, day = told.store, told.sample.plan.day
    folders = template_folders(store.root)
    found = find(_TEMPLATE, folders)
    about = found.about
    sources = Sources(store, about, document_facts(about), day, about.audience, drawing_of(told))
    job = Job(found, folders, sources, day, allow_missing=False)
    write_documents(job, (Subject("sample", told.sample.ids),), output, form)
