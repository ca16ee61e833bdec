"""`liushou resolve`: what a merge left to be decided, one by one, in the words of the field."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

from liushou.commands.common import (
    DryRunOption,
    OnOption,
    RevealOption,
    chosen_format,
    loaded,
    root_of,
    today,
)
from liushou.commands.resolve.asking import Desk
from liushou.commands.resolve.files import left_in, meant, names_of
from liushou.commands.resolve.running import Run, merged, resolve_all, say_what_stopped
from liushou.console import note, out, terminal
from liushou.errors import Status, UsageError
from liushou.history.resolving.conflict import Conflict
from liushou.history.words.wording import Wording
from liushou.screens.naming import naming
from liushou.screens.resolve import whose
from liushou.screens.resolve_list import conflict_json, listed


def command(
    ctx: typer.Context,
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar="[谁|文件]…", help="只处理这些：编号、姓名、名称或文件", show_default=False),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="只列出要选的地方")] = False,
    ours: Annotated[bool, typer.Option("--ours", help="全部用第 1 种：合并时是本机的")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="全部用第 2 种：合并时是对方的")] = False,
    dry_run: DryRunOption = False,
    on: OnOption = None,
    style: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="--list 的格式：text 或 json")
    ] = None,
    reveal: RevealOption = False,
) -> None:
    """处理合并冲突：两个人改了同一处，一处一处地选用谁的。

    各加各的记录、改的是不同的字段，先按内容合并，两边都留，不用选。

    剩下的写明是谁的档案、哪一项、两边各是什么、谁在哪天改的。

    检查过才写入；跳过的留着标记，下次再选。不会替您 git add、git commit。

    例：
    liushou resolve
    liushou resolve 王小雨 --theirs --dry-run
    """
    if ours and theirs:
        raise UsageError("--ours 和 --theirs 只能用一个。")
    form = chosen_format(style, None, ("text", "json"), to_file=False)
    if form == "json" and not list_:
        raise UsageError("--format json 要和 --list 一起用。")
    store = loaded(root_of(ctx))
    left = left_in(store)
    wording = Wording(naming(store), reveal, today(on))
    desk = Desk(store, wording.on, wording, "ours" if ours else "theirs" if theirs else None)
    run = Run(desk, left, meant(left.conflicts, who or (), store.root), dry_run)
    for path in left.others:
        note(f"注意：{path} 也有冲突，但不是档案，请自己处理。")
    if not list_:
        if resolve_all(run):
            raise typer.Exit(Status.FINDINGS)
        return
    waiting = tuple(merged(one, store) for one in run.chosen if one.form != "ready")
    waiting = tuple(one for one in waiting if one.form != "blocks" or one.answered().blocks)
    _list(run, waiting, as_json=form == "json")
    if waiting:
        raise typer.Exit(Status.FINDINGS)


def _list(run: Run, waiting: Sequence[Conflict], *, as_json: bool) -> None:
    """What is to be decided, as text or as JSON."""
    desk = run.desk
    named = [(one, names_of(desk.store.root, run.left.undertaking, one)) for one in waiting]
    if as_json:
        found = [conflict_json(one, names, desk.wording) for one, names in named]
        out(json.dumps(found, ensure_ascii=False, indent=2))
        return
    say_what_stopped(run, len(waiting))
    for one, names in named:
        out(f"\n{whose(one)}")
        out("\n".join(listed(one, names, desk.wording, terminal().width)))
    if not waiting:
        note("没有要处理的冲突。")
