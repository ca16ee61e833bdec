"""`liushou case`: keep a case from the day it is opened until it is closed."""

from typing import Annotated

import typer

from liushou.care.casework.steps import (
    NewCase,
    closed,
    escalate_new_by,
    escalated,
    find_open,
    opened,
    stepped,
)
from liushou.care.on_register import children_on
from liushou.care.wording import case_kind, case_level
from liushou.commands.case_list import show
from liushou.commands.common import (
    ByOption,
    DayOption,
    DryRunOption,
    OnOption,
    OutputOption,
    RevealOption,
    day_of,
    open_store,
    today,
)
from liushou.commands.complete import ids_of
from liushou.commands.note_text import kept, text_given, words_given
from liushou.commands.recorders import done_on, who_recorded
from liushou.commands.revealing import asks_sealed
from liushou.commands.shell_history import KEPT_OUT, KEPT_OUT_OR_EDITED
from liushou.commands.writing import write
from liushou.console import note
from liushou.errors import UsageError
from liushou.records.careplan import Case
from liushou.records.child import Child
from liushou.store.load import Store
from liushou.store.who import find_one

WhoArgument = Annotated[
    str,
    typer.Argument(metavar="谁", help="儿童的编号或姓名", show_default=False, autocompletion=ids_of("child")),
]
CaseOption = Annotated[
    str | None,
    typer.Option("--case", metavar="哪个", help="有几个未办结的个案时，写它的序号、立案日期或类别"),
]
WhatOption = Annotated[
    str | None, typer.Option("--what", metavar="内容", help=f"发生了什么、做了什么；{KEPT_OUT_OR_EDITED}")
]
EditOption = Annotated[bool, typer.Option("-e", "--edit", help="打开编辑器写内容")]


def command() -> None:
    """个案：立案（open）、记经过（step）、上报（escalate）、办结（close），列出未办结的（list）。

    内容敏感，用 -e 或 --what - 写，不留在命令历史里。

    例：
    liushou case open 王小雨 监护 --level 重点 -e
    liushou case list
    """


