"""`liushou new`: a new archive, plan or term, with what else may be filled in standing by in comments."""

import secrets
from datetime import date
from typing import Annotated, Literal, get_args

import typer

from liushou.care.creating.activity_again import activity_again
from liushou.care.creating.fresh import NewRecord, new_record
from liushou.care.creating.term_again import term_again
from liushou.care.ids import asked_id, free_id
from liushou.care.setting.assignments import assembled, assigned
from liushou.care.setting.people import People
from liushou.care.setting.words import is_assignment, refuse_open, with_hint
from liushou.commands.common import DryRunOption, OnOption, RevealOption, day_of, open_store, today
from liushou.commands.note_text import kept
from liushou.commands.text_editor import edited_text
from liushou.commands.writing import write
from liushou.console import note, out
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.term import Term
from liushou.store.drafts import NewFile
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.sources import read_bytes
from liushou.store.variant import source_of
from liushou.store.who import find_one
from liushou.terms import resolve_term

NewKind = Literal["child", "volunteer", "activity", "term", "resident"]


def command(
    ctx: typer.Context,
    kind: Annotated[
        NewKind, typer.Argument(metavar="种类", help="、".join(get_args(NewKind)), show_default=False)
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[编号] [字段=值]…", help="编号不写则自动编一个；学期必须写，如 2027春"),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option("--from", metavar="谁", help="照搬这次活动或这个学期的计划", show_default=False),
    ] = None,
    dated: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="活动的第一天", show_default=False)
    ] = None,
    term: Annotated[
        str | None, typer.Option("--term", metavar="[学期]", help="活动属于哪个学期", show_default=False)
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    edit: Annotated[bool, typer.Option("-e", "--edit", help="写入前先在编辑器里填写")] = False,
    reveal: RevealOption = False,
) -> None:
    """新建一份档案、活动方案或学期计划，打印它的路径。没有写的常用字段列在注释里，可以接着填。

    字段写成 字段=值，先检查再写入。新学期的节假日和调休自动写好。

    --from 照搬去年的计划：日期一起移到今年，活动按节日或学期的第几周推算，已经发生的内容不搬。

    例：
    liushou new child name=田小禾 sex=女 birth_date=2015-11-20
    liushou new activity --from a-33d1n --date 2027-12-03
    """
    refuse_open(words or [])
    store, day = open_store(ctx, keys=True), today(on)
    try:
        record_id = _id(store, kind, [word for word in words or [] if not is_assignment(word)])
    except UsageError as error:
        raise with_hint(error, words or []) from None
    given = [word for word in words or [] if is_assignment(word)]
    given += _by_options(store, kind, day_of("--date", dated), term, day)
    if like is None:
        new = _fresh(store, kind, record_id, given, day, gaps=edit)
    else:
        new = _again(store, kind, record_id, like, given, day)
    text = edited_text(store, new.text) if edit else new.text
    path = path_of(kind, record_id)
    with kept(text, edited=edit):
        done = f"已新建{BY_NAME[kind].label} {record_id}"
        write(store, [NewFile(path, text.encode())], day, done, dry_run=dry_run, reveal=reveal)
    for line in new.told:
        note(line)
    if not dry_run:
        note(f"接着填：打开这个文件，或用 liushou set {record_id} 字段=值。")
        out(path)


def _id(store: Store, kind: KindName, words: list[str]) -> str:
    if len(words) > 1:
        raise UsageError(
            f"只能写一个编号，现有 {len(words)} 个：{'、'.join(words)}。字段要写成 字段=值，如 name=田小禾。"
        )
    if words:
        return asked_id(store, kind, words[0])
    if kind == "term":
        raise UsageError("请写是哪个学期，如 liushou new term 2027春 begins=2027-03-01 ends=2027-07-09。")
    return free_id(store, kind, secrets.choice)


def _by_options(store: Store, kind: KindName, first: date | None, term: str | None, on: date) -> list[str]:
    """The options of an activity as assignments, which they are in short."""
    if kind != "activity" and (first is not None or term is not None):
        raise UsageError("--date 和 --term 只用于活动：liushou new activity …")
    days = {key: one.days for key, one in store.terms.items()}
    return [
        *([f"when.from={first}"] if first else []),
        *([f"term={resolve_term(term, days, on)}"] if term else []),
    ]


def _fresh(
    store: Store, kind: KindName, record_id: str, given: list[str], on: date, *, gaps: bool
) -> NewRecord:
    model = BY_NAME[kind].model
    assignments = assigned(model, given, None, People(store))
    values = assembled(model, assignments)
    new = new_record(store, kind, record_id, values, on, gaps=gaps)
    told = (f"{word}。" for one in assignments for word in one.told)
    return NewRecord(new.text, (*told, *new.told))


def _again(store: Store, kind: KindName, record_id: str, like: str, given: list[str], on: date) -> NewRecord:
    """A plan made after an old one."""
    if kind == "term":
        days = {key: one.days for key, one in store.terms.items()}
        old: Activity | Term = store.terms[resolve_term(like, days, on)]
    elif kind == "activity":
        found = find_one(store, like, ("activity",))[2]
        old = store.activities[getattr(found, "id", "")]
    else:
        raise UsageError("--from 只用于活动和学期：儿童、帮扶人员的档案一人一份，不照搬。")
    data = _bytes_of(store, kind, old.id)
    if isinstance(old, Activity):
        return activity_again(store, old, data, record_id, given, on)
    return term_again(store, old, data, record_id, given)


def _bytes_of(store: Store, kind: KindName, record_id: str) -> bytes:
    source = source_of(store.root, path_of(kind, record_id))
    if source is None:
        raise UsageError(f"{path_of(kind, record_id)}：找不到文件。")
    data = read_bytes(source)
    if isinstance(data, str):
        raise UsageError(f"{path_of(kind, record_id)}：{data}。")
    return store.keys.shown(source, data)
