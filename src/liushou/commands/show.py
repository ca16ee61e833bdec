"""`liushou show`: one archive as a person reads it, on a screen."""

import json
from typing import Annotated

import typer

from liushou.commands.common import (
    AtOption,
    OnOption,
    OutputOption,
    RevealOption,
    chosen_format,
    deliver,
)
from liushou.commands.complete import ids_of
from liushou.commands.opened import opened
from liushou.commands.revealing import reveal_in
from liushou.printable import printable
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.helpers import helpers_of
from liushou.records.kinds import KindName
from liushou.records.present import Presenter
from liushou.records.resident import Resident
from liushou.records.reveal import as_values
from liushou.records.term import Term
from liushou.records.volunteer import Volunteer
from liushou.screens.naming import naming
from liushou.screens.pages.parts import View, page
from liushou.store.who import find_one

_PEOPLE: tuple[KindName, ...] = ("child", "volunteer", "activity", "resident", "term")


def command(
    ctx: typer.Context,
    who: Annotated[
        str,
        typer.Argument(
            metavar="谁",
            help="编号，或唯一的姓名、活动名称",
            show_default=False,
            autocompletion=ids_of("child", "volunteer", "activity", "resident", "term"),
        ),
    ],
    all_: Annotated[
        bool, typer.Option("--all", help="列出全部经过（不只是最近的 15 项）和每一项承诺")
    ] = False,
    on: OnOption = None,
    at: AtOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table 或 json")] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """查看一份档案。儿童：谁在照顾、待办、个案、经过、成绩；敏感内容默认遮盖，--reveal 显示。

    例：
    liushou show c-7kq2m
    liushou show 王小雨 --at 2026-06-30
    """
    now = opened(ctx, at, on, keys=reveal)
    store, day = now.store, now.day
    _, id_, record = find_one(store, who, _PEOPLE)
    if reveal:
        reveal_in(store, "show", (id_,))
    if chosen_format(style, output, ("table", "json"), to_file=output is not None) == "json":
        deliver(json.dumps(as_values(record, reveal=reveal), ensure_ascii=False, indent=2), output)
        return
    if isinstance(record, Child):
        # Only children were promised anything; their page reads the lists too.
        from liushou.commands.unread_lists import say_unread_lists

        say_unread_lists(store.unit)
    presenter = Presenter(naming(store, terms=True), reveal)
    helpers = helpers_of(store.children.values(), store.volunteers)
    lines = page_of(record, View(store, day, presenter, helpers), every_event=all_)
    deliver("\n".join(printable(line) for line in lines), output)


def page_of(record: Record, view: View, *, every_event: bool) -> list[str]:
    """The lines of the page of one record; the module of its kind is imported only where it is shown."""
    if isinstance(record, Child):
        from liushou.screens.pages.child import child_head, child_sections

        return page(child_head(record, view), child_sections(record, view, every_event=every_event))
    if isinstance(record, Volunteer):
        from liushou.screens.pages.volunteer import volunteer_head, volunteer_sections

        return page(volunteer_head(record, view), volunteer_sections(record, view))
    if isinstance(record, Activity):
        from liushou.screens.pages.activity import activity_head, activity_sections

        return page(activity_head(record, view), activity_sections(record, view))
    if isinstance(record, Term):
        from liushou.screens.pages.term import term_head, term_sections

        return page(term_head(record, view), term_sections(record, view))
    if isinstance(record, Resident):
        from liushou.screens.pages.resident import resident_head, resident_sections

        return page(resident_head(record, view), resident_sections(record, view, every_event=every_event))
    raise TypeError(f"no page for {type(record).__name__}")
