"""`liushou record`: write down a talk, a visit, a call, for one child or resident, or many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.on_register import names_of, people_on
from liushou.care.own_words import own_words
from liushou.care.recording.blank import HEADS, blank_rows, heads
from liushou.care.recording.follow_ups import done as follow_up_done
from liushou.care.recording.follow_ups import names_a_follow_up
from liushou.care.recording.recorded import Entry, Promise, recorded
from liushou.care.who_did import carers
from liushou.care.wording import RECORD_KINDS, record_kind
from liushou.commands.common import (
    ByOption,
    DayOption,
    DryRunOption,
    OnOption,
    OutputOption,
    ResidentsOption,
    RevealOption,
    day_of,
    deliver_blank,
    open_store,
    today,
)
from liushou.commands.complete import ids_of
from liushou.commands.note_text import kept, text_given, words_given
from liushou.commands.recorders import done_on, hint_without, tell_strangers, who_recorded
from liushou.commands.shell_history import KEPT_OUT_OR_EDITED
from liushou.commands.writing import write
from liushou.console import note
from liushou.csvtext import csv_text
from liushou.errors import UsageError
from liushou.records.vocabulary import RecordKind
from liushou.store.drafts import Amendment
from liushou.store.load import Store
from liushou.store.people import person_of


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="谁… 类别",
            help="编号、姓名或条件，最后一个词是类别，如 谈心、家访",
            autocompletion=ids_of("child", "resident"),
        ),
    ] = None,
    by: ByOption = None,
    date_: DayOption = None,
    place: Annotated[str | None, typer.Option("--place", metavar="地点", help="在哪里")] = None,
    text: Annotated[
        str | None, typer.Option("--note", metavar="内容", help=f"谈了什么、看到什么；{KEPT_OUT_OR_EDITED}")
    ] = None,
    edit: Annotated[bool, typer.Option("-e", "--edit", help="打开编辑器写内容")] = False,
    follow_up: Annotated[
        str | None,
        typer.Option("--follow-up", metavar="期限 事项", help='约定的后续，如 "2026-12-01 收回协议"'),
    ] = None,
    done: Annotated[
        bool, typer.Option("--done", help="并把约定的后续记为已完成；有几项时后面写它的期限或序号")
    ] = False,
    sheet: Annotated[
        Path | None, typer.Option("--from", metavar="文件", help="从填好的表（csv、xlsx）记")
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="不记，输出一张待填的表（csv），-o 写到文件")
    ] = False,
    output: OutputOption = None,
    but: Annotated[
        list[str] | None, typer.Option("--except", metavar="谁", help="除去这些；可写多次")
    ] = None,
    residents: ResidentsOption = False,
    again: Annotated[bool, typer.Option("--again", help="同样的记录已有也再记一条")] = False,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """记下做过的事：给一名或几名儿童记一条谈心、家访、亲情电话等，按日期放进档案。

    留守妇女、老人也这样记：写编号或姓名；用条件选他们加 --residents。

    内容敏感，用 -e 或 --note - 写，不留在命令历史里。

    记录人用 --by 写明；不写时用环境变量 LIUSHOU_BY，再用 git config liushou.by。

    成批的事用 --blank 输出表，填好后用 --from 记；没有填日期的行不记。

    例：
    liushou record 王小雨 谈心 --by v-mq1dl -e --follow-up "2026-12-01 收回协议"
    liushou record 班级:五年级1班 寄宿:是 亲情电话 --date 2026-11-18 --dry-run
    """
    store, now = open_store(ctx, keys=True), today(on)
    if sheet is not None:
        if date_ or place or text or edit or follow_up or done or blank or but or residents:
            raise UsageError("--from 表里的日期、内容等都在表里填，命令里只能另写类别和 --by。")
        entries = _from_sheet(store, sheet, words or [], by, now)
        _save(store, entries, (), now, again=again, dry_run=dry_run, reveal=reveal)
        return
    if blank and (place or text or edit or follow_up or done):
        raise UsageError("--blank 只输出待填的表：地点、内容、后续填在表里，再用 --from 记。")
    asked = _asked(words or [], done=done)
    day = done_on(date_, now)
    people, left_out = people_on(store, asked.who, day, but or [], residents=residents)
    if left_out:
        note(f"{day} 不在册，没有算进来：{names_of(store, left_out)}")
    who = who_recorded(store, by)
    if blank:
        rows = blank_rows(store, people, asked.kind, who, day, dated=date_ is not None)
        deliver_blank(csv_text(heads(people), rows), output)
        return
    where, promise = words_given("--place", place), _promise(follow_up, day)
    ended = [follow_up_done(person_of(store, each), asked.follow_up, day) for each in people] if done else []
    about = f"{asked.kind}　{day}　{names_of(store, people)}"
    said = text_given(store, "--note", text, edit=edit, about=about)
    entries = tuple(Entry(each, day, asked.kind, who, where, said, promise) for each in people)
    with kept(said, edited=edit):
        done_now = _save(store, entries, ended, now, again=again, dry_run=dry_run, reveal=reveal)
    if done_now:
        hint_without(who)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom and what kind of record the words mean, and which follow-up was done."""

    who: tuple[str, ...]
    kind: RecordKind
    follow_up: str | None