def open_(
    ctx: typer.Context,
    who: WhoArgument,
    kind: Annotated[
        str, typer.Argument(metavar="类别", help="生活、学习、心理、行为、安全、监护、健康、法律、其他")
    ],
    level: Annotated[
        str, typer.Option("--level", metavar="等级", help="一般、重点或紧急；不写为一般", show_default=False)
    ] = "一般",
    what: WhatOption = None,
    edit: EditOption = False,
    by: ByOption = None,
    date_: DayOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """立案：发现了问题。

    --by 是负责人。紧急的当天或第二天要上报。

    例：
    liushou case open 王小雨 监护 --level 紧急 -e
    liushou case open c-7kq2m 心理 --what - --by v-mq1dl
    """
    store, now = open_store(ctx, keys=True), today(on)
    day, meant, grade = done_on(date_, now), case_kind(kind), case_level(level)
    child = store.children[find_one(store, who, ("child",))[1]]
    children_on(store, [child.id], day)
    people = who_recorded(store, by)
    text = _text(store, "--what", what, edit=edit, about=f"立案　{meant}（{grade}）　{child.name}")
    new = NewCase(day, meant, grade, text, people)
    told = f"已立案：{child.name}（{child.id}）{meant}·{grade}"
    with kept(text, edited=edit):
        write(store, opened(child, new), now, told, dry_run=dry_run, reveal=reveal)
    deadline = escalate_new_by(new)
    if deadline is not None:
        note(
            f"紧急个案最迟 {deadline} 要上报，报了以后记下：\n"
            f"  liushou case escalate {child.id} --to 镇儿童督导员"
        )
    if meant == "监护":
        note(
            "孩子无人照料、受到侵害或者面临危险的，应当立即向公安、民政、教育等部门报告"
            "（未成年人保护法第十一条，强制报告）。"
        )


def step(
    ctx: typer.Context,
    who: WhoArgument,
    what: WhatOption = None,
    edit: EditOption = False,
    case: CaseOption = None,
    by: ByOption = None,
    date_: DayOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """记经过：为这个个案做了什么。

    重点个案每十四天至少有一步。

    例：
    liushou case step 王小雨 -e
    liushou case step c-7kq2m --case 心理 --what - --date 2026-11-18
    """
    store, now = open_store(ctx, keys=True), today(on)
    day = done_on(date_, now)
    child, index, label = _found(store, who, case)
    people = who_recorded(store, by)
    text = _text(store, "--what", what, edit=edit, about=f"经过　{day}　{label}")
    with kept(text, edited=edit):
        drafts = stepped(child, index, day, text, people)
        write(store, drafts, now, f"已记经过：{label}", dry_run=dry_run, reveal=reveal)


def escalate(
    ctx: typer.Context,
    who: WhoArgument,
    to: Annotated[str, typer.Option("--to", metavar="对象", help="向谁上报，如 镇儿童督导员、派出所")],
    reply: Annotated[
        str | None,
        typer.Option("--reply", metavar="答复", help=f"对方的答复，可以以后再补；{KEPT_OUT}"),
    ] = None,
    case: CaseOption = None,
    date_: DayOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """上报：向谁报告了这个个案。

    已经上报、还没有答复的，再写 --reply 就把答复补在那一次。

    例：
    liushou case escalate 王小雨 --to 镇儿童督导员
    liushou case escalate 王小雨 --to 镇儿童督导员 --reply -
    """
    store, now = open_store(ctx, keys=True), today(on)
    done_on(date_, now)
    child, index, label = _found(store, who, case)
    text = text_given(store, "--reply", reply, edit=False, about="")
    whom = words_given("--to", to) or ""
    drafts = escalated(child, index, whom, day_of("--date", date_), now, text)
    told = f"已记上报{'和答复' if text else ''}：{label}，{whom}"
    write(store, drafts, now, told, dry_run=dry_run, reveal=reveal)


def close(
    ctx: typer.Context,
    who: WhoArgument,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="结果", help=f"怎样解决的；{KEPT_OUT_OR_EDITED}")
    ] = None,
    edit: EditOption = False,
    legal_aid: Annotated[bool, typer.Option("--legal-aid", help="得到了法律援助")] = False,
    case: CaseOption = None,
    date_: DayOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    reveal: RevealOption = False,
) -> None:
    """办结：问题解决了。

    --date 是办结的日期，从那天起不再算未办结。

    例：
    liushou case close 王小雨 -e
    liushou case close c-7kq2m --case 2026-09-10 --outcome 已转到父母身边 --legal-aid
    """
    store, now = open_store(ctx, keys=True), today(on)
    day = done_on(date_, now)
    child, index, label = _found(store, who, case)
    text = _text(store, "--outcome", outcome, edit=edit, about=f"结果　{day}　{label}")
    with kept(text, edited=edit):
        drafts = closed(child, index, day, text, legal_aid=legal_aid)
        write(store, drafts, now, f"已办结：{label}", dry_run=dry_run, reveal=reveal)


def list_(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[谁]…", help="编号、姓名或条件；不写为全部儿童", autocompletion=ids_of("child")
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="办结的也列出")] = False,
    level: Annotated[str | None, typer.Option("--level", metavar="等级", help="只列这一等级")] = None,
    on: OnOption = None,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table、json 或 csv")] = None,
    output: OutputOption = None,
    reveal: RevealOption = False,
) -> None:
    """列出未办结的个案，紧急的在前。

    内容默认遮盖，--reveal 显示。

    例：
    liushou case list
    liushou case list 村:朝阳村 --all --reveal
    """
    store, day = open_store(ctx, keys=reveal or asks_sealed(who or [])), today(on)
    only = case_level(level) if level else None
    show(store, who or [], day, level=only, every=every, style=style, output=output, reveal=reveal)


ACTIONS = {"open": open_, "step": step, "escalate": escalate, "close": close, "list": list_}


def _found(store: Store, who: str, case: str | None) -> tuple[Child, int, str]:
    """The child, the index of its case, and what messages call the case."""
    child = store.children[find_one(store, who, ("child",))[1]]
    index = find_open(child, case)
    return child, index, _label(child, child.cases[index])


def _label(child: Child, case: Case) -> str:
    return f"{child.name}（{child.id}）{case.opened} 立案的{case.kind}·{case.level}"


def _text(store: Store, option: str, given: str | None, *, edit: bool, about: str) -> str:
    text = text_given(store, option, given, edit=edit, about=about)
    if text is None:
        raise UsageError(f"要用 {option} 写明内容（写 - 从标准输入读），或用 -e 打开编辑器写。")
    return text
