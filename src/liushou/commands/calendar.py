"""`liushou calendar`: the term day by day."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from liushou.care.ics import ics
from liushou.care.schedule.entry import KINDS, Entry
from liushou.care.schedule.events import events
from liushou.care.schedule.months import by_month
from liushou.care.schedule.schedule import Schedule, of_days, schedule
from liushou.commands.common import (
    DOCUMENT_FORMATS,
    OnOption,
    OutputOption,
    TermOption,
    chosen_format,
    deliver,
    deliver_csv,
    open_store,
    term_of,
    today,
)
from liushou.console import coloured, note, terminal
from liushou.csvtext import csv_text
from liushou.dates import Interval, month_days
from liushou.documents.frontmatter import Audience
from liushou.errors import UsageError
from liushou.records.term import Term
from liushou.screens.calendar import calendar_lines
from liushou.screens.schedule import conflict_texts, for_reader, leads
from liushou.store.load import Store
from liushou.terms import term_name, vacation_name

_FORMATS = ("table", "json", "csv", *DOCUMENT_FORMATS, "ics")
_HEADS = ("开始日期", "结束日期", "开始", "结束", "类别", "内容", "负责人", "地点", "说明", "冲突")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
_BETWEEN = re.compile(r"[,，、\s]+")
_FILE_WIDTH = 80
_CAN_COLLIDE = frozenset({"活动", "场次"})


def command(
    ctx: typer.Context,
    term: TermOption = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="月份", help="只看这个月，如 2026-11", show_default=False)
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="种类", help=f"只看这些：{'、'.join(KINDS)}", show_default=False),
    ] = None,
    on: OnOption = None,
    style: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="table、json、csv、md、docx、pdf、html 或 ics"),
    ] = None,
    output: OutputOption = None,
    audience: Annotated[
        Audience,
        typer.Option(
            "--audience",
            metavar="读者",
            help="internal（缺省）；superior、public 不列生日和冲突",
            show_default=False,
        ),
    ] = "internal",
) -> None:
    """学期行事历，逐日排开：计划、活动和场次、职责期限、生日、节日、放假、调休。

    同一时间用到同一个人、同一处地方的，标为冲突。用 -o 写成 docx、pdf，或给手机日历用的 ics。

    例：
    liushou calendar --term
    liushou calendar --month 2026-12 --only 活动、场次 -o 十二月.ics
    """
    store, day = open_store(ctx), today(on)
    form = chosen_format(style, output, _FORMATS, to_file=output is not None)
    days = _month_of(month)
    chosen = store.terms[term_of(store, term, (days.last if days else None) or day)]
    found = _narrowed(for_reader(schedule(store, chosen), audience, store), days, _kinds(only))
    since = days.first if days else date.min
    if form == "json":
        deliver(json.dumps([_json(each) for each in found.entries], ensure_ascii=False, indent=2), output)
    elif form == "csv":
        deliver_csv(csv_text(_HEADS, [_cells(store, each) for each in found.entries]), output)
    elif form == "ics":
        name = f"{store.unit.unit.name}{term_name(chosen.id)}行事历"
        deliver(ics(events(store, chosen, found.entries), name, day), output)
    elif form in DOCUMENT_FORMATS:
        # Only documents need templates.
        from liushou.commands.calendar_document import calendar_document

        content = calendar_document(store, chosen, found, form, on=day, audience=audience, not_before=since)
        deliver(content, output)
    else:
        _show(store, chosen, found, day, since, output)
    _tell(store, found)


def _month_of(word: str | None) -> Interval | None:
    written = _MONTH.fullmatch(word) if word else None
    if word is not None and written is None:
        raise UsageError(f"--month 后面的“{word}”不是月份：请写成 2026-11 的样子。")
    return month_days(date(int(written[1]), int(written[2]), 1)) if written else None


def _kinds(words: Iterable[str] | None) -> tuple[str, ...]:
    """The kinds asked for, all where none is; several may stand in one word. Raises UsageError."""
    asked = [kind for word in words or () for kind in _BETWEEN.split(word) if kind]
    for kind in asked:
        if kind not in KINDS:
            raise UsageError(f"--only 没有“{kind}”这一类：可用 {'、'.join(KINDS)}。")
    return tuple(asked) or KINDS


def _narrowed(found: Schedule, days: Interval | None, kinds: Sequence[str]) -> Schedule:
    entries = found.entries if days is None else of_days(found.entries, days)
    colliding = found.collisions if _CAN_COLLIDE.intersection(kinds) else ()
    return Schedule(
        tuple(entry for entry in entries if entry.kind in kinds),
        tuple(each for each in colliding if days is None or days.holds(each.day)),
    )


def _show(store: Store, term: Term, found: Schedule, day: date, since: date, output: Path | None) -> None:
    vacation = f"，{vacation_name(term.id)}至 {term.vacation.to}" if term.vacation else ""
    width = terminal().width if output is None else _FILE_WIDTH
    lines = [
        ((f"{store.unit.unit.name}　{term_name(term.id)}行事历", "bold"),),
        ((f"学期 {term.begins} 至 {term.ends}{vacation}\n", ""),),
        *calendar_lines(store, by_month(found.entries, term, since), day, width),
    ]
    if output is None:
        coloured(lines)
    else:
        deliver("".join("".join(text for text, _ in line) + "\n" for line in lines), output)


def _tell(store: Store, found: Schedule) -> None:
    """How much there is, and what collides, on standard error."""
    note(f"共 {len(found.entries)} 项" if found.entries else "这段时间没有安排。")
    if found.collisions:
        note(f"时间冲突 {len(found.collisions)} 处，请错开或换人：")
        for text in conflict_texts(store, found.collisions):
            note(f"  {text}")


def _json(entry: Entry) -> dict[str, object]:
    return {
        "from": entry.first.isoformat(),
        "to": entry.last.isoformat(),
        "start": entry.start,
        "end": entry.end,
        "kind": entry.kind,
        "what": entry.what,
        "who": entry.who,
        "place": entry.place or None,
        "activity": entry.source if entry.kind in _CAN_COLLIDE else None,
        "conflict": entry.conflict or None,
    }


def _cells(store: Store, entry: Entry) -> tuple[object, ...]:
    lead = "、".join(leads(store, entry))
    time = entry.start, entry.end
    rest = entry.kind, entry.what, lead, entry.place, entry.detail, entry.conflict
    return entry.first, entry.last, *time, *rest