def _asked(words: Sequence[str], *, done: bool) -> _Asked:
    which = words[-1] if done and words and names_a_follow_up(words[-1]) else None
    *who, kind = words[: -1 if which else None] or [""]
    if not who:
        raise UsageError("要写明谁和类别，类别在最后，如 liushou record 王小雨 谈心。")
    if who[0] in RECORD_KINDS and kind not in RECORD_KINDS:
        raise UsageError(f"类别要写在最后：liushou record {' '.join((*who[1:], kind))} {who[0]}")
    return _Asked(tuple(who), record_kind(kind), which)


def _promise(given: str | None, day: date) -> Promise | None:
    if given is None:
        return None
    word, what = [*own_words(given).split(maxsplit=1), "", ""][:2]
    due = day_of("--follow-up", word or None)
    if due is None or not what:
        raise UsageError('--follow-up 要写期限和事项，如 --follow-up "2026-12-01 收回协议"。')
    promise = Promise(due, what)
    refusal = promise.refusal(day)
    if refusal is not None:
        raise UsageError(f"{refusal}，没有写入任何文件：请核对两个日期。")
    return promise


def _from_sheet(
    store: Store, sheet: Path, words: Sequence[str], by: Sequence[str] | None, today: date
) -> tuple[Entry, ...]:
    # What is needed to understand cells is loaded only where there is a sheet.
    from liushou.care.recording.sheet import Given, entries_in
    from liushou.commands.sheet_in import sheet_rows

    if len(words) > 1:
        raise UsageError("--from 记的人都在表里，命令里只能另写一个类别（表里没有填类别的行用它）。")
    kind = record_kind(words[0]) if words else None
    rows = sheet_rows(store, sheet, "records", HEADS, "date")
    mine = who_recorded(store, by)
    found = entries_in(store, rows, Given(today, kind, mine))
    named = dict.fromkeys(who for entry in found for who in entry.by if who not in mine)
    tell_strangers(carers(store, named).strangers)
    note(f"表里 {len(rows)} 行，写了日期的共 {len(found)} 条记录。")
    return found


def _save(
    store: Store,
    entries: Sequence[Entry],
    ended: Sequence[Amendment],
    today: date,
    *,
    again: bool,
    dry_run: bool,
    reveal: bool,
) -> bool:
    made = recorded(store, entries, again=again)
    if made.there:
        there = tuple(dict.fromkeys(entry.owner for entry in made.there))
        note(f"已有同样的记录，没有再记（要再记一条用 --again）：{names_of(store, there)}")
    people = tuple(dict.fromkeys(entry.owner for entry in made.written))
    counts = "、".join(f"{kind} {count} 条" for kind, count in Counter(e.kind for e in made.written).items())
    told = f"已记录{counts}：{names_of(store, people)}" if people else "没有新的记录"
    if ended:
        told += f"；{len(ended)} 项后续已完成"
    # A follow-up is named by the index its record has before the new one is put in.
    return write(store, (*ended, *made.drafts), today, told, dry_run=dry_run, reveal=reveal)
