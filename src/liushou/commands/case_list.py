"""`liushou case list`: the cases as a table, JSON or CSV, texts covered unless asked for."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from liushou.care.casework.listed import Listed, cases_of
from liushou.care.on_register import class_on
from liushou.commands.common import chosen_format, deliver, deliver_csv
from liushou.commands.revealing import reveal_in
from liushou.console import note, table
from liushou.csvtext import csv_text
from liushou.records.fields import CARE
from liushou.records.masks import mask
from liushou.records.reveal import as_values
from liushou.records.vocabulary import CaseLevel
from liushou.sealed import without_tokens
from liushou.store.load import Store
from liushou.store.who import find_many

_HEADS = ("立案日期", "天数", "等级", "类别", "儿童", "班级", "负责人", "最近一步")
_CLOSED = "办结日期"


def show(
    store: Store,
    who: Sequence[str],
    day: date,
    *,
    level: CaseLevel | None,
    every: bool,
    style: str | None,
    output: Path | None,
    reveal: bool,
) -> None:
    """The cases open on `day` of the children that `who` means, of all children without words."""
    form = chosen_format(style, output, ("table", "json", "csv"), to_file=output is not None)
    children = (store.children[each] for each in find_many(store, who, "child", day))
    found = cases_of(children, day, level=level, every=every)
    if reveal:
        reveal_in(store, "case list", {one.child.id for one in found})
    if form == "json":
        values = [_values(store, one, day, reveal=reveal) for one in found]
        deliver(json.dumps(values, ensure_ascii=False, indent=2), output)
        return
    heads = (*_HEADS, _CLOSED) if every else _HEADS
    rows = [_row(store, one, day, reveal=reveal)[: len(heads)] for one in found]
    if form == "csv":
        deliver_csv(csv_text(heads, rows), output)
        return
    table(heads, rows, numbers=(1,))
    opens = sum(one.case.open_on(day) for one in found)
    note(f"未办结 {opens} 个" + (f"，已办结 {len(found) - opens} 个" if every else ""))


def _row(store: Store, one: Listed, day: date, *, reveal: bool) -> list[str]:
    case, last = one.case, one.last
    return [
        case.opened.isoformat(),
        str(one.days),
        case.level,
        case.kind,
        one.child.name,
        class_on(store, one.child.id, day) or "",
        "、".join(store.name_of(who) for who in case.by or ()),
        ""
        if last is None
        else f"{last[0]} {_shown(last[1], reveal=reveal)}"
        if reveal
        else last[0].isoformat(),
        case.closed.isoformat() if case.closed else "",
    ]


def _values(store: Store, one: Listed, day: date, *, reveal: bool) -> dict[str, object]:
    last = one.last
    return {
        "child": one.child.id,
        "name": one.child.name,
        "class": class_on(store, one.child.id, day),
        "days": one.days,
        **as_values(one.case, reveal=reveal),
        "last": {"date": last[0].isoformat(), "what": _shown(last[1], reveal=reveal)} if last else None,
    }


def _shown(text: str, *, reveal: bool) -> str:
    return without_tokens(text) if reveal else mask(text, CARE)
