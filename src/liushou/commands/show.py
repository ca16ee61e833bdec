"""`liushou show`: one archive as a person reads it, with its timeline."""

import json
from datetime import date
from typing import Annotated

import typer

from liushou.commands.common import (
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    deliver,
    open_store,
    today,
)
from liushou.dates import full_years
from liushou.printable import printable
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.present import Naming, Presenter
from liushou.records.reveal import as_values
from liushou.records.standing import in_focus, is_official, judged_day, standing
from liushou.records.timeline import timeline
from liushou.store.load import Store
from liushou.store.who import find_one, title_of
from liushou.textwidth import pad, width, wrap

_PEOPLE: tuple[KindName, ...] = ("child", "volunteer", "activity", "resident", "term")
_IN_TIMELINE = frozenset({"records", "cases", "pairings"})
_LINE = 80


def command(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="谁", help="编号，或唯一的姓名、活动名称", show_default=False)
    ],
    on: OnOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table 或 json")] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """查看一份档案：各项内容，儿童还有按日期排列的经过。敏感内容默认遮盖，--reveal 显示。

    例：
    liushou show c-7kq2m
    liushou show 王小雨 --reveal
    """
    store, day = open_store(ctx), today(on)
    kind, record_id, record = find_one(store, who, _PEOPLE)
    if chosen_format(style, output, ("table", "json"), to_file=output is not None) == "json":
        deliver(json.dumps(as_values(record, reveal=reveal), ensure_ascii=False, indent=2), output)
        return
    text = [f"{title_of(record)}　{BY_NAME[kind].label} {record_id}", ""]
    if isinstance(record, Child):
        text += [_summary(record, store, day), ""]
    presenter = Presenter(_naming(store), reveal)
    text += _fields(record, presenter)
    if isinstance(record, Child):
        text += ["", "经过", *_timeline(record, presenter)]
    deliver("\n".join(printable(line) for line in text), output)


def _summary(child: Child, store: Store, day: date) -> str:
    judged = judged_day(child, day)
    then = standing(child, judged)
    parts = [
        f"{full_years(child.birth_date, day)} 岁",
        then.school.class_label if then.school else None,
        then.left_behind,
        "国家口径农村留守儿童" if is_official(child, judged, store.unit.min_away_months) else None,
        "重点关爱" if in_focus(child, day) else None,
        child.status,
    ]
    return f"{day}：" + "　".join(part for part in parts if part)


def _fields(record: Record, presenter: Presenter) -> list[str]:
    hidden = _IN_TIMELINE if isinstance(record, Child) else frozenset()
    shown = list(presenter.lines(record, hidden))
    room = max(width(line.label) for line in shown) + 2
    text = []
    for line in shown:
        first, *rest = wrap(line.text, _LINE - room)
        text.append(f"{pad(line.label, room)}{first}")
        text += [" " * room + following for following in rest]
    return text


def _timeline(child: Child, presenter: Presenter) -> list[str]:
    text = []
    for event in timeline(child):
        who = "、".join(presenter.naming(person) for person in event.who)
        words = presenter.shown(event.text, event.mark) if event.text else ""
        told = "　".join(part for part in (event.kind, who, words) if part)
        first, *rest = wrap(told, _LINE - 12)
        text += [f"{event.day}  {first}", *(" " * 12 + following for following in rest)]
    return text


def _naming(store: Store) -> Naming:
    def name(word: str) -> str:
        child = store.children.get(word)
        return child.name if child else store.name_of(word)

    return name
